/// Which keys an input device has, by the codes of `linux/input-event-codes.h`.
struct KeyCapabilities: Equatable {
    /// The bit map of all keys, `KEY_MAX` + 1 bits.
    static let sizeBytes = 96

    private var bits: [UInt8]

    /// - Parameter bitmap: one bit a key, the lowest first (EVIOCGBIT).
    init(bitmap: [UInt8]) {
        bits = bitmap
    }

    /// Reads the form of sysfs: hexadecimal words of the kernel's `long`, the highest first, leading zeros left out.
    init(sysfs text: String, wordBytes: Int = MemoryLayout<Int>.size) {
        bits = []
        for word in text.split(separator: " ").reversed() {
            let number = UInt64(word, radix: 16) ?? 0
            bits += (0..<wordBytes).map { UInt8(truncatingIfNeeded: number >> (8 * UInt64($0))) }
        }
    }

    func has(_ code: Int) -> Bool {
        code / 8 < bits.count && bits[code / 8] & (1 << UInt8(code % 8)) != 0
    }

    /// Whether it can type a label: all ten digits (KEY_1…KEY_0, 2…11) or letters from KEY_Q (16) to KEY_P (25).
    var types: Bool {
        (2...11).allSatisfy(has) || (16...25).allSatisfy(has)
    }

    /// Whether it has what every keyboard has and no scanner needs all of: letters, digits, Esc, Ctrl, F1…F10 and the
    /// arrows.
    var isWholeKeyboard: Bool {
        let letters = [16...25, 30...38, 44...50].joined()
        let others = [1, 29, 103, 105, 106, 108]
        return letters.allSatisfy(has) && (2...11).allSatisfy(has) && (59...68).allSatisfy(has)
            && others.allSatisfy(has)
    }
}
