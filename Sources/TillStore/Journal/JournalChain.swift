/// Ties each journal entry to all before it, so that `till journal verify` sees one that is missing or was altered by a
/// fault of the disk or by a careless hand. It is a checksum (FNV-1a, 64 bits), not a signature: who can write the file
/// can make a new chain.
enum JournalChain {
    private static let offset: UInt64 = 0xcbf2_9ce4_8422_2325
    private static let prime: UInt64 = 0x0000_0100_0000_01b3

    static func link(after previous: [UInt8], _ catalogueEtag: String, _ action: [UInt8]) -> [UInt8] {
        var hash = offset
        for bytes in [previous, Array(catalogueEtag.utf8), [0], action] {
            for byte in bytes {
                hash = (hash ^ UInt64(byte)) &* prime
            }
        }
        return (0..<8).map { UInt8(truncatingIfNeeded: hash >> UInt64(56 - 8 * $0)) }
    }
}
