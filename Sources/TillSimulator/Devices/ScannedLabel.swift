/// What a scanner has read: the data and, in its words, which symbology they were in.
struct ScannedLabel: Equatable, Sendable {
    /// More than the largest symbol in use holds: a QR code of 7089 digits.
    static let dataMaxBytes = 7089
    static let identifierBytes = 3

    let data: [UInt8]
    /// The AIM identifier that was given with the scan; nil leaves it to the scanner.
    let givenIdentifier: [UInt8]?

    /// Refuses an empty label, one of more than `dataMaxBytes`, and what is not an AIM identifier: `]`, a letter, and a
    /// letter or digit.
    init(data: [UInt8], aim: String?) throws(SimulatorRefusal) {
        guard !data.isEmpty else { throw SimulatorRefusal("a label has at least one byte") }
        guard data.count <= Self.dataMaxBytes else {
            throw SimulatorRefusal("a label has at most \(Self.dataMaxBytes) bytes, not \(data.count)")
        }
        self.data = data
        givenIdentifier = aim.map { Array($0.utf8) }
        if let given = givenIdentifier, !Self.isIdentifier(given) {
            throw SimulatorRefusal("an AIM identifier is a ], a letter, and a letter or digit, for instance ]E0")
        }
    }

    /// What was given, or what a scanner would say of such data: 8 digits are an EAN-8, 12 and 13 digits a UPC or
    /// EAN-13, data with GS a GS1-128, all else a Code 128.
    var identifier: [UInt8] {
        if let givenIdentifier { return givenIdentifier }
        if isNumeric, data.count == 8 { return Array("]E4".utf8) }
        if isNumeric, data.count == 12 || data.count == 13 { return Array("]E0".utf8) }
        return Array((data.contains(0x1D) ? "]C1" : "]C0").utf8)
    }

    /// Honeywell's letter for the symbology of the identifier, as its scanners add it to the report; 0 for the others.
    /// Which one a GS1-128 has is not established: lists have I or `|`.
    var codeID: UInt8 {
        switch (identifier[1], identifier[2]) {
        case (UInt8(ascii: "E"), UInt8(ascii: "4")): UInt8(ascii: "D")
        case (UInt8(ascii: "E"), _): UInt8(ascii: isNumeric && data.count == 12 ? "c" : "d")
        case (UInt8(ascii: "C"), UInt8(ascii: "1")): UInt8(ascii: "I")
        case (let code, _): Self.codeIDs[code] ?? 0
        }
    }

    private static let codeIDs: [UInt8: UInt8] = {
        // The AIM letter, and Honeywell's.
        let pairs = ["Ab", "Cj", "ey", "Ie", "Fa", "Gi", "Lr", "Qs", "dw", "zz", "Ux", "hH"]
        return Dictionary(pairs.map { (Array($0.utf8)[0], Array($0.utf8)[1]) }) { first, _ in first }
    }()

    private var isNumeric: Bool { data.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } }

    private static func isIdentifier(_ bytes: [UInt8]) -> Bool {
        guard bytes.count == identifierBytes, bytes[0] == UInt8(ascii: "]") else { return false }
        return isLetter(bytes[1]) && (isLetter(bytes[2]) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[2]))
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }
}
