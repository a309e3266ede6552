import TillDeviceKit

/// One file on its way from the driver into the folder. On the connection it is a line `NAME LENGTH`, then as many
/// bytes of content.
struct FolderRecord: Equatable {
    enum Name: Equatable {
        /// A file that is replaced each time: `drawer.txt`.
        case fixed(String)
        /// A file of the next receipt, which takes a new number: on the connection `{next}.bin`.
        case nextReceipt(suffix: String)
        /// A further file of the receipt that was begun last: `{same}.svg`.
        case sameReceipt(suffix: String)
    }

    static let headerMaxBytes = 80
    static let contentMaxBytes = 4 * 1024 * 1024

    private static let next = "{next}."
    private static let same = "{same}."

    let name: Name
    let content: [UInt8]

    init(_ name: Name, _ content: [UInt8]) {
        precondition(content.count <= Self.contentMaxBytes, "whoever makes records keeps to their bound")
        self.name = name
        self.content = content
    }

    /// The record as it is written to the connection.
    var bytes: [UInt8] {
        let text =
            switch name {
            case .fixed(let name): name
            case .nextReceipt(let suffix): Self.next + suffix
            case .sameReceipt(let suffix): Self.same + suffix
            }
        return Array("\(text) \(content.count)\n".utf8) + content
    }

    /// What a header line names; nil where it is none.
    static func header(_ line: [UInt8]) -> (name: Name, length: Int)? {
        let parts = String(decoding: line, as: UTF8.self).split(separator: " ", omittingEmptySubsequences: false)
        guard parts.count == 2, let length = Int(parts[1]), (0...contentMaxBytes).contains(length) else { return nil }
        let text = parts[0]
        if text.hasPrefix(next), isPlain(text.dropFirst(next.count)) {
            return (.nextReceipt(suffix: String(text.dropFirst(next.count))), length)
        }
        if text.hasPrefix(same), isPlain(text.dropFirst(same.count)) {
            return (.sameReceipt(suffix: String(text.dropFirst(same.count))), length)
        }
        return isPlain(text) ? (.fixed(String(text)), length) : nil
    }

    /// Lower-case letters, digits and dots between them: nothing that leads out of the folder.
    private static func isPlain(_ text: Substring) -> Bool {
        guard let first = text.first, first != "." else { return false }
        return text.allSatisfy { $0.isASCII && ($0.isLowercase || $0.isNumber || $0 == ".") }
    }
}

/// Takes records off a stream, however it is cut.
struct FolderRecordReader {
    private var line: [UInt8] = []
    private var begun: (name: FolderRecord.Name, length: Int)?
    private var content: [UInt8] = []

    /// Whether the stream stands between two records.
    var isBetween: Bool { line.isEmpty && begun == nil }

    /// Takes bytes up to the end of one record at the most.
    ///
    /// - Returns: how many were taken, and the record that they finished.
    /// - Throws: `E_ILLEGAL` for what is not a record.
    mutating func take(_ bytes: ArraySlice<UInt8>) throws(DeviceError) -> (count: Int, record: FolderRecord?) {
        var taken = 0
        if begun == nil {
            let end = bytes.firstIndex(of: UInt8(ascii: "\n"))
            let head = bytes[..<(end ?? bytes.endIndex)]
            guard line.count + head.count <= FolderRecord.headerMaxBytes else { throw Self.malformed }
            line += head
            guard end != nil else { return (head.count, nil) }
            guard let header = FolderRecord.header(line) else { throw Self.malformed }
            taken = head.count + 1
            begun = header
            line = []
        }
        guard let (name, length) = begun else { return (taken, nil) }
        let piece = bytes.dropFirst(taken).prefix(length - content.count)
        content += piece
        guard content.count == length else { return (taken + piece.count, nil) }
        defer {
            begun = nil
            content = []
        }
        return (taken + piece.count, FolderRecord(name, content))
    }

    private static let malformed = DeviceError(.illegal, .giveUp, "what is written to a folder is not a record")
}
