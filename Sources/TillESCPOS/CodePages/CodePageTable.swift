import Synchronization

/// The upper half of a page: as it is written down, and, from the first look-up on, as it is searched.
final class CodePageTable: Sendable {
    /// What look-ups need, built from the text once.
    final class Lookup: Sendable {
        /// The characters of the bytes 80…FF; U+FFFD where there is none.
        let characters: [Character]
        let bytes: ScalarTable

        init(_ upperHalf: String) {
            var bytes = ScalarTable()
            for (offset, scalar) in upperHalf.unicodeScalars.enumerated() where Character(scalar) != CodePage.missing {
                bytes.insert(scalar, UInt8(0x80 + offset))
            }
            self.characters = upperHalf.unicodeScalars.map { Character($0) }
            self.bytes = bytes
        }
    }

    private let upperHalf: String
    /// Nil until the first look-up.
    private let built = Mutex<Lookup?>(nil)

    init(upperHalf: String) {
        precondition(
            upperHalf.unicodeScalars.count == CodePage.upperHalfCount,
            "a code page has 128 characters in its upper half"
        )
        self.upperHalf = upperHalf
    }

    var lookup: Lookup {
        built.withLock { built in
            if let built { return built }
            let lookup = Lookup(upperHalf)
            built = lookup
            return lookup
        }
    }
}
