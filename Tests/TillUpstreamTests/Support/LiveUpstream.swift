import AsyncHTTPClient
import Foundation
import Hummingbird
import Logging
import ServiceLifecycle
import Synchronization
import TillDomain
import TillUpstream
import TillWire

/// A clock that stands until it is moved.
final class TestClock: Sendable {
    private let millis: Mutex<Int64>

    init(_ millis: Int64 = 1_763_805_600_000) { self.millis = Mutex(millis) }

    var nowMillis: Int64 { millis.withLock { $0 } }
    func advance(seconds: Int64) { millis.withLock { $0 += seconds * 1000 } }
}

/// A server that listens on a port of its own, and the means to ask it.
struct LiveUpstream: Sendable {
    let server: UpstreamServer
    let clock: TestClock
    let port: Int

    static func configuration(databasePath: String? = nil) -> UpstreamConfiguration {
        UpstreamConfiguration(databasePath: databasePath, passwordCost: .minimum)
    }

    static var quiet: Logger {
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        return logger
    }

    /// Starts a server, runs the test, and shuts the server down gracefully.
    static func with(
        _ configuration: UpstreamConfiguration = LiveUpstream.configuration(),
        clock: TestClock = TestClock(),
        logger: Logger = LiveUpstream.quiet,
        _ test: @Sendable (LiveUpstream) async throws -> Void
    ) async throws {
        let (ports, found) = AsyncStream.makeStream(of: Int.self)
        let server = try UpstreamServer(
            configuration,
            logger: logger,
            nowMillis: { clock.nowMillis },
            onServerRunning: { found.yield($0) }
        )
        let group = ServiceGroup(configuration: .init(services: [.init(service: server)], logger: logger))
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask {
                defer { found.finish() }
                try await group.run()
            }
            for await port in ports {
                do {
                    try await test(LiveUpstream(server: server, clock: clock, port: port))
                } catch {
                    await group.triggerGracefulShutdown()
                    throw error
                }
                await group.triggerGracefulShutdown()
                break
            }
            try await tasks.waitForAll()
        }
    }

    // MARK: - Asking

    struct Answer: Sendable {
        var status: Int
        var body: Data

        /// Nil where the answer is no error.
        var error: UpstreamErrorBody.Detail? {
            (try? WireCoding.decode(UpstreamErrorBody.self, from: body))?.error
        }

        func decoded<Value: Decodable>(_ type: Value.Type) throws -> Value {
            try WireCoding.decode(type, from: body)
        }
    }

    func post(
        _ path: String,
        _ body: [UInt8],
        token: String? = nil,
        headers: [(String, String)] = [("Content-Type", "application/json")]
    ) async throws -> Answer {
        var request = HTTPClientRequest(url: "http://127.0.0.1:\(port)\(path)")
        request.method = .POST
        for (name, value) in headers { request.headers.add(name: name, value: value) }
        if let token { request.headers.add(name: "Authorization", value: "Bearer \(token)") }
        request.body = .bytes(body)
        return try await execute(request)
    }

    func post(_ path: UpstreamPath, _ value: some Encodable, token: String? = nil) async throws -> Answer {
        try await post(path.path, try WireCoding.encode(value), token: token)
    }

    func post(_ path: UpstreamPath, json: String, token: String? = nil) async throws -> Answer {
        try await post(path.path, Array(json.utf8), token: token)
    }

    /// Without a Content-Length, as chunks.
    func post(_ path: UpstreamPath, chunks: [[UInt8]]) async throws -> Answer {
        var request = HTTPClientRequest(url: "http://127.0.0.1:\(port)\(path.path)")
        request.method = .POST
        request.headers.add(name: "Content-Type", value: "application/json")
        let (stream, source) = AsyncStream.makeStream(of: ByteBuffer.self)
        for chunk in chunks { source.yield(ByteBuffer(bytes: chunk)) }
        source.finish()
        request.body = .stream(stream, length: .unknown)
        return try await execute(request)
    }

    func get(_ path: String) async throws -> Answer {
        try await execute(HTTPClientRequest(url: "http://127.0.0.1:\(port)\(path)"))
    }

    private func execute(_ request: HTTPClientRequest) async throws -> Answer {
        let response = try await HTTPClient.shared.execute(request, timeout: .seconds(60))
        let body = try await response.body.collect(upTo: 64 * 1024 * 1024)
        return Answer(status: Int(response.status.code), body: Data(body.readableBytesView))
    }

    // MARK: - The usual steps

    func login() async throws -> LoginResponse {
        let request = LoginRequest(login: DemoShop.login, password: DemoShop.password)
        return try await post(.login, request).decoded(LoginResponse.self)
    }

    func bootstrap(token: String) async throws -> BootstrapPayload {
        let request = BootstrapRequest(deviceID: "terminal-001", knownEtag: nil)
        return try await post(.bootstrap, request, token: token).decoded(BootstrapPayload.self)
    }
}

/// A folder for one test, removed after it.
func withTemporaryFolder(_ body: (String) async throws -> Void) async throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("till-upstream-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try await body(folder.path)
}
