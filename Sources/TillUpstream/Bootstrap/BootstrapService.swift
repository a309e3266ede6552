import GRDB
import Hummingbird
import TillWire

/// Answers `bootstrap`.
struct BootstrapService: Sendable {
    let database: any DatabaseWriter
    let cache: BootstrapCache
    let nowMillis: @Sendable () -> Int64

    func answer(_ request: BootstrapRequest) async throws -> ByteBuffer {
        let prepared = try await current()
        if request.knownEtag == prepared.etag {
            return ByteBuffer(bytes: try WireCoding.encode(BootstrapResponse.notModified))
        }
        return prepared.body(serverTime: UTCTime.text(atMillis: nowMillis()))
    }

    private func current() async throws -> PreparedBootstrap {
        let prepared = try await database.read { [cache] in try cache.current($0) }
        if prepared.hasSession { return prepared }
        try await database.write { [nowMillis] in
            try BootstrapReader.ensureSession($0, nowMillis: nowMillis())
        }
        // Read again after the transaction: what is rolled back must not be remembered.
        return try await database.read { [cache] in try cache.current($0) }
    }
}
