/// What a printer says of itself, weighed against one profile at a time.
struct ProfileEvidence {
    /// Longest part of an answer that is quoted.
    private static let maxQuotedCharacters = 40

    private let maker: String?
    private let model: String?
    private let firmware: String?
    private let usb: USBIdentity?

    init(identity: [String: String], usb: USBIdentity?) {
        maker = Self.quotable(identity["maker"])
        model = Self.quotable(identity["model"])
        firmware = Self.quotable(identity["firmware"])
        self.usb = usb
    }

    /// What speaks for a profile, or `nil` if nothing does.
    func guess(_ profile: PrinterProfile) -> ProfileGuess? {
        if Self.safe.contains(profile.name) {
            return guess(profile, .safe, "it expects what printers have in common; the paper must be as wide")
        }
        let ids = profile.usbIDs.compactMap { USBIdentity($0) }
        let matching = usb.flatMap { usb in ids.first { usb.isAmong($0) } }
        let isContradicted = usb != nil && !ids.isEmpty && matching == nil
        let saysModel = model.map { model in profile.modelIDs.contains { Self.same($0, model) } } ?? false
        switch (saysModel && makerFits(profile), matching, isContradicted) {
        case (true, let id?, _):
            return guess(profile, .likely, "GS I says \(said), and USB \(id) is its maker's; imitations can say both")
        case (true, nil, true):
            return guess(profile, .doubtful, "GS I says \(said), but USB \(usbText) is another maker's: an imitation")
        case (true, nil, false):
            return guess(profile, .possible, "GS I says \(said); imitations say so too")
        case (false, let id?, _) where id.product != nil:
            return guess(profile, .possible, "printers of this kind are USB \(id), as are others")
        case (false, let id?, _):
            return guess(profile, .doubtful, "USB \(id) is its maker's, but GS I says \(said)")
        case (false, nil, false) where saysMaker(profile):
            return guess(profile, .doubtful, "GS I says \(said): the maker's, but no model that is known")
        default: return nil
        }
    }

    private func guess(
        _ profile: PrinterProfile,
        _ confidence: ProfileGuess.Confidence,
        _ reason: String
    ) -> ProfileGuess {
        ProfileGuess(
            profile: profile.name,
            confidence: confidence,
            reason: reason + ". Print the test page and compare."
        )
    }

    /// A printer that does not tell its maker is taken at its model's word.
    private func makerFits(_ profile: PrinterProfile) -> Bool { maker == nil || saysMaker(profile) }

    private func saysMaker(_ profile: PrinterProfile) -> Bool {
        guard let maker, let expected = profile.makerID else { return false }
        return Self.same(maker, expected)
    }

    /// What GS I answered, e.g. `EPSON TM-T88V (firmware 1.05)`.
    private var said: String {
        let name = [maker, model].compactMap { $0 }.joined(separator: " ")
        return (name.isEmpty ? "nothing" : name) + (firmware.map { " (firmware \($0))" } ?? "")
    }

    private var usbText: String { usb?.description ?? "" }

    private static let safe = ["generic58", "generic80"]

    private static func same(_ left: String, _ right: String) -> Bool { left.lowercased() == right.lowercased() }

    /// Printable ASCII without outer spaces; `nil` if nothing is left.
    private static func quotable(_ answer: String?) -> String? {
        let printable = (answer ?? "").unicodeScalars.prefix(maxQuotedCharacters).filter {
            (0x20...0x7E).contains($0.value)
        }
        let words = String(String.UnicodeScalarView(printable)).split(separator: " ")
        return words.isEmpty ? nil : words.joined(separator: " ")
    }
}
