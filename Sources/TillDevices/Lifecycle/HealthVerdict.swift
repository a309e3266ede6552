import TillDeviceKit

/// How a test of a device ended.
public struct HealthVerdict: Equatable, Sendable, Codable {
    /// What a scanner read during the test.
    public struct Scan: Equatable, Sendable, Codable {
        public var text: String
        /// The label's bytes, two digits each.
        public var hex: String
        public var symbology: String
        /// The AIM prefix; empty where none was sent.
        public var aim: String
        /// What the label suggests about the scanner's keyboard layout; nil where it suggests nothing.
        public var hint: String?
    }

    public var device: String
    public var level: HealthLevel
    public var passed: Bool
    /// What was found, for a person.
    public var text: String
    /// What to do next; empty where it passed.
    public var next: String
    /// UnifiedPOS `CheckHealthText`, as the driver said it; empty where it said nothing.
    public var checkHealthText: String
    public var scan: Scan?
}

/// Whether a scanner that types seems to type for another keyboard than the till reads with.
enum ScanLayoutHint {
    /// The row of digits of a French (AZERTY) keyboard without shift, from 1 to 9 and 0.
    private static let french: Set<Character> = ["&", "é", "\"", "'", "(", "-", "è", "_", "ç", "à"]
    /// The row of digits of a US keyboard with shift: what digits become that are typed for a French keyboard.
    private static let shifted: Set<Character> = ["!", "@", "#", "$", "%", "^", "&", "*", "(", ")"]
    /// Shorter labels are too likely to be what they look like.
    private static let lengthMin = 6

    static func hint(_ text: String) -> String? {
        guard text.count >= lengthMin else { return nil }
        if text.allSatisfy({ $0.isASCII && $0.isNumber }) { return "digits arrive as digits: the layout fits" }
        if text.allSatisfy(shifted.contains) {
            return "every digit came with shift: the scanner types for a French keyboard; set it to US English"
        }
        if text.allSatisfy(french.contains) {
            return "digits came as a French keyboard has them: set the scanner or the driver to the same layout"
        }
        return nil
    }
}
