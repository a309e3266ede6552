import HTTPTypes
import Hummingbird
import NIOCore
import ServiceLifecycle
import TillDeviceKit
import TillDevices
import TillDomain
import TillRuntime
import TillStore
import TillWire

/// What the local API serves. A test compares the list with `docs/openapi.yaml`.
struct Routes: Sendable {
    let terminal: TerminalService
    let startedAtMillis: Int64
    let limits: APILimits
    /// Actions that wait for the terminal.
    let actions: Gate
    let verifications: Gate

    /// What may be asked without saying who asks.
    static let openPath = "/health"

    init(terminal: TerminalService, limits: APILimits) {
        self.terminal = terminal
        self.limits = limits
        startedAtMillis = terminal.clock.nowMillis()
        actions = Gate(max: limits.actionsWaitingMax)
        verifications = Gate(max: limits.verificationsMax)
    }

    static let all: [(method: HTTPRequest.Method, path: String)] = [
        (.get, "/health"), (.get, "/metrics"),
        (.get, "/v1/status"), (.get, "/v1/events"), (.post, "/v1/actions"),
        (.get, "/v1/products"),
        (.get, "/v1/devices"), (.post, "/v1/devices/:name/check"), (.post, "/v1/devices/:name/restart"),
        (.get, "/v1/device-roles"), (.get, "/v1/device-roles/:name/candidates"),
        (.post, "/v1/device-roles/:name/assign"), (.post, "/v1/device-roles/:name/forget"),
        (.post, "/v1/devices/:name/claim"), (.post, "/v1/devices/:name/renew"), (.post, "/v1/devices/:name/retain"),
        (.post, "/v1/devices/:name/release"), (.post, "/v1/devices/:name/display"),
        (.get, "/v1/devices/:name/events"),
        (.get, "/v1/devices/:name/statistics"), (.post, "/v1/devices/:name/statistics/reset"),
        (.get, "/v1/print-jobs"), (.post, "/v1/print-jobs"), (.post, "/v1/print-jobs/settle"),
        (.get, "/v1/drawer-openings"),
        (.get, "/v1/outbox"), (.post, "/v1/outbox/retry"),
        (.get, "/v1/journal"), (.get, "/v1/journal/verify"),
    ]

    /// The methods that the path has; none where there is no such path.
    static func methods(of path: String) -> [HTTPRequest.Method] {
        let parts = path.split(separator: "/")
        return all.filter { route in
            let pattern = route.path.split(separator: "/")
            return pattern.count == parts.count && zip(pattern, parts).allSatisfy { $0.hasPrefix(":") || $0 == $1 }
        }.map(\.method)
    }

    func add(to router: Router<APIContext>) {
        router.get("/health") { _, context in try await health(context) }
        router.get("/metrics") { _, _ in try await metrics() }
        router.get("/v1/status") { _, _ in APIResponse.json(try await status()) }
        router.get("/v1/events") { _, context in try events(context) }
        router.post("/v1/actions") { request, context in try await act(request, context) }
        router.get("/v1/products") { request, _ in try await products(request) }
        router.get("/v1/devices") { _, _ in APIResponse.json(DeviceList(devices: await terminal.devices.statuses())) }
        router.post("/v1/devices/:name/check") { request, context in try await check(request, context) }
        router.post("/v1/devices/:name/restart") { _, context in try await restart(context) }
        router.get("/v1/device-roles") { _, context in try await roles(context) }
        router.get("/v1/device-roles/:name/candidates") { _, context in try await roleCandidates(context) }
        router.post("/v1/device-roles/:name/assign") { request, context in try await assignRole(request, context) }
        router.post("/v1/device-roles/:name/forget") { _, context in try await forgetRole(context) }
        addClaims(to: router)
        router.get("/v1/print-jobs") { request, _ in
            let (limit, state) = (try limit(request), try printState(request))
            return APIResponse.json(
                PrintJobList(try stored { try terminal.store.printJobs(limit: limit, state: state) })
            )
        }
        router.post("/v1/print-jobs") { request, context in try await print(request, context) }
        router.post("/v1/print-jobs/settle") { request, context in try await settle(request, context) }
        router.get("/v1/drawer-openings") { request, context in try drawerOpenings(request, context) }
        router.get("/v1/outbox") { request, _ in
            APIResponse.json(
                OutboxList(try stored { try terminal.store.unsettledSubmissions(limit: try limit(request)) })
            )
        }
        router.post("/v1/outbox/retry") { request, context in
            try technician(context)
            let all = try flag("all", request)
            try stored { try terminal.retryOutbox(all: all) }
            return APIResponse.json(try await status())
        }
        router.get("/v1/journal") { request, context in try journal(request, context) }
        router.get("/v1/journal/verify") { _, context in try verify(context) }
    }

    // MARK: - What several need

    func technician(_ context: APIContext) throws {
        guard context.caller == .technician else {
            throw APIFailure(
                status: .forbidden,
                code: "FORBIDDEN",
                message: "this is for technicians: run it as root or as the user of the daemon"
            )
        }
    }

    func status() async throws -> TerminalStatus {
        do throws(StoreError) {
            return try await terminal.status()
        } catch {
            throw APIFailure(status: .serviceUnavailable, code: "STORE", message: error.description)
        }
    }

    func stored<Value>(_ work: () throws -> Value) throws -> Value {
        do {
            return try work()
        } catch let error as StoreError {
            throw APIFailure(status: .serviceUnavailable, code: "STORE", message: error.description)
        }
    }

    func body<Value: Decodable>(_ type: Value.Type, _ request: Request, _ context: APIContext) async throws -> Value {
        let buffer: ByteBuffer
        do {
            buffer = try await request.body.collect(upTo: context.maxUploadSize)
        } catch let error as any HTTPResponseError where error.status == .contentTooLarge {
            throw APIFailure(
                status: .contentTooLarge,
                code: "VALIDATION",
                message: "the body is larger than \(context.maxUploadSize) bytes"
            )
        }
        do throws(WireFault) {
            return try WireCoding.decode(type, from: buffer.readableBytesView)
        } catch {
            throw APIFailure(status: .unprocessableContent, code: "VALIDATION", message: error.description)
        }
    }

    /// `?limit=`, from 1 to 1000; 100 where none is given.
    func limit(_ request: Request) throws -> Int {
        Int(try number("limit", 1...1000, or: 100, request))
    }

    /// A whole number of the query.
    func number(
        _ name: String,
        _ range: ClosedRange<Int64>,
        or fallback: Int64,
        _ request: Request
    ) throws -> Int64 {
        guard let text = request.uri.queryParameters[name[...]] else { return fallback }
        guard let number = Int64(text), range.contains(number) else {
            throw invalid("\(name): '\(text)' is not a number from \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }

    /// `true` or `false` of the query; false where it is not given.
    private func flag(_ name: String, _ request: Request) throws -> Bool {
        guard let text = request.uri.queryParameters[name[...]] else { return false }
        guard let flag = Bool(String(text)) else { throw invalid("\(name): '\(text)' is neither true nor false") }
        return flag
    }

    func invalid(_ message: String) -> APIFailure {
        APIFailure(status: .unprocessableContent, code: "VALIDATION", message: message)
    }

    func busy(_ message: String) -> APIFailure {
        APIFailure(status: .serviceUnavailable, code: "BUSY", message: message)
    }
}
