import TillESCPOS

/// A profile for people and scripts.
struct ProfileSummary: Encodable {
    var name: String
    var vendor: String
    var title: String
    var columns: Int
    var widthDots: Int
    var dotsPerInch: Int
    var codePages: [String: String]
    var multiByte: String?
    var cut: String
    var image: String
    var qr: Bool
    var pdf417: Bool
    var drawer: Bool
    var red: Bool
    var confirmsPrints: Bool
    var status: String
    var provenance: [String: String]
    var sources: [String]

    init(_ profile: PrinterProfile) {
        name = profile.name
        vendor = profile.vendor
        title = profile.title
        columns = profile.columns
        widthDots = profile.widthDots
        dotsPerInch = profile.dotsPerInch
        codePages = Dictionary(profile.codePages.map { (String($0.number), $0.page.name) }) { first, _ in first }
        multiByte = profile.multiByte?.rawValue
        cut = profile.cut.rawValue
        image = profile.image.rawValue
        qr = profile.nativeQR
        pdf417 = profile.nativePDF417
        drawer = profile.drawer
        red = profile.hasRed
        confirmsPrints = profile.processID
        status = Self.status(profile.status)
        provenance = profile.provenance.mapValues(\.rawValue)
        sources = profile.sources
    }

    private static func status(_ status: PrinterProfile.StatusCapabilities) -> String {
        if status.isHarmful { return "none" }
        if status.automatic { return "asb" }
        return status.realTime ? "poll" : "none"
    }

    static func table(_ profiles: [ProfileSummary]) -> String {
        var table = TextTable(["PROFILE", "COLUMNS", "DOTS", "€", "CUT", "QR", "CONFIRMS", "STATUS", "FOR"])
        for profile in profiles {
            table.add([
                profile.name, "\(profile.columns)", "\(profile.widthDots)", profile.hasEuro ? "yes" : "drawn",
                profile.cut, profile.qr ? "yes" : "drawn", profile.confirmsPrints ? "yes" : "no", profile.status,
                profile.title,
            ])
        }
        return table.text
    }

    private var hasEuro: Bool {
        codePages.values.contains { CodePage.named($0)?.byte(for: "€") != nil }
    }

    /// Everything, one fact a line.
    var page: String {
        let pages = codePages.sorted { (Int($0.key) ?? 0) < (Int($1.key) ?? 0) }.map { "\($0.key) \($0.value)" }
        var facts = [
            ("profile", name), ("for", title), ("maker", vendor.isEmpty ? "any" : vendor),
            ("columns", "\(columns) of font A"), ("width", "\(widthDots) dots at \(dotsPerInch) dpi"),
            ("code pages", pages.joined(separator: ", ")), ("two-byte set", multiByte ?? "none"), ("cut", cut),
            ("pictures", image), ("qr", qr ? "by the printer" : "drawn as a picture"),
            ("pdf417", pdf417 ? "by the printer" : "drawn as a picture"), ("drawer connector", drawer ? "yes" : "no"),
            ("second colour", red ? "red" : "no"), ("confirms prints", confirmsPrints ? "yes" : "no"),
            ("status", status),
        ]
        facts += provenance.sorted { $0.key < $1.key }.map { ("known: \($0.key)", $0.value) }
        facts += sources.map { ("source", $0) }
        let width = facts.map(\.0.count).max() ?? 0
        return facts.map { name, value in
            name + String(repeating: " ", count: width - name.count + 2) + value
        }.joined(separator: "\n")
    }
}
