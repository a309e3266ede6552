#if canImport(Glibc)
import Glibc
import Testing
import TillESCPOS

/// Every table against the C library of the machine, where that knows the page.
@Suite struct IconvTests {
    /// glibc's names where they are not ours.
    private static let names = ["TCVN-3": "TCVN5712-1", "KATAKANA": "SJIS"]

    /// glibc has no such page.
    private static let unknown: Set<String> = ["ASCII", "CP720", "CP853"]

    /// Bytes that glibc shows otherwise, and what it shows.
    private static let deviations: [String: [UInt8: Unicode.Scalar]] = [
        // IBM's own table, as ICU has it, has Μ before Ν and a cedilla.
        "CP851": [0xB7: "Ν", 0xB8: "Μ", 0xF7: "\u{2DB}"]
    ]

    @Test(arguments: CodePage.all)
    func agreesWithTheCLibrary(page: CodePage) throws {
        guard !Self.unknown.contains(page.name) else { return }
        let descriptor = try #require(Iconv(from: Self.name(of: page)), "glibc does not know \(page.name)")
        var compared = 0
        for byte in UInt8(0x80)...0xFF {
            let expected = Self.deviations[page.name]?[byte] ?? page.character(for: byte)?.unicodeScalars.first
            let found = descriptor.scalar(for: byte)
            // TCVN-3 leaves out what only the fuller VN2 has; KATAKANA shares its bytes with two-byte characters.
            if expected == nil, page == .tcvn3 || page == .katakana { continue }
            #expect(found == expected, "\(page.name) \(byte)")
            compared += found == nil ? 0 : 1
        }
        #expect(compared >= 60, "a page of \(compared) characters is none")
    }

    @Test func theUnknownPagesAreUnknown() {
        for name in Self.unknown where name != "ASCII" {
            #expect(Iconv(from: name) == nil, "\(name): take it off the list")
        }
    }

    private static func name(of page: CodePage) -> String {
        if let name = names[page.name] { return name }
        if page.name.hasPrefix("WPC") { return "CP" + page.name.dropFirst(3) }
        if page.name.hasPrefix("ISO8859") { return "ISO-8859" + page.name.dropFirst(7) }
        return page.name
    }
}

/// A conversion to UTF-16 of one byte at a time.
private final class Iconv {
    private let descriptor: iconv_t

    init?(from name: String) {
        let opened = iconv_open("UTF-16BE", name)
        guard let opened, Int(bitPattern: opened) != -1 else { return nil }
        descriptor = opened
    }

    deinit { iconv_close(descriptor) }

    /// What the byte shows; `nil` for no character, for control codes and for what takes more than one unit.
    func scalar(for byte: UInt8) -> Unicode.Scalar? {
        var input = [CChar(bitPattern: byte)]
        var output = [CChar](repeating: 0, count: 16)
        let written = input.withUnsafeMutableBufferPointer { input in
            output.withUnsafeMutableBufferPointer { output in
                var from = input.baseAddress
                var into = output.baseAddress
                var (left, free) = (input.count, output.count)
                iconv(descriptor, nil, nil, nil, nil)
                guard iconv(descriptor, &from, &left, &into, &free) == 0 else { return 0 }
                // A page with combining marks keeps the last letter until it is asked to let go of it.
                guard iconv(descriptor, nil, nil, &into, &free) == 0 else { return 0 }
                return output.count - free
            }
        }
        guard written == 2 else { return nil }
        let unit = UInt16(UInt8(bitPattern: output[0])) << 8 | UInt16(UInt8(bitPattern: output[1]))
        return unit < 0xA0 ? nil : Unicode.Scalar(unit)
    }
}
#endif
