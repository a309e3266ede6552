import Hummingbird
import TillDeviceKit
import TillDevices
import TillRuntime
import TillStore

/// Devices for a client of its own: claims, what happens on them meanwhile, and what they have counted.
extension Routes {
    func addClaims(to router: Router<APIContext>) {
        router.post("/v1/devices/:name/claim") { request, context in try await claim(request, context) }
        router.post("/v1/devices/:name/renew") { request, context in try await renew(request, context) }
        router.post("/v1/devices/:name/retain") { request, context in try await retain(request, context) }
        router.post("/v1/devices/:name/release") { request, context in try await release(request, context) }
        router.post("/v1/devices/:name/display") { request, context in try await display(request, context) }
        router.get("/v1/devices/:name/events") { request, context in try await deviceEvents(request, context) }
        router.get("/v1/devices/:name/statistics") { _, context in try await statistics(context) }
        router.post("/v1/devices/:name/statistics/reset") { _, context in try await resetStatistics(context) }
    }

    // MARK: - Claims

    func claim(_ request: Request, _ context: APIContext) async throws -> Response {
        try technician(context)
        let name = try deviceName(context)
        let asked = try await body(ClaimRequest.self, request, context)
        guard !asked.owner.isEmpty, asked.owner.count <= ClaimRequest.ownerMaxCharacters else {
            throw invalid("owner: 1 to \(ClaimRequest.ownerMaxCharacters) characters")
        }
        let owner = DeviceOwner.client(name: Self.oneLine(asked.owner), user: context.user ?? "nobody")
        let terms = ClaimTerms(
            timeoutMillis: asked.timeoutMillis ?? 0,
            leaseMillis: asked.leaseMillis,
            isForced: asked.force ?? false
        )
        return try await device {
            let claim = try await terminal.claim(name, for: owner, terms)
            return APIResponse.json(ClaimAnswer(device: name, claim: claim))
        }
    }

    func renew(_ request: Request, _ context: APIContext) async throws -> Response {
        try technician(context)
        let name = try deviceName(context)
        let asked = try await body(RenewRequest.self, request, context)
        return try await device {
            let claim = try await terminal.devices.renew(name, fence: asked.fence, leaseMillis: asked.leaseMillis)
            return APIResponse.json(ClaimAnswer(device: name, claim: claim))
        }
    }

    func retain(_ request: Request, _ context: APIContext) async throws -> Response {
        try technician(context)
        let name = try deviceName(context)
        let asked = try await body(FenceRequest.self, request, context)
        return try await device {
            APIResponse.json(
                ClaimAnswer(device: name, claim: try await terminal.devices.retain(name, fence: asked.fence))
            )
        }
    }

    func release(_ request: Request, _ context: APIContext) async throws -> Response {
        try technician(context)
        let name = try deviceName(context)
        let asked = try await body(FenceRequest.self, request, context)
        return try await device {
            try await terminal.devices.release(name, fence: asked.fence)
            return APIResponse.json(DeviceList(devices: await terminal.devices.statuses()))
        }
    }

    // MARK: - What a holder may do

    func display(_ request: Request, _ context: APIContext) async throws -> Response {
        try technician(context)
        let name = try deviceName(context)
        let asked = try await body(DisplayRequest.self, request, context)
        let isShort = asked.lines.allSatisfy { $0.count <= DisplayRequest.lineMaxCharacters }
        guard isShort, asked.lines.count <= DisplayRequest.linesMax else {
            throw invalid(
                "lines: at most \(DisplayRequest.linesMax), of \(DisplayRequest.lineMaxCharacters) characters"
            )
        }
        return try await device {
            try await terminal.devices.displayText(name, lines: asked.lines, fence: asked.fence)
            return APIResponse.json(DeviceList(devices: await terminal.devices.statuses()))
        }
    }

    func deviceEvents(_ request: Request, _ context: APIContext) async throws -> Response {
        try technician(context)
        let name = try deviceName(context)
        let fence = Int(try number("fence", 1...Int64.max, or: 0, request))
        guard fence > 0 else { throw invalid("fence: give that of your claim") }
        return try await device {
            let events = try await terminal.devices.heldEvents(of: name, fence: fence)
            return EventStream(numbering: events, channel: context.channel, limits: limits).response
        }
    }

    // MARK: - Statistics

    func statistics(_ context: APIContext) async throws -> Response {
        let name = try deviceName(context)
        return try await counted { try await terminal.statistics(of: name) }
    }

    func resetStatistics(_ context: APIContext) async throws -> Response {
        try technician(context)
        let name = try deviceName(context)
        let by = context.user ?? "nobody"
        return try await counted { try await terminal.resetStatistics(of: name, by: by) }
    }

    private func counted(_ work: () async throws -> DeviceStatistics) async throws -> Response {
        try await device {
            do {
                return APIResponse.json(try await work())
            } catch let error as StoreError {
                throw APIFailure(status: .serviceUnavailable, code: "STORE", message: error.description)
            }
        }
    }

    // MARK: -

    /// A name stands in logs and in notices: no line ends, no escapes.
    private static func oneLine(_ text: String) -> String {
        String(text.map { $0.isNewline || $0 == "\u{1B}" ? " " : $0 })
    }
}
