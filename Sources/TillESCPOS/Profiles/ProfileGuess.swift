/// A profile that a printer may have, and why. Never a decision: a technician prints the test page and compares.
public struct ProfileGuess: Sendable, Equatable {
    /// In words, as no number could be justified. The order is that in which to try.
    public enum Confidence: String, Sendable, Equatable, CaseIterable {
        /// Two independent answers agree.
        case likely
        /// One answer says so.
        case possible
        /// Made for printers that are not known.
        case safe
        /// Something speaks against it, or only the maker is known.
        case doubtful
    }

    /// The profile's name.
    public let profile: String
    public let confidence: Confidence
    /// A sentence for people. What the printer said is quoted, shortened and without control characters.
    public let reason: String

    public init(profile: String, confidence: Confidence, reason: String) {
        self.profile = profile
        self.confidence = confidence
        self.reason = reason
    }
}

extension PrinterProfile {
    /// Most guesses given; of more, the last are left out.
    static let maxGuesses = 8

    /// The built-in profiles that may fit a printer, the best first. The generic ones are always among them.
    ///
    /// Imitations answer GS I with the names of the printers that they imitate, so that an answer alone makes no
    /// profile likely; and none is chosen here.
    ///
    /// - Parameters:
    ///   - identity: the answers to GS I 66 (`maker`), 67 (`model`) and 65 (`firmware`), as far as there are any.
    ///   - usb: what the USB descriptor says, if the printer is on USB.
    public static func guesses(identity: [String: String], usb: USBIdentity? = nil) -> [ProfileGuess] {
        let evidence = ProfileEvidence(identity: identity, usb: usb)
        let guesses = builtIn.compactMap(evidence.guess)
        let ordered = ProfileGuess.Confidence.allCases.flatMap { confidence in
            guesses.filter { $0.confidence == confidence }
        }
        // The safe ones stay, whatever else has to go.
        let doubtful = ordered.filter { $0.confidence == .doubtful }
        let others = ordered.filter { $0.confidence != .doubtful }
        return others + doubtful.prefix(max(maxGuesses - others.count, 0))
    }
}
