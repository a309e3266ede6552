import TillDeviceKit

/// One message between a driver and the thread that speaks to CUPS, in either direction. On the connection it is a line
/// `KIND FIELD-BYTES BODY-BYTES`, then lines `name=value` (one a value), then the body.
///
/// | to CUPS | fields beside `ticket` | answered by |
/// |---|---|---|
/// | `look` | none | `queue` with the attributes of the printer |
/// | `submit`, the document as body | `job-name`, `document-format` | `submitted` with `job-id`, or `not-submitted` |
/// | `follow` | `job-id` | `job` with the attributes of job and printer, or `failed` |
/// | `cancel` | `job-id` | `cancelled` or `failed` |
///
/// An answer carries the ticket of its question. `not-submitted` and `failed` have a `text`; the former also says
/// `nothing-printed`, the latter the IPP `status`. `unfinished`, one for each job of Till that was in the queue before
/// this connection, comes without a question.
public struct CUPSRecord: Equatable, Sendable {
    public enum Kind: String, Equatable, Sendable, CaseIterable {
        case look, submit, follow, cancel
        case queue, submitted, job, cancelled, failed, unfinished
        case notSubmitted = "not-submitted"
    }

    static let headerMaxBytes = 48
    static let fieldsMaxBytes = 64 * 1024
    /// The largest document that is submitted; it has to fit into the write queue of the driver's loop.
    public static let documentMaxBytes = 6 * 1024 * 1024

    public var kind: Kind
    public var fields: IPPGroup
    public var body: [UInt8]

    public init(_ kind: Kind, _ fields: [String: [String]] = [:], body: [UInt8] = []) {
        precondition(body.count <= Self.documentMaxBytes, "whoever makes records keeps to their bound")
        self.kind = kind
        self.fields = IPPGroup(fields)
        self.body = body
    }

    public var ticket: Int? { fields.number("ticket") }

    /// The record as it is written to the connection, each value on one line; an attribute without a
    /// value keeps its name alone, without `=`.
    public var bytes: [UInt8] {
        var text = ""
        for (name, values) in fields.values.sorted(by: { $0.key < $1.key }) {
            if values.isEmpty { text += name + "\n" }
            for value in values { text += "\(name)=\(Self.oneLine(value))\n" }
        }
        let fieldBytes = Array(text.utf8)
        return Array("\(kind.rawValue) \(fieldBytes.count) \(body.count)\n".utf8) + fieldBytes + body
    }

    /// Without control characters, each of which becomes a blank.
    public static func oneLine(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? " " : $0 }))
    }
}

/// Takes records off a stream, however it is cut.
public struct CUPSRecordReader: Sendable {
    private var line: [UInt8] = []
    private var begun: (kind: CUPSRecord.Kind, fieldBytes: Int, bodyBytes: Int)?
    private var content: [UInt8] = []

    public init() {}

    /// Whether the stream stands between two records.
    public var isBetween: Bool { line.isEmpty && begun == nil }

    /// Takes bytes up to the end of one record at the most.
    ///
    /// - Returns: how many were taken, and the record that they finished.
    /// - Throws: `E_ILLEGAL` for what is not a record.
    public mutating func take(_ bytes: ArraySlice<UInt8>) throws(DeviceError) -> (count: Int, record: CUPSRecord?) {
        var taken = 0
        if begun == nil {
            let end = bytes.firstIndex(of: UInt8(ascii: "\n"))
            let head = bytes[..<(end ?? bytes.endIndex)]
            guard line.count + head.count <= CUPSRecord.headerMaxBytes else { throw Self.malformed }
            line += head
            guard end != nil else { return (head.count, nil) }
            begun = try Self.header(line)
            taken = head.count + 1
            line = []
        }
        guard let (kind, fieldBytes, bodyBytes) = begun else { return (taken, nil) }
        let piece = bytes.dropFirst(taken).prefix(fieldBytes + bodyBytes - content.count)
        content += piece
        guard content.count == fieldBytes + bodyBytes else { return (taken + piece.count, nil) }
        let record = CUPSRecord(
            kind,
            Self.fields(content.prefix(fieldBytes)),
            body: Array(content.dropFirst(fieldBytes))
        )
        begun = nil
        content = []
        return (taken + piece.count, record)
    }

    /// All records that the bytes finish.
    public mutating func records(_ bytes: [UInt8]) throws(DeviceError) -> [CUPSRecord] {
        var records: [CUPSRecord] = []
        var rest = bytes[...]
        while !rest.isEmpty {
            let (count, record) = try take(rest)
            if let record { records.append(record) }
            rest = rest.dropFirst(count)
        }
        return records
    }

    private static func header(
        _ line: [UInt8]
    ) throws(DeviceError) -> (kind: CUPSRecord.Kind, fieldBytes: Int, bodyBytes: Int) {
        let parts = String(decoding: line, as: UTF8.self).split(separator: " ", omittingEmptySubsequences: false)
        guard parts.count == 3, let kind = CUPSRecord.Kind(rawValue: String(parts[0])),
            let fieldBytes = Int(parts[1]), (0...CUPSRecord.fieldsMaxBytes).contains(fieldBytes),
            let bodyBytes = Int(parts[2]), (0...CUPSRecord.documentMaxBytes).contains(bodyBytes)
        else { throw malformed }
        return (kind, fieldBytes, bodyBytes)
    }

    private static func fields(_ bytes: ArraySlice<UInt8>) -> [String: [String]] {
        var values: [String: [String]] = [:]
        for line in bytes.split(separator: UInt8(ascii: "\n")) {
            let text = String(decoding: line, as: UTF8.self)
            let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            values[String(parts[0]), default: []] += parts.dropFirst().map(String.init)
        }
        return values
    }

    private static let malformed = DeviceError(.illegal, .giveUp, "what is on the connection to CUPS is not a record")
}
