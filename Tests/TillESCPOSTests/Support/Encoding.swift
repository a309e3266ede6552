import TillDeviceKit

@testable import TillESCPOS

/// A printer like generic80 but for what a test changes.
func printer(_ change: (inout PrinterProfile) -> Void) -> PrinterProfile {
    var profile = PrinterProfile.generic80
    profile.name = "changed"
    change(&profile)
    return profile
}

/// The bytes of a job without its start.
func body(
    _ items: [PrintItem],
    _ profile: PrinterProfile = .generic80,
    glyphs: (any GlyphSource)? = nil
) -> [UInt8] {
    var encoder = ESCPOSEncoder(profile: profile, glyphs: glyphs)
    let start = encoder.encode([])
    return Array(encoder.encode(items).dropFirst(start.count))
}

extension [UInt8] {
    /// Where some bytes occur.
    func places(of part: [UInt8]) -> [Int] {
        guard !part.isEmpty, count >= part.count else { return [] }
        return (0...count - part.count).filter { self[$0...].starts(with: part) }
    }

    /// Where DLE EOT, DLE ENQ or DLE DC4 stands.
    var realTimePlaces: [Int] {
        indices.dropLast().filter { self[$0] == 0x10 && [0x04, 0x05, 0x14].contains(self[$0 + 1]) }
    }
}

/// Every character a box of black dots but for one white column at its right.
struct BoxGlyphs: GlyphSource {
    func glyph(for character: Character, width: Int, height: Int) -> Bitmap? {
        guard character != "☃" else { return nil }
        var box = Bitmap(width: width, height: height)
        for y in 0..<height {
            for x in 0..<width - 1 { box[x, y] = true }
        }
        return box
    }
}
