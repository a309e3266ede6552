import TillDeviceKit

/// The division of a symbol's code words into blocks.
struct QRBlocks: Equatable, Sendable {
    let count: Int
    let correctionPerBlock: Int
    let codeWords: Int

    var dataCodeWords: Int { codeWords - count * correctionPerBlock }

    /// Data words of each block; the last blocks have one more where it does not divide evenly.
    var dataSizes: [Int] {
        let short = dataCodeWords / count
        let long = dataCodeWords % count
        return (0..<count).map { $0 < count - long ? short : short + 1 }
    }

    /// The row of a level and version.
    static func table(_ level: PrintQR.ErrorCorrection, version: Int, codeWords: Int) -> QRBlocks {
        let row =
            switch level {
            case .low: low
            case .medium: medium
            case .quartile: quartile
            case .high: high
            }
        return QRBlocks(
            count: row.blocks[version - 1],
            correctionPerBlock: row.correction[version - 1],
            codeWords: codeWords
        )
    }

    private struct Row: Sendable {
        let correction: [Int]
        let blocks: [Int]

        /// Two lists of 40 numbers, for the versions 1…40.
        init(correction: String, blocks: String) {
            self.correction = correction.split(separator: " ").compactMap { Int($0) }
            self.blocks = blocks.split(separator: " ").compactMap { Int($0) }
            precondition(self.correction.count == 40 && self.blocks.count == 40, "one number for each version")
        }
    }

    private static let low = Row(
        correction: """
            7 10 15 20 26 18 20 24 30 18 20 24 26 30 22 24 28 30 28 28 \
            28 28 30 30 26 28 30 30 30 30 30 30 30 30 30 30 30 30 30 30
            """,
        blocks: """
            1 1 1 1 1 2 2 2 2 4 4 4 4 4 6 6 6 6 7 8 \
            8 9 9 10 12 12 12 13 14 15 16 17 18 19 19 20 21 22 24 25
            """
    )

    private static let medium = Row(
        correction: """
            10 16 26 18 24 16 18 22 22 26 30 22 22 24 24 28 28 26 26 26 \
            26 28 28 28 28 28 28 28 28 28 28 28 28 28 28 28 28 28 28 28
            """,
        blocks: """
            1 1 1 2 2 4 4 4 5 5 5 8 9 9 10 10 11 13 14 16 \
            17 17 18 20 21 23 25 26 28 29 31 33 35 37 38 40 43 45 47 49
            """
    )

    private static let quartile = Row(
        correction: """
            13 22 18 26 18 24 18 22 20 24 28 26 24 20 30 24 28 28 26 30 \
            28 30 30 30 30 28 30 30 30 30 30 30 30 30 30 30 30 30 30 30
            """,
        blocks: """
            1 1 2 2 4 4 6 6 8 8 8 10 12 16 12 17 16 18 21 20 \
            23 23 25 27 29 34 34 35 38 40 43 45 48 51 53 56 59 62 65 68
            """
    )

    private static let high = Row(
        correction: """
            17 28 22 16 22 28 26 26 24 28 24 28 22 24 24 30 28 28 26 28 \
            30 24 30 30 30 30 30 30 30 30 30 30 30 30 30 30 30 30 30 30
            """,
        blocks: """
            1 1 2 4 4 4 5 6 8 8 11 11 16 16 18 16 19 21 25 25 \
            25 34 30 32 35 37 40 42 45 48 51 54 57 60 63 66 70 74 77 81
            """
    )
}
