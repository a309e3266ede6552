/// Reed–Solomon error correction over GF(2⁸) with the polynomial x⁸+x⁴+x³+x²+1, as QR codes use it (ISO/IEC 18004, 7.5).
struct ReedSolomon: Sendable {
    /// The generator polynomial's coefficients after the leading 1, highest power first.
    private let generator: [UInt8]

    /// - Parameter count: correction words for each block, 1…68.
    init(correctionWords count: Int) {
        precondition((1...68).contains(count), "a QR block has 1 to 68 correction words")
        var coefficients = [UInt8](repeating: 0, count: count)
        coefficients[count - 1] = 1
        var root: UInt8 = 1
        for _ in 0..<count {
            for index in 0..<count {
                coefficients[index] = Self.multiply(coefficients[index], root)
                if index + 1 < count { coefficients[index] ^= coefficients[index + 1] }
            }
            root = Self.multiply(root, 2)
        }
        generator = coefficients
    }

    /// The correction words: the remainder of data · x^count by the generator.
    func correction(for data: some Sequence<UInt8>) -> [UInt8] {
        var remainder = [UInt8](repeating: 0, count: generator.count)
        for byte in data {
            let factor = byte ^ remainder.removeFirst()
            remainder.append(0)
            for index in remainder.indices {
                remainder[index] ^= Self.multiply(generator[index], factor)
            }
        }
        return remainder
    }

    static func multiply(_ left: UInt8, _ right: UInt8) -> UInt8 {
        var product: UInt8 = 0
        var addend = left
        var factor = right
        while factor != 0 {
            if factor & 1 != 0 { product ^= addend }
            let overflows = addend & 0x80 != 0
            addend <<= 1
            if overflows { addend ^= 0x1D }
            factor >>= 1
        }
        return product
    }
}
