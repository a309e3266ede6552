import HTTPTypes
import Hummingbird
import TillDeviceKit
import TillDevices
import TillDomain
import TillRuntime
import TillStore
import TillWire

/// For the technician: devices, prints, journal, figures.
extension Routes {
    // MARK: - Devices

    func check(_ request: Request, _ context: APIContext) async throws -> Response {
        try technician(context)
        let name = try deviceName(context)
        let text = request.uri.queryParameters["level"].map(String.init) ?? HealthLevel.internal.rawValue
        guard let level = HealthLevel(rawValue: text) else {
            let known = HealthLevel.allCases.map(\.rawValue).joined(separator: ", ")
            throw invalid("level: '\(text)' is none of \(known)")
        }
        let fence = Int(try number("fence", 1...Int64.max, or: 0, request))
        return try await device {
            let found = try await terminal.devices.checkHealth(name, level: level, fence: fence == 0 ? nil : fence)
            return APIResponse.json(HealthCheckAnswer(device: name, text: found))
        }
    }

    func restart(_ context: APIContext) async throws -> Response {
        try technician(context)
        let name = try deviceName(context)
        return try await device {
            try await terminal.devices.restart(name)
            return APIResponse.json(DeviceList(devices: await terminal.devices.statuses()))
        }
    }

    /// Names are as free as the configuration lets them be, so they stand percent-encoded in the path.
    func deviceName(_ context: APIContext) throws -> String {
        let text = try context.parameters.require("name")
        guard let name = PercentEncoding.decoded(text) else { throw invalid("name: '\(text)' is badly encoded") }
        return name
    }

    func device(_ work: () async throws -> Response) async throws -> Response {
        do {
            return try await work()
        } catch let error as DeviceError {
            let status: HTTPResponse.Status = error.code == .noExist ? .notFound : .conflict
            throw APIFailure(status: status, code: error.code.rawValue, message: error.message)
        }
    }

    // MARK: - Prints

    func print(_ request: Request, _ context: APIContext) async throws -> Response {
        let asked = try await body(PrintRequest.self, request, context)
        guard asked.text.count <= PrintRequest.textMaxCharacters, asked.title.count <= 80 else {
            throw invalid("text: at most \(PrintRequest.textMaxCharacters) characters, title: at most 80")
        }
        let document = Document([.text(asked.text), .feed(1), .cut])
        return APIResponse.json(PrintQueued(job: try stored { try terminal.print(document, title: asked.title) }))
    }

    func settle(_ request: Request, _ context: APIContext) async throws -> Response {
        let asked = try await body(PrintDecision.self, request, context)
        let user = try await status().user ?? "nobody"
        let by = "\(user) (\(context.caller == .technician ? "technician" : "cashier"))"
        guard try await settled(asked, by) else {
            let job = try stored { try terminal.store.printJob(id: asked.job) }
            throw APIFailure(status: .conflict, code: "CONFLICT", message: Self.conflict(asked, job?.state))
        }
        return APIResponse.json(PrintJobList(try stored { try terminal.store.printJobs(limit: 100) }))
    }

    private func settled(_ asked: PrintDecision, _ by: String) async throws -> Bool {
        do throws(StoreError) {
            return try await terminal.settlePrint(id: asked.job, printAgain: asked.choice == .retry, by: by)
        } catch {
            throw APIFailure(status: .serviceUnavailable, code: "STORE", message: error.description)
        }
    }

    /// Why a decision makes no sense, and what would.
    private static func conflict(_ asked: PrintDecision, _ state: StoredPrintJob.State?) -> String {
        let why =
            switch state {
            case nil: "is no print; see /v1/print-jobs"
            case .queued: "is queued and is printed by itself"
            case .printing: "is being printed: wait for its end"
            case .sent, .confirmed: "was printed; print another receipt by a reprint"
            case .discarded: "was discarded; print another receipt by a reprint"
            case .blocked, .failed, .unknown: "has changed meanwhile: look at it again"
            }
        return "job: '\(asked.job)' \(why)"
    }

    /// `?state=`; nil where none is given.
    func printState(_ request: Request) throws -> StoredPrintJob.State? {
        guard let text = request.uri.queryParameters["state"].map(String.init) else { return nil }
        guard let state = StoredPrintJob.State(rawValue: text) else {
            let known = StoredPrintJob.State.allCases.map(\.rawValue).joined(separator: ", ")
            throw invalid("state: '\(text)' is none of \(known)")
        }
        return state
    }

    // MARK: - Drawers

    /// Who had the money within reach is not for every program on the machine.
    func drawerOpenings(_ request: Request, _ context: APIContext) throws -> Response {
        try technician(context)
        let limit = try limit(request)
        return APIResponse.json(DrawerOpeningList(try stored { try terminal.store.drawerOpenings(limit: limit) }))
    }

    // MARK: - Journal

    func journal(_ request: Request, _ context: APIContext) throws -> Response {
        try technician(context)
        let after = try number("after", 0...Int64.max, or: 0, request)
        let limit = try limit(request)
        return APIResponse.json(JournalPage(try stored { try terminal.store.journal(after: after, limit: limit) }))
    }

    func verify(_ context: APIContext) throws -> Response {
        try technician(context)
        guard verifications.enter() else { throw busy("the journal is being verified already: wait for that") }
        defer { verifications.leave() }
        return APIResponse.json(try stored { try JournalVerification(terminal.store) })
    }

    // MARK: - Health and figures

    /// For whom nobody knows, a word is enough: the names of devices are not for every program on the machine.
    func health(_ context: APIContext) async throws -> Response {
        let status = try await status()
        var problems = await terminal.devices.statuses()
            .filter { $0.condition != .ready }
            .map { "\($0.name): \($0.condition.rawValue): \($0.reason)" }
        if status.upstream.state == .offline { problems.append("upstream: \(status.upstream.reason)") }
        problems += status.notices.map(\.text)
        if status.blockedPrints > 0 { problems.append("\(status.blockedPrints) prints wait for a printer") }
        if status.unknownPrints > 0 { problems.append("\(status.unknownPrints) prints of unknown outcome") }
        if status.catalogueEtag == nil { problems.append("no configuration from the upstream yet") }
        let seconds = (terminal.clock.nowMillis() - startedAtMillis) / 1000
        return APIResponse.json(
            HealthAnswer(
                status: problems.isEmpty ? "ok" : "degraded",
                uptimeSeconds: seconds,
                problems: context.caller == nil ? [] : problems
            )
        )
    }

    /// Prometheus' text form.
    func metrics() async throws -> Response {
        let status = try await status()
        var lines = [
            "till_actions_committed_total \(status.counters.committed)",
            "till_actions_refused_total \(status.counters.refused)",
            "till_store_failures_total \(status.counters.storeFailures)",
            "till_outbox_depth \(status.outboxDepth)",
            "till_prints_queued \(status.queuedPrints)",
            "till_prints_blocked \(status.blockedPrints)",
            "till_prints_unknown \(status.unknownPrints)",
            "till_upstream_online \(status.upstream.state == .online ? 1 : 0)",
            "till_products \(status.products)",
        ]
        for device in await terminal.devices.statuses() {
            let name = device.name.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
            let labels = "{device=\"\(name)\",class=\"\(device.deviceClass.rawValue)\"}"
            lines.append("till_device_ready\(labels) \(device.condition == .ready ? 1 : 0)")
            lines.append("till_device_restarts_total\(labels) \(device.restarts)")
        }
        return APIResponse.text(lines.joined(separator: "\n") + "\n")
    }
}
