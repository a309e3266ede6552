import GRDB
import Hummingbird
import Logging
import TillWire

/// The routes, each with what it needs and what answers it.
struct Gateway: Sendable {
    static let healthPath = "/health"
    /// A request may be no larger; an order of 500 lines is about 150 kB.
    static let requestMaxBytes = 2 * 1024 * 1024

    let database: any DatabaseWriter
    let authenticator: Authenticator
    let bootstrap: BootstrapService
    let orders: OrderBook
    let minimumClientVersion: ClientVersion?
    let logger: Logger

    func router() -> Router<UpstreamContext> {
        let router = Router(context: UpstreamContext.self)
        router.add(middleware: ErrorMiddleware(logger: logger))
        router.get(RouterPath(Self.healthPath)) { _, _ in try await health() }
        let bearer = BearerMiddleware(authenticator: authenticator, minimumClientVersion: minimumClientVersion)
        for path in UpstreamPath.allCases {
            let group = path.isOpen ? router.group() : router.group().add(middleware: bearer)
            group.post(RouterPath(path.path)) { request, _ in try await answer(path, request) }
        }
        return router
    }

    private func answer(_ path: UpstreamPath, _ request: Request) async throws -> Response {
        let body = try await content(of: request)
        switch path {
        case .login:
            return try Self.json(try await authenticator.login(try Self.decode(body)))
        case .refresh:
            return try Self.json(try await authenticator.refresh(try Self.decode(body)))
        case .bootstrap:
            return Self.json(try await bootstrap.answer(try Self.decode(body)))
        case .ordersCreate:
            let deviceID = request.header(UpstreamHeader.deviceID)
            let response = try await orders.create(try Self.decode(body), deviceID: deviceID)
            return try Self.json(response, status: response.created ? .created : .ok)
        }
    }

    /// Whether the database answers, for supervisors.
    private func health() async throws -> Response {
        _ = try await database.read { try BootstrapReader.revision($0) }
        return try Self.json(["status": "ok"])
    }

    // MARK: - Bytes in and out

    private func content(of request: Request) async throws -> ByteBuffer {
        let mediaType = request.headers[.contentType]?.prefix { $0 != ";" } ?? ""
        guard mediaType.lowercased().filter({ $0 != " " }) == "application/json" else {
            throw UpstreamRefusal(.validation, "Content-Type: application/json is needed")
        }
        let tooLarge = UpstreamRefusal(.validation, "the body is larger than \(Self.requestMaxBytes) bytes")
        if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > Self.requestMaxBytes {
            throw tooLarge
        }
        do {
            return try await request.body.collect(upTo: Self.requestMaxBytes)
        } catch let error as any HTTPResponseError where error.status == .contentTooLarge {
            throw tooLarge
        }
    }

    private static func decode<Value: Decodable>(_ body: ByteBuffer) throws(UpstreamRefusal) -> Value {
        do throws(WireFault) {
            return try WireCoding.decode(Value.self, from: body.readableBytesView)
        } catch {
            throw UpstreamRefusal(error)
        }
    }

    private static func json(
        _ value: some Encodable,
        status: HTTPResponse.Status = .ok
    ) throws(WireFault) -> Response {
        var response = json(ByteBuffer(bytes: try WireCoding.encode(value)))
        response.status = status
        return response
    }

    private static func json(_ body: ByteBuffer) -> Response {
        Response(
            status: .ok,
            headers: [.contentType: "application/json"],
            body: ResponseBody(byteBuffer: body)
        )
    }
}

extension UpstreamPath {
    /// Whether a caller without a token may ask.
    var isOpen: Bool {
        switch self {
        case .login, .refresh: true
        case .bootstrap, .ordersCreate: false
        }
    }
}
