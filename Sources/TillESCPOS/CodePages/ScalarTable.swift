/// From a Unicode scalar to the byte that shows it: a hash table of fixed size, searched for every letter printed.
///
/// It has four times as many slots as a page has characters, so that a search meets an empty slot soon and always ends.
struct ScalarTable: Sendable {
    private static let slotBits: UInt32 = 9
    private static let slotMask = (1 << Int(slotBits)) - 1
    /// No entry is 0, as bytes of the upper half are not.
    private static let empty: UInt32 = 0

    /// Each the scalar in the upper 24 bits and its byte in the lower 8.
    private var slots = [UInt32](repeating: empty, count: 1 << Int(slotBits))
    private var count = 0

    /// A scalar that is inserted again keeps its first byte.
    mutating func insert(_ scalar: Unicode.Scalar, _ byte: UInt8) {
        precondition(byte >= 0x80 && count < CodePage.upperHalfCount, "a table holds one upper half")
        var slot = Self.firstSlot(scalar)
        while slots[slot] != Self.empty {
            if slots[slot] >> 8 == scalar.value { return }
            slot = (slot + 1) & Self.slotMask
        }
        slots[slot] = scalar.value << 8 | UInt32(byte)
        count += 1
    }

    subscript(scalar: Unicode.Scalar) -> UInt8? {
        var slot = Self.firstSlot(scalar)
        while slots[slot] != Self.empty {
            if slots[slot] >> 8 == scalar.value { return UInt8(truncatingIfNeeded: slots[slot]) }
            slot = (slot + 1) & Self.slotMask
        }
        return nil
    }

    /// Multiplicative hashing, as alphabets are rows of scalars that would otherwise lie in one block of slots.
    private static func firstSlot(_ scalar: Unicode.Scalar) -> Int {
        Int((scalar.value &* 0x9E37_79B1) >> (32 - slotBits))
    }
}
