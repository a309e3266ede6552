/// What a scan is, before any catalogue is asked.
public struct ScannedCode: Equatable, Sendable {
    /// The longest label that can be a code of ours; what is longer is garbage or meant for another program.
    public static let lengthMaxBytes = 512

    public enum Family: String, Equatable, Sendable {
        case ean13, ean8, upcA, other
    }

    /// The label as text.
    public var text: String
    /// That of `content`.
    public var family: Family

    /// Why a label cannot be read as a code.
    public enum Unreadable: Error, Equatable, Sendable {
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
        return .code(ScannedCode(text: text, family: family(of: content(of: text))))
    }

    /// What the scanner said of the symbology, where it is set up to say it.
    public var identifier: AIMIdentifier? { AIMIdentifier(prefixOf: text) }

    /// The text behind the symbology identifier.
    public var content: String { Self.content(of: text) }

    /// The codes under which a catalogue may know it, in the order in which they are to be looked up: as scanned, then
    /// the other of UPC-A and EAN-13 (a UPC-A is the EAN-13 that begins with zero; scanners send either), then the
    /// trade item within a GTIN-14 that begins with zero, then the UPC-A that a UPC-E stands for.
    ///
    /// Eight digits can be an EAN-8 and a UPC-E at once. EAN-8 comes first, unless the scanner said that it is a UPC-E.
    public var candidates: [String] {
        let identifier = identifier
        var content = content
        // EAN-13 and add-on in one: the add-on (an issue's number) is no part of what catalogues know.
        if identifier?.symbology == "E", identifier?.modifier == "3", content.utf8.count > 13 {
            content = String(content.prefix(13))
        }
        let isUPCE = identifier?.isUPCOrEAN13 == true && content.utf8.count <= 8
        let isEAN8 = identifier?.symbology == "E" && identifier?.modifier == "4"
        let expanded = isEAN8 ? [] : UPCE.readings(of: content, isUPCE: isUPCE).flatMap(Self.forms)
        return (isUPCE ? expanded + [content] : Self.forms(of: content) + expanded).withoutRepetition()
    }

    /// The code itself, and the same number as scanners and catalogues also write it.
    static func forms(of code: String) -> [String] {
        switch family(of: code) {
        case .upcA: return [code, "0" + code]
        case .ean13: return code.hasPrefix("0") ? [code, String(code.dropFirst())] : [code]
        case .ean8: return [code]
        case .other:
            guard code.utf8.count == 14, code.hasPrefix("0"), CheckDigit.isValid(code) else { return [code] }
            return [code] + forms(of: String(code.dropFirst()))
        }
    }

    private static func content(of text: String) -> String {
        AIMIdentifier(prefixOf: text) == nil ? text : String(text.dropFirst(AIMIdentifier.lengthBytes))
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

extension [String] {
    /// Each once, where it stood first.
    func withoutRepetition() -> [String] {
        var seen: Set<String> = []
        return filter { seen.insert($0).inserted }
    }
}
