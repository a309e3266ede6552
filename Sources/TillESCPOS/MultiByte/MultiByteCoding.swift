#if canImport(Glibc)
import Glibc
#endif

/// The two-byte characters that a printer has in it, as the C library's `iconv` knows them.
///
/// Only codes of exactly two bytes that stand for one Unicode scalar count: the four-byte codes of GB 18030 and the
/// one-byte katakana of Shift_JIS are not what printers take in pairs. The tables are read once for each encoding and
/// never change, so that they may be shared.
public struct MultiByteCoding: Sendable {
    /// Codes by scalar.
    private let codes: [UInt32: UInt16]
    /// Scalars by code.
    private let scalars: [UInt16: UInt32]

    /// Nil where the C library lacks the encoding; the characters then take another way to the paper.
    public init?(_ encoding: PrinterProfile.MultiByte) {
        var codes: [UInt32: UInt16] = [:]
        var scalars: [UInt16: UInt32] = [:]
        for name in Self.names(of: encoding) {
            // A later name adds what the earlier ones lack, e.g. the other of two wave dashes.
            for (code, scalar) in PairTable.pairs(of: name) {
                if codes[scalar] == nil { codes[scalar] = code }
                if scalars[code] == nil { scalars[code] = scalar }
            }
        }
        guard !codes.isEmpty else { return nil }
        self.codes = codes
        self.scalars = scalars
    }

    /// The tables of an encoding, read when first asked for.
    public static func of(_ encoding: PrinterProfile.MultiByte) -> MultiByteCoding? {
        switch encoding {
        case .gb18030: gb18030
        case .shiftJIS: shiftJIS
        case .big5: big5
        case .eucKR: eucKR
        }
    }

    /// The two bytes of a character, or `nil`.
    public func bytes(for character: Character) -> [UInt8]? {
        let unicode = character.unicodeScalars
        guard let scalar = unicode.first, unicode.count == 1, let code = codes[scalar.value] else { return nil }
        return [UInt8(code >> 8), UInt8(code & 0xFF)]
    }

    /// What two bytes show, or `nil`.
    public func character(for bytes: [UInt8]) -> Character? {
        guard bytes.count == 2, let scalar = scalars[UInt16(bytes[0]) << 8 | UInt16(bytes[1])] else { return nil }
        return Unicode.Scalar(scalar).map { Character($0) }
    }

    private static let gb18030 = MultiByteCoding(.gb18030)
    private static let shiftJIS = MultiByteCoding(.shiftJIS)
    private static let big5 = MultiByteCoding(.big5)
    private static let eucKR = MultiByteCoding(.eucKR)

    private static func names(of encoding: PrinterProfile.MultiByte) -> [String] {
        switch encoding {
        case .gb18030: ["GB18030"]
        case .shiftJIS: ["CP932", "SHIFT_JIS"]
        case .big5: ["BIG5", "CP950"]
        case .eucKR: ["EUC-KR"]
        }
    }
}

/// All codes of two bytes of an encoding.
private enum PairTable {
    /// Lead bytes of all two-byte encodings; trail bytes likewise.
    private static let leads: ClosedRange<UInt8> = 0x81...0xFE
    private static let trails: ClosedRange<UInt8> = 0x40...0xFE
    /// Scalars without a meaning of their own, which no font can have.
    private static let privateUse: ClosedRange<UInt32> = 0xE000...0xF8FF

    /// Pairs with their scalars, by ascending code; none where the C library lacks the encoding.
    static func pairs(of name: String) -> [(UInt16, UInt32)] {
        #if canImport(Glibc)
        let converter = iconv_open("UTF-32LE", name)
        // iconv_open tells failure by the pointer of all ones.
        guard let converter, Int(bitPattern: converter) != -1 else { return [] }
        defer { iconv_close(converter) }
        var pairs: [(UInt16, UInt32)] = []
        for lead in leads {
            for trail in trails {
                guard let scalar = scalar(lead, trail, converter), !privateUse.contains(scalar) else { continue }
                pairs.append((UInt16(lead) << 8 | UInt16(trail), scalar))
            }
        }
        return pairs
        #else
        return []
        #endif
    }

    #if canImport(Glibc)
    /// The one scalar of a pair, or `nil` if the encoding has none or more.
    private static func scalar(_ lead: UInt8, _ trail: UInt8, _ converter: iconv_t) -> UInt32? {
        var source = [CChar(bitPattern: lead), CChar(bitPattern: trail)]
        var target = [UInt8](repeating: 0, count: 16)
        // Back to the initial state, in case that the pair before was cut off.
        iconv(converter, nil, nil, nil, nil)
        let (result, left, free) = source.withUnsafeMutableBufferPointer { from in
            target.withUnsafeMutableBytes { to in
                var input = from.baseAddress
                var inputLeft = from.count
                var output = to.baseAddress?.assumingMemoryBound(to: CChar.self)
                var outputLeft = to.count
                let result = iconv(converter, &input, &inputLeft, &output, &outputLeft)
                return (result, inputLeft, outputLeft)
            }
        }
        guard result == 0, left == 0, target.count - free == 4 else { return nil }
        return target[..<4].reversed().reduce(0) { $0 << 8 | UInt32($1) }
    }
    #endif
}
