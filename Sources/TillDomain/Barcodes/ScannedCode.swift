/// What a scan is, before any catalogue is asked.
public struct ScannedCode: Equatable, Sendable {
    /// The longest label that can be a code of ours; what is longer is garbage or meant for another program.
    public static let lengthMaxBytes = 512

    public enum Family: String, Equatable, Sendable {
        case ean13, ean8, upcA, other
    }

    /// The label as text.
    public var text: String
    public var family: Family

    /// Why a label cannot be read as a code.
    public enum Unreadable: Equatable, Sendable {
        case empty
        case tooLong(bytes: Int)
        /// Neither a printable ASCII character nor the group separator stands there.
        case notText(position: Int)
    }

    public enum Reading: Equatable, Sendable {
        case code(ScannedCode)
        case unreadable(Unreadable)
    }

    /// Reads any bytes; never traps.
    public static func read(_ label: [UInt8]) -> Reading {
        guard !label.isEmpty else { return .unreadable(.empty) }
        guard label.count <= lengthMaxBytes else { return .unreadable(.tooLong(bytes: label.count)) }
        if let position = label.firstIndex(where: { !isTextByte($0) }) {
            return .unreadable(.notText(position: position))
        }
        let text = String(decoding: label, as: UTF8.self)
        return .code(ScannedCode(text: text, family: family(of: text)))
    }

    /// The codes under which a catalogue may know it: as scanned, then as the other of UPC-A and EAN-13 (a UPC-A is
    /// the EAN-13 that begins with zero; scanners send either).
    public var candidates: [String] {
        switch family {
        case .upcA: [text, "0" + text]
        case .ean13 where text.hasPrefix("0"): [text, String(text.dropFirst())]
        case .ean13, .ean8, .other: [text]
        }
    }

    private static func family(of text: String) -> Family {
        guard CheckDigit.isValid(text) else { return .other }
        return switch text.utf8.count {
        case 13: .ean13
        case 12: .upcA
        case 8: .ean8
        default: .other
        }
    }

    private static func isTextByte(_ byte: UInt8) -> Bool {
        (0x20...0x7E).contains(byte) || byte == 0x1D
    }
}
