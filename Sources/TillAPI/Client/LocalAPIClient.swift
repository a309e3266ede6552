import AsyncHTTPClient
import NIOCore
import TillDevices
import TillRuntime
import TillWire

/// The local API as the command line uses it.
public struct LocalAPIClient: Sendable {
    static let callTimeoutSeconds: Int64 = 90
    static let answerMaxBytes = 16 * 1024 * 1024
    /// The longest line of an event stream.
    static let eventMaxBytes = 64 * 1024

    /// Why there was no answer.
    public struct Unreachable: Error, CustomStringConvertible {
        public var description: String
    }

    private let socketPath: String
    private let client: HTTPClient

    public init(socketPath: String) {
        self.socketPath = socketPath
        var configuration = HTTPClient.Configuration()
        configuration.redirectConfiguration = .disallow
        // A daemon that does not listen now is not there: it is said at once.
        configuration.connectionPool.retryConnectionEstablishment = false
        client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    }

    public func shutdown() async throws {
        try await client.shutdown()
    }

    /// Whether a daemon listens on the socket.
    public static func isDaemonRunning(socketPath: String) -> Bool {
        SocketFile.isListening(socketPath)
    }

    // MARK: - Calls

    public func status() async throws -> TerminalStatus { try await get("/v1/status") }
    public func health() async throws -> HealthAnswer { try await get("/health") }
    public func devices() async throws -> DeviceList { try await get("/v1/devices") }
    public func outbox() async throws -> OutboxList { try await get("/v1/outbox?limit=1000") }
    /// - Parameter state: only those in it; nil lists all.
    public func printJobs(limit: Int = 100, state: String? = nil) async throws -> PrintJobList {
        let only = state.map { "&state=\(PercentEncoding.encoded($0))" } ?? ""
        return try await get("/v1/print-jobs?limit=\(limit)\(only)")
    }

    public func drawerOpenings(limit: Int) async throws -> DrawerOpeningList {
        try await get("/v1/drawer-openings?limit=\(limit)")
    }

    public func journal(after: Int64, limit: Int) async throws -> JournalPage {
        try await get("/v1/journal?after=\(after)&limit=\(limit)")
    }

    public func verifyJournal() async throws -> JournalVerification { try await get("/v1/journal/verify") }

    /// Products by a part of their name, or by barcode.
    public func products(search: String, limit: Int) async throws -> [FoundProducts.Item] {
        let part = PercentEncoding.encoded(search)
        let found: FoundProducts = try await get("/v1/products?limit=\(limit)&search=\(part)")
        return found.products
    }

    public func act(_ request: ActionRequest) async throws -> ActionAnswer { try await post("/v1/actions", request) }

    public func print(_ request: PrintRequest) async throws -> PrintQueued {
        try await post("/v1/print-jobs", request)
    }

    public func settle(_ decision: PrintDecision) async throws -> PrintJobList {
        try await post("/v1/print-jobs/settle", decision)
    }

    public func retryOutbox(all: Bool) async throws -> TerminalStatus {
        try await post("/v1/outbox/retry?all=\(all)", [String: String]())
    }

    /// - Parameter fence: of the claim of whoever holds the device; nil where the terminal does.
    public func check(device: String, level: String, fence: Int? = nil) async throws -> HealthCheckAnswer {
        let held = fence.map { "&fence=\($0)" } ?? ""
        let path = "/v1/devices/\(PercentEncoding.encoded(device))/check?level=\(level)\(held)"
        return try await post(path, [String: String]())
    }

    public func restart(device: String) async throws -> DeviceList {
        try await post("/v1/devices/\(PercentEncoding.encoded(device))/restart", [String: String]())
    }

    public func roles() async throws -> RoleList { try await get("/v1/device-roles") }

    public func candidates(role: String) async throws -> RoleCandidateList {
        try await get("/v1/device-roles/\(PercentEncoding.encoded(role))/candidates")
    }

    public func assign(role: String, device: String) async throws -> RoleList {
        try await post(
            "/v1/device-roles/\(PercentEncoding.encoded(role))/assign",
            RoleAssignmentRequest(device: device)
        )
    }

    public func forget(role: String) async throws -> RoleList {
        try await post("/v1/device-roles/\(PercentEncoding.encoded(role))/forget", [String: String]())
    }

    /// What happens from now on, until the task is cancelled or the daemon ends.
    ///
    /// - Throws: `APIError` with `BUSY` where too many listen already.
    /// - Parameter onOpen: called when the daemon has taken the subscription: nothing after it is missed.
    public func events(
        onOpen: @Sendable () -> Void = {},
        _ body: @Sendable (_ number: Int, FeedEvent) async throws -> Void
    ) async throws {
        try await stream("/v1/events", onOpen: onOpen, body)
    }

    func stream<Event: Decodable>(
        _ path: String,
        onOpen: @Sendable () -> Void,
        _ body: @Sendable (_ number: Int, Event) async throws -> Void
    ) async throws {
        let response = try await send(request(path), timeout: .hours(24 * 365))
        guard response.status == .ok else { throw try await Self.error(response) }
        var line: [UInt8] = []
        var isOpen = false
        var number = 0
        for try await buffer in response.body {
            if !isOpen {
                isOpen = true
                onOpen()
            }
            for byte in buffer.readableBytesView {
                guard byte == UInt8(ascii: "\n") else {
                    if line.count < Self.eventMaxBytes { line.append(byte) }
                    continue
                }
                if line.starts(with: Array("data: ".utf8)) {
                    try await body(number, try WireCoding.decode(Event.self, from: line.dropFirst(6)))
                } else if line.starts(with: Array("id: ".utf8)) {
                    number = Int(String(decoding: line.dropFirst(4), as: UTF8.self)) ?? number
                }
                line.removeAll(keepingCapacity: true)
            }
        }
    }

    // MARK: -

    func get<Value: Decodable>(_ path: String) async throws -> Value {
        try await answer(request(path))
    }

    func post<Value: Decodable>(_ path: String, _ body: some Encodable) async throws -> Value {
        var request = request(path)
        request.method = .POST
        request.headers.add(name: "Content-Type", value: "application/json")
        request.body = .bytes(ByteBuffer(bytes: try WireCoding.encode(body)))
        return try await answer(request)
    }

    private func request(_ path: String) -> HTTPClientRequest {
        HTTPClientRequest(url: "http+unix://\(PercentEncoding.encoded(socketPath))\(path)")
    }

    private func answer<Value: Decodable>(_ request: HTTPClientRequest) async throws -> Value {
        let response = try await send(request, timeout: .seconds(Self.callTimeoutSeconds))
        guard response.status == .ok else { throw try await Self.error(response) }
        let body = try await response.body.collect(upTo: Self.answerMaxBytes).readableBytesView
        return try WireCoding.decode(Value.self, from: body)
    }

    private static func error(_ response: HTTPClientResponse) async throws -> APIError {
        let body = try await response.body.collect(upTo: answerMaxBytes).readableBytesView
        return try WireCoding.decode(APIError.self, from: body)
    }

    private func send(_ request: HTTPClientRequest, timeout: TimeAmount) async throws -> HTTPClientResponse {
        do {
            return try await client.execute(request, timeout: timeout)
        } catch {
            throw Unreachable(
                description: "no till answers on \(socketPath): is it running (till run), and may you use it? \(error)"
            )
        }
    }
}
