/// A PNG file of one colour on nothing, one bit a dot and without compression.
///
/// It is what an SVG embeds. Source: PNG (ISO/IEC 15948), RFC 1950, RFC 1951 section 3.2.4.
enum StoredPNG {
    /// - Parameter dots: at least one dot wide and high.
    static func bytes(of dots: Bitmap, colour: PaperColour) -> [UInt8] {
        let ink = colour.components
        var rows: [UInt8] = []
        for row in 0..<dots.height {
            let start = row * dots.bytesPerRow
            rows.append(0)  // filter: none
            rows += dots.bytes[start..<start + dots.bytesPerRow]
        }
        // Bit depth 1, colour type 3 (palette), compression, filter and interlace 0.
        let header = bigEndian(UInt32(dots.width)) + bigEndian(UInt32(dots.height)) + [1, 3, 0, 0, 0]
        var file: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
        file += chunk("IHDR", header)
        file += chunk("PLTE", [0xFF, 0xFF, 0xFF, ink.red, ink.green, ink.blue])
        file += chunk("tRNS", [0])  // white is transparent
        file += chunk("IDAT", stored(rows))
        return file + chunk("IEND", [])
    }

    private static func bigEndian(_ number: UInt32) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
    }

    private static func chunk(_ type: String, _ data: [UInt8]) -> [UInt8] {
        let body = Array(type.utf8) + data
        return bigEndian(UInt32(data.count)) + body + bigEndian(cyclicRedundancyCheck(body))
    }

    /// A zlib stream of stored blocks, each with at most 65 535 bytes.
    private static func stored(_ data: [UInt8]) -> [UInt8] {
        var stream: [UInt8] = [0x78, 0x01]
        var rest = data[...]
        repeat {
            let block = rest.prefix(0xFFFF)
            rest = rest.dropFirst(block.count)
            let count = UInt16(block.count)
            stream.append(rest.isEmpty ? 1 : 0)  // last block or not, stored
            for length in [count, ~count] { stream += [UInt8(length & 0xFF), UInt8(length >> 8)] }
            stream += block
        } while !rest.isEmpty
        return stream + bigEndian(adler32(data))
    }

    private static func adler32(_ data: [UInt8]) -> UInt32 {
        var (low, high): (UInt32, UInt32) = (1, 0)
        for byte in data {
            low = (low + UInt32(byte)) % 65_521
            high = (high + low) % 65_521
        }
        return high << 16 | low
    }

    /// PNG annex D: the polynomial of ISO 3309, byte by byte.
    private static func cyclicRedundancyCheck(_ data: [UInt8]) -> UInt32 {
        ~data.reduce(0xFFFF_FFFF) { remainder, byte in
            remainder >> 8 ^ remainders[Int(UInt8(truncatingIfNeeded: remainder) ^ byte)]
        }
    }

    private static let remainders: [UInt32] = (0..<256).map { byte in
        (0..<8).reduce(UInt32(byte)) { remainder, _ in
            remainder & 1 == 1 ? remainder >> 1 ^ 0xEDB8_8320 : remainder >> 1
        }
    }
}

/// RFC 4648 section 4.
enum Base64 {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    static func text(of bytes: [UInt8]) -> String {
        var text: [UInt8] = []
        text.reserveCapacity((bytes.count + 2) / 3 * 4)
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            let bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
            for place in 0..<4 {
                text.append(place <= group.count ? alphabet[bits >> (18 - 6 * place) & 0x3F] : UInt8(ascii: "="))
            }
        }
        return String(decoding: text, as: UTF8.self)
    }
}
