/// The commands whose length is inside them. A parameter out of range makes the printer drop what it has seen of the
/// command and take the rest as data.
extension CommandLength {
    /// ESC p m t1 t2.
    static func ofPulse(_ head: [UInt8]) -> CommandLength {
        guard head.count > 2 else { return .needs(3) }
        return [0, 1, 48, 49].contains(head[2]) ? .bytes(5) : .unknown
    }

    /// ESC c 0 n, ESC c 1 n, ESC c 3 n, ESC c 4 n, ESC c 5 n, the first parameter being a digit.
    static func ofPaperSensors(_ head: [UInt8]) -> CommandLength {
        guard head.count > 2 else { return .needs(3) }
        return [0x30, 0x31, 0x33, 0x34, 0x35].contains(head[2]) ? .bytes(4) : .unknown
    }

    /// ESC & y c1 c2, then for each character from c1 to c2 its width x and x · y bytes.
    static func ofUserCharacters(_ head: [UInt8]) -> CommandLength {
        guard head.count > 4 else { return .needs(5) }
        let (first, last) = (Int(head[3]), Int(head[4]))
        guard (1...3).contains(head[2]), first >= 0x20, first <= last, last <= 0x7E else { return .unknown }
        var end = 5
        for _ in first...last {
            guard head.count > end else { return .needs(end + 1) }
            end += 1 + Int(head[end]) * Int(head[2])
        }
        return .bytes(end)
    }

    /// ESC * m nL nH: one byte a column in the 8-dot modes, three in the 24-dot ones.
    static func ofColumnImage(_ head: [UInt8]) -> CommandLength {
        guard head.count > 2 else { return .needs(3) }
        guard [0, 1, 32, 33].contains(head[2]) else { return .unknown }
        let bytesPerColumn = head[2] < 32 ? 1 : 3
        return counted(head, header: 5) { word($0, at: 3) * bytesPerColumn }
    }

    /// FS g 1 and FS g 2, m, a1–a4, nL nH: user memory written with n bytes, or read.
    static func ofUserMemory(_ head: [UInt8]) -> CommandLength {
        guard head.count > 2 else { return .needs(3) }
        switch head[2] {
        case 0x31: return counted(head, header: 10) { word($0, at: 8) }
        case 0x32: return .bytes(10)
        default: return .unknown
        }
    }

    /// FS q n, then n pictures of xL xH yL yH and x · y · 8 bytes.
    static func ofStoredImages(_ head: [UInt8]) -> CommandLength {
        guard head.count > 2 else { return .needs(3) }
        guard head[2] > 0 else { return .unknown }
        var end = 3
        for _ in 0..<head[2] {
            guard head.count >= end + 4 else { return .needs(end + 4) }
            end += 4 + word(head, at: end) * word(head, at: end + 2) * 8
        }
        return .bytes(end)
    }

    /// GS v 0 m xL xH yL yH and GS Q 0 m xL xH yL yH: x · y bytes.
    static func ofRaster(_ head: [UInt8]) -> CommandLength {
        guard head.count > 3 else { return .needs(head.count + 1) }
        guard head[2] == 0x30, [0, 1, 2, 3, 48, 49, 50, 51].contains(head[3]) else { return .unknown }
        return counted(head, header: 8) { word($0, at: 4) * word($0, at: 6) }
    }

    /// GS 8 L p1 p2 p3 p4: p bytes follow.
    static func ofLargeGraphics(_ head: [UInt8]) -> CommandLength {
        guard head.count > 2 else { return .needs(3) }
        guard head[2] == 0x4C else { return .unknown }
        return counted(head, header: 7) { word($0, at: 3) + word($0, at: 5) << 16 }
    }

    /// GS D 0 fn 0 kc1 kc2 b c, then a Windows BMP file, which has its length in bytes 2…5.
    static func ofBMP(_ head: [UInt8]) -> CommandLength {
        guard head.count > 4 else { return .needs(5) }
        guard head[2] == 0x30, head[3] == 0x43 || head[3] == 0x53, head[4] == 0x30 else { return .unknown }
        guard head.count >= 15 else { return .needs(15) }
        guard head[9] == 0x42, head[10] == 0x4D else { return .unknown }
        let fileBytes = word(head, at: 11) + word(head, at: 13) << 16
        return .bytes(9 + max(fileBytes, 6))
    }

    /// GS C 0 n m, GS C 1 aL aH bL bH n r, GS C 2 nL nH, and GS C ; with five decimal numbers, each ended by `;`.
    static func ofCounter(_ head: [UInt8]) -> CommandLength {
        guard head.count > 2 else { return .needs(3) }
        switch head[2] {
        case 0x30, 0x32: return .bytes(5)
        case 0x31: return .bytes(9)
        case 0x3B:
            if head.filter({ $0 == 0x3B }).count == 6 { return .bytes(head.count) }
            let isNumber = head.count == 3 || head.last == 0x3B || (0x30...0x39).contains(head[head.count - 1])
            return isNumber && head.count < 64 ? .needs(head.count + 1) : .unknown
        default: return .unknown
        }
    }

    /// GS V m [n].
    static func ofCut(_ head: [UInt8]) -> CommandLength {
        guard head.count > 2 else { return .needs(3) }
        switch head[2] {
        case 0, 1, 48, 49: return .bytes(3)
        case 65, 66, 97, 98, 103, 104: return .bytes(4)
        default: return .unknown
        }
    }

    /// GS k: function A (m 0…6) runs to a NUL, function B (m 65…79) has a length byte, which is not 0.
    static func ofBarcode(_ head: [UInt8]) -> CommandLength {
        guard head.count > 2 else { return .needs(3) }
        switch head[2] {
        case 0...6: return toNUL(head, from: 3, atMost: 255)
        case 65...79:
            guard head.count > 3 else { return .needs(4) }
            return head[3] == 0 ? .unknown : .bytes(4 + Int(head[3]))
        default: return .unknown
        }
    }

    /// `( x pL pH`: p bytes follow.
    static func parenthesised(_ head: [UInt8]) -> CommandLength {
        counted(head, header: 5) { word($0, at: 3) }
    }

    /// - Parameter header: bytes before the payload, of which `payload` computes its length.
    static func counted(_ head: [UInt8], header: Int, payload: ([UInt8]) -> Int) -> CommandLength {
        guard head.count >= header else { return .needs(header) }
        return .bytes(header + payload(head))
    }

    static func toNUL(_ head: [UInt8], from start: Int, atMost limit: Int) -> CommandLength {
        if head.count > start, head.last == 0 { return .bytes(head.count) }
        return head.count > start + limit ? .unknown : .needs(head.count + 1)
    }

    /// The number in two bytes, low byte first.
    private static func word(_ bytes: [UInt8], at index: Int) -> Int {
        Int(bytes[index]) | Int(bytes[index + 1]) << 8
    }
}
