/// What a scanner puts before a label to say what kind of symbol it was: by the standard of AIM, or a letter or two of
/// its maker's own.
public struct CodeIdentifier: Equatable, Sendable {
    /// Which identifiers a scanner is set to send. The raw value is the one of the drivers' setting `code-id`.
    public enum Scheme: String, Equatable, Sendable, CaseIterable {
        /// None: everything is label, whatever it looks like.
        case none
        /// `]`, a letter, a modifier; taken off where it is there, so that it does for scanners that send none, too.
        case aim
        /// A maker's letters (`CodeIdentifierTables`). Every label has them where the scanner is set so.
        case honeywell, zebra
        case datalogicUS = "datalogic-us"
        case datalogicEU = "datalogic-eu"
        case ncr
    }

    /// The longest identifier: those of AIM, and `P0G` of Zebra.
    public static let lengthMaxBytes = 3

    /// The identifier as it was sent.
    public let bytes: [UInt8]
    public let symbology: Symbology
    /// The identifier where it is one of AIM, for instance `]E0`, else empty.
    public let aim: String

    /// Reads the identifier at the beginning of a scan; nil where there is none that the scheme knows, and then
    /// everything belongs to the label.
    public init?(prefixOf scan: some RandomAccessCollection<UInt8>, scheme: Scheme) {
        switch scheme {
        case .none: return nil
        case .aim: self.init(aimPrefixOf: scan)
        case .honeywell, .zebra, .datalogicUS, .datalogicEU, .ncr: self.init(makersPrefixOf: scan, scheme)
        }
    }

    private init?(aimPrefixOf scan: some RandomAccessCollection<UInt8>) {
        guard let found = AIMIdentifier(prefixOf: scan) else { return nil }
        bytes = Array(scan.prefix(AIMIdentifier.lengthBytes))
        symbology = found.symbology(labelLength: scan.count - AIMIdentifier.lengthBytes)
        aim = found.text
    }

    /// The longest identifier that fits: `FF` of a Datalogic scanner is EAN-8, `F` EAN-13.
    private init?(makersPrefixOf scan: some RandomAccessCollection<UInt8>, _ scheme: Scheme) {
        let table = Self.tables[scheme] ?? [:]
        for length in (1...Self.lengthMaxBytes).reversed() {
            let prefix = Array(scan.prefix(length))
            guard prefix.count == length, let meaning = table[prefix] else { continue }
            bytes = prefix
            symbology = meaning.symbology(labelLength: scan.count - length)
            let isAIM = length == AIMIdentifier.lengthBytes && prefix.first == UInt8(ascii: "]")
            aim = isAIM ? String(decoding: prefix, as: UTF8.self) : ""
            return
        }
        return nil
    }

    /// The symbology that a maker's single letter stands for, where a device sends it beside the label; nil for a
    /// letter that the scheme does not have.
    public static func symbology(letter: UInt8, scheme: Scheme, labelLength: Int) -> Symbology? {
        tables[scheme]?[[letter]]?.symbology(labelLength: labelLength)
    }

    private static let tables: [Scheme: [[UInt8]: Meaning]] = [
        .honeywell: bytes(of: honeywell), .zebra: bytes(of: zebra), .ncr: bytes(of: ncr),
        .datalogicUS: bytes(of: datalogicUS), .datalogicEU: bytes(of: datalogicEU),
    ]

    private static func bytes(of table: [String: Meaning]) -> [[UInt8]: Meaning] {
        Dictionary(uniqueKeysWithValues: table.map { (Array($0.key.utf8), $0.value) })
    }
}
