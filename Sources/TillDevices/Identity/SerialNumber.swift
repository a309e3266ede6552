import TillDeviceKit

/// Whether what a device gives for its serial number tells it from its like.
///
/// Makers of cheap devices leave the number of the chip's sample firmware in place, so that a whole batch has one and the
/// same. Such a number is worse than none: it would make two devices one.
public enum SerialNumber {
    /// The shortest one that is believed: with fewer characters it counts no devices.
    public static let lengthMin = 4
    /// USB strings have at most 126 characters (USB 2.0, 9.6.7: a length of one byte, two bytes a character).
    public static let lengthMax = 126

    /// Numbers that are known to stand in many devices, in lower case, each with where it comes from.
    private static let known: [String: String] = [
        "0001": "Silicon Labs ship their serial adapters (CP210x) with it",
        "0123456789abcdef": "it is the sample of several makers",
        "none": "it is a word for nothing",
        "null": "it is a word for nothing",
        "default": "it is a word for nothing",
        "default string": "it is a word for nothing",
        "serial": "it is a word and no number",
        "serialnumber": "it is a word and no number",
        "serial number": "it is a word and no number",
        "to be filled by o.e.m.": "the maker was to fill it in and did not",
    ]

    /// Why the text is no serial number; nil where it may be one.
    public static func problem(_ text: String) -> String? {
        let folded = text.lowercased()
        if let reason = known[folded] { return reason }
        if text.count < lengthMin { return "it has fewer than \(lengthMin) characters" }
        if text.count > lengthMax { return "it has more than \(lengthMax) characters" }
        // A serial that is not plain text came over the wire broken, differently each time perhaps.
        guard text.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) else { return "it is not plain text" }
        if Set(folded).count == 1 { return "all its characters are the same" }
        if isCount(folded) { return "its digits only count up, as in 123456" }
        return nil
    }

    /// `1234567890`: each digit is the one after the digit before, 0 after 9.
    private static func isCount(_ text: String) -> Bool {
        let digits = text.compactMap(\.wholeNumberValue)
        guard digits.count == text.count else { return false }
        return zip(digits, digits.dropFirst()).allSatisfy { ($0 + 1) % 10 == $1 }
    }
}
