import GRDB
import Hummingbird
import Synchronization
import TillDomain
import TillWire

/// The payload of one revision, coded once: a catalogue of 100,000 products is some 30 MB, and every terminal of a
/// store asks for it in the same minute of the morning.
struct PreparedBootstrap: Sendable {
    let revision: Int64
    let etag: String
    let hasSession: Bool
    /// The same content for the domain's rules.
    let catalogue: Catalogue
    /// The JSON before and after the value of `server_time`, which alone differs from answer to answer.
    private let head: ByteBuffer
    private let tail: ByteBuffer

    init(_ payload: BootstrapPayload, revision: Int64) throws {
        self.revision = revision
        etag = payload.etag
        hasSession = payload.session != nil
        catalogue = try payload.catalogue()
        // Nothing else in the payload can be this text, for it holds the payload's own digest.
        let mark = "time of \(payload.etag)"
        var marked = payload
        marked.serverTime = mark
        let json = try WireCoding.encode(marked)
        let position = Self.position(of: Array(mark.utf8), in: json)
        head = ByteBuffer(bytes: json[..<position])
        tail = ByteBuffer(bytes: json[(position + mark.utf8.count)...])
    }

    /// The answer to a terminal.
    func body(serverTime: String) -> ByteBuffer {
        var body = head
        body.reserveCapacity(head.readableBytes + serverTime.utf8.count + tail.readableBytes)
        body.writeString(serverTime)
        body.writeImmutableBuffer(tail)
        return body
    }

    private static func position(of mark: [UInt8], in json: [UInt8]) -> Int {
        var start = json.startIndex
        while let candidate = json[start...].firstIndex(of: mark[0]) {
            if json[candidate...].starts(with: mark) { return candidate }
            start = candidate + 1
        }
        preconditionFailure("the payload was encoded with its mark")
    }
}

/// Keeps the last prepared payload until the database has a newer revision.
final class BootstrapCache: Sendable {
    private let prepared = Mutex<PreparedBootstrap?>(nil)

    /// The payload that this connection sees. Two callers may prepare the same revision; the later one is dropped.
    func current(_ database: Database) throws -> PreparedBootstrap {
        let revision = try BootstrapReader.revision(database)
        if let known = prepared.withLock({ $0 }), known.revision == revision { return known }
        let made = try PreparedBootstrap(try BootstrapReader.payload(database), revision: revision)
        prepared.withLock { known in
            if known.map({ $0.revision < revision }) ?? true { known = made }
        }
        return made
    }
}
