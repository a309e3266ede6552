import Foundation
import Hummingbird
import Testing
import TillDeviceKit
import TillDevices
import TillDomain
import TillRuntime
import TillStore
import TillWire

@testable import TillAPI

/// `docs/openapi.yaml` says what the program does: no more, no less.
@Suite(.timeLimit(.minutes(10)))
struct OpenAPITests {
    /// `:name` of the router is `{name}` of the document.
    private static func described(_ path: String) -> String {
        path.split(separator: "/", omittingEmptySubsequences: false)
            .map { $0.hasPrefix(":") ? "{\($0.dropFirst())}" : String($0) }
            .joined(separator: "/")
    }

    @Test func `the document, the list and the router have the same routes`() async throws {
        let document = try OpenAPIDocument()
        let listed = Routes.all.map { "\($0.method.rawValue) \(Self.described($0.path))" }.sorted()
        #expect(document.operations == listed)
        try await withTemporaryFolder { folder in
            let service = try LiveTerminal.terminal(folder, TestClock(), LiveTerminal.Options())
            let router = Router(context: APIContext.self)
            Routes(terminal: service, limits: APILimits()).add(to: router)
            let served = router.routes.map { "\($0.method.rawValue) \(Self.described($0.path.description))" }.sorted()
            #expect(served == listed)
        }
    }

    @Test func `every reference leads somewhere, and every schema is used`() throws {
        let document = try OpenAPIDocument()
        let references = Set(document.references())
        for reference in references { #expect(document.target(of: reference) != nil, "\(reference)") }
        for name in document.schemas.keys { #expect(references.contains("#/components/schemas/\(name)")) }
    }

    @Test func `technicians' routes say so, and every route says how one gets in`() throws {
        let document = try OpenAPIDocument()
        let technicians = [
            "POST /v1/devices/{name}/check", "POST /v1/devices/{name}/restart", "POST /v1/outbox/retry",
            "GET /v1/device-roles", "GET /v1/device-roles/{name}/candidates", "POST /v1/device-roles/{name}/assign",
            "POST /v1/device-roles/{name}/forget",
            "POST /v1/devices/{name}/claim", "POST /v1/devices/{name}/renew", "POST /v1/devices/{name}/retain",
            "POST /v1/devices/{name}/release", "POST /v1/devices/{name}/display", "GET /v1/devices/{name}/events",
            "POST /v1/devices/{name}/statistics/reset",
            "GET /v1/drawer-openings",
            "GET /v1/journal", "GET /v1/journal/verify",
        ]
        for route in Routes.all {
            let (method, path) = (route.method.rawValue, Self.described(route.path))
            let operation = try #require(document.operation(method, path))
            let responses = try #require(operation["responses"] as? [String: Any])
            #expect((responses["403"] != nil) == technicians.contains("\(method) \(path)"), "\(method) \(path)")
            #expect(responses["401"] != nil && responses["429"] != nil && responses["200"] != nil)
            #expect((operation["requestBody"] != nil) == (responses["413"] != nil), "\(method) \(path)")
            #expect((operation["security"] != nil) == (path == Routes.openPath))
        }
    }

    // MARK: - Samples with everything in them

    private static func json(_ value: some Encodable) throws -> Any {
        try JSONSerialization.jsonObject(with: Data(try WireCoding.encode(value)), options: .fragmentsAllowed)
    }

    @Test func `every field of every message is described, and nothing else is`() throws {
        let document = try OpenAPIDocument()
        func expectFits(_ value: some Encodable, _ name: String) throws {
            let faults = document.faults(try Self.json(value), document.schema(name), isWhole: true)
            #expect(faults.isEmpty, "\(name)")
        }
        try expectFits(Sample.request, "ActionRequest")
        try expectFits(Sample.status, "TerminalStatus")
        let refused = ActionAnswer.Refused(code: "C", text: "t")
        try expectFits(ActionAnswer(refused: refused, status: Sample.status), "ActionAnswer")
        try expectFits(DeviceList(devices: [Sample.device]), "DeviceList")
        try expectFits(Sample.device, "DeviceStatus")
        try expectFits(RoleList(roles: [Sample.role]), "RoleList")
        try expectFits(RoleCandidateList(role: "r", candidates: [Sample.candidate]), "RoleCandidateList")
        try expectFits(RoleAssignmentRequest(device: "i"), "RoleAssignmentRequest")
        try expectFits(Sample.claim, "DeviceClaim")
        let claim = ClaimRequest(owner: "o", timeoutMillis: 1, leaseMillis: 1, force: true)
        try expectFits(claim, "ClaimRequest")
        try expectFits(ClaimAnswer(device: "d", claim: Sample.claim), "ClaimAnswer")
        try expectFits(RenewRequest(fence: 1, leaseMillis: 1), "RenewRequest")
        try expectFits(FenceRequest(fence: 1), "FenceRequest")
        try expectFits(DisplayRequest(fence: 1, lines: ["l"]), "DisplayRequest")
        try expectFits(Sample.statistics, "DeviceStatistics")
        try expectFits(HealthCheckAnswer(device: "d", text: "t"), "HealthCheckAnswer")
        try expectFits(HealthAnswer(status: "ok", uptimeSeconds: 1, problems: ["p"]), "Health")
        try expectFits(APIError("C", "m"), "Error")
        try expectFits(PrintJobList([Sample.printJob]), "PrintJobList")
        try expectFits(DrawerOpeningList([Sample.drawerOpening]), "DrawerOpeningList")
        try expectFits(PrintRequest(title: "t", text: "t"), "PrintRequest")
        try expectFits(PrintQueued(job: "j"), "PrintQueued")
        try expectFits(PrintDecision(job: "j", choice: .retry), "PrintDecision")
        try expectFits(OutboxList([Sample.submission]), "OutboxList")
        let found = #"{"length":1,"firstBroken":1,"databaseProblems":["p"],"replayed":"r","replayProblem":"p"}"#
        let verification = try WireCoding.decode(JournalVerification.self, from: found.utf8)
        try expectFits(verification, "JournalVerification")
        let product = try #require(try SampleShop.payload().catalogue().products.first)
        try expectFits(FoundProducts(products: [FoundProducts.Item(product)]), "FoundProducts")
    }

    /// Every action has an example of its own, which the program understands as that action, in a moment at which an
    /// order is being paid.
    @Test func `every action has an example that the program understands`() throws {
        let document = try OpenAPIDocument()
        let examples = document.examples("POST", "/v1/actions")
        #expect(Set(examples.keys) == Set(ActionRequest.Name.allCases.map(\.rawValue)))
        let (catalogue, state) = (try ActionSample.catalogue(), ActionSample.state())
        for (name, value) in examples {
            let faults = document.faults(value, document.schema("ActionRequest"))
            #expect(faults.isEmpty, "\(name)")
            let body = try JSONSerialization.data(withJSONObject: value)
            let request = try WireCoding.decode(ActionRequest.self, from: body)
            #expect(request.action.rawValue == name)
            #expect(throws: Never.self, "\(name)") { try request.event(catalogue, state) }
            #expect(throws: Never.self, "\(name)") { try request.person() }
        }
        // Together they use every field.
        let used = Set(examples.values.flatMap { ($0 as? [String: Any] ?? [:]).keys })
        let properties = (document.schema("ActionRequest") as? [String: Any])?["properties"] as? [String: Any]
        #expect(used.union(["action"]) == Set((properties ?? [:]).keys))
    }

    @Test func `every field of a request says what it is for`() throws {
        let document = try OpenAPIDocument()
        let schema = try #require(document.schema("ActionRequest") as? [String: Any])
        for (name, property) in try #require(schema["properties"] as? [String: Any]) {
            let description = (property as? [String: Any])?["description"] as? String
            #expect(description?.isEmpty == false, "\(name)")
        }
    }

    @Test func `every event of the feed and of the journal is described, and no other`() throws {
        let document = try OpenAPIDocument()
        func names(_ name: String, _ samples: [some Encodable]) throws -> Set<String> {
            var names: Set<String> = []
            for sample in samples {
                let value = try Self.json(sample)
                let faults = document.faults(value, document.schema(name), isWhole: true)
                #expect(faults.isEmpty, "\(name)")
                if let object = value as? [String: Any] { names.formUnion(object.keys) }
            }
            return names
        }
        func described(_ name: String) -> Set<String> {
            let properties = (document.schema(name) as? [String: Any])?["properties"] as? [String: Any]
            return Set(properties?.keys.map { $0 } ?? [])
        }
        #expect(try names("FeedEvent", Sample.feed) == described("FeedEvent"))
        #expect(try names("HeldDeviceEvent", Sample.held) == described("HeldDeviceEvent"))
        #expect(try names("ActionEvent", Sample.events) == described("ActionEvent"))
        let page = try Self.json(JournalPage(Sample.journal))
        let faults = document.faults(page, document.schema("JournalPage"), isWhole: true)
        #expect(faults.isEmpty)
    }

    @Test func `the lists of words are the program's`() throws {
        let document = try OpenAPIDocument()
        func words(_ path: String) -> [String] {
            var found: Any? = document.schemas
            for part in path.split(separator: ".") { found = (found as? [String: Any])?[String(part)] }
            return (found as? [String: Any])?["enum"] as? [String] ?? []
        }
        #expect(words("ActionRequest.properties.action") == ActionRequest.Name.allCases.map(\.rawValue))
        #expect(words("ActionRequest.properties.type") == OrderType.allCases.map(\.rawValue))
        #expect(words("DeviceStatus.properties.state") == DeviceState.allCases.map(\.description))
        #expect(words("DeviceStatus.properties.powerState") == PowerState.allCases.map(\.description))
        let why = "HeldDeviceEvent.properties.ended.properties.why"
        #expect(words(why) == LeaseChange.Reason.allCases.map(\.rawValue))
        let order = "TerminalStatus.properties.order.properties"
        for (place, cases) in [
            ("mode", OrderMode.allCases.map(\.rawValue)), ("state", OrderState.allCases.map(\.rawValue)),
            ("type", OrderType.allCases.map(\.rawValue)), ("kitchen", KitchenStatus.allCases.map(\.rawValue)),
        ] {
            #expect(words("\(order).\(place)") == cases)
            #expect(words("Order.properties.\(place)") == cases)
        }
        #expect(words("DeviceStatus.properties.class") == DeviceClass.allCases.map(\.rawValue))
        #expect(words("DeviceStatus.properties.condition") == DeviceCondition.allCases.map(\.rawValue))
        #expect(words("RoleReport.properties.chosenBy") == RegistryEntry.Chooser.allCases.map(\.rawValue))
        #expect(words("TerminalStatus.properties.session") == SessionState.allCases.map(\.rawValue))
        #expect(words("TerminalStatus.properties.language") == Language.allCases.map(\.rawValue))
        let states = StoredPrintJob.State.allCases.map(\.rawValue)
        #expect(words("PrintJobList.properties.jobs.items.properties.state") == states)
        let asked = document.operation("GET", "/v1/print-jobs")?["parameters"] as? [[String: Any]]
        #expect(asked?.compactMap { ($0["schema"] as? [String: Any])?["enum"] as? [String] }.first == states)
        let outcomes = DrawerOpeningRecord.Outcome.allCases.map(\.rawValue)
        #expect(words("DrawerOpeningList.properties.openings.items.properties.outcome") == outcomes)
        let kinds = OperatorNotice.Kind.allCases.map(\.rawValue)
        #expect(words("TerminalStatus.properties.notices.items.properties.kind") == kinds)
        let check = document.operation("POST", "/v1/devices/{name}/check")?["parameters"] as? [[String: Any]]
        let levels = check?.compactMap { ($0["schema"] as? [String: Any])?["enum"] as? [String] }.first
        #expect(levels == HealthLevel.allCases.map(\.rawValue))
    }

    // MARK: - Real answers

    @Test func `what a terminal answers fits`() async throws {
        try await LiveTerminal.with(LiveTerminal.Options(isRestaurant: true)) { live in
            let document = try OpenAPIDocument()
            try await live.open()
            _ = try await live.sell()
            for action: ActionRequest.Name in [.returnSale, .returnAll, .refund] { try await live.done(action) }
            try await live.done(.table) { ($0.table, $0.guests) = ("5", 2) }
            try await live.done(.add) { $0.product = 20 }
            try await live.done(.send)
            try await live.done(.table) { $0.table = "Patio" }
            try await live.done(.customer) { $0.customer = "31" }
            try await live.done(.add) { $0.product = 7 }
            try await live.done(.discount) { ($0.percent, $0.reason) = ("10", "Late") }
            try await live.done(.signIn) { ($0.user, $0.pin) = (3, SampleShop.cashierPIN) }
            let wish = try await live.refusal(.price) { $0.price = "1" }
            #expect(wish == "NOT_PERMITTED")
            let bodies = [
                "/v1/actions": #"{"action":"scan","code":"999"}"#,
                "/v1/device-roles/none/assign": #"{"device":"none"}"#,
                "/v1/print-jobs": #"{"title":"t","text":"t"}"#,
                "/v1/print-jobs/settle": #"{"job":"none","choice":"retry"}"#,
            ]
            for route in Routes.all where route.path != "/metrics" && route.path != "/v1/events" {
                let (method, path) = (route.method.rawValue, Self.described(route.path))
                let asked = route.path.replacing(":name", with: "none")
                let answer =
                    route.method == .get
                    ? try await live.ask(asked) : try await live.ask(.POST, asked, json: bodies[asked] ?? "{}")
                let value = try JSONSerialization.jsonObject(with: Data(answer.body))
                let faults = document.faults(value, document.answerSchema(method, path, answer.status))
                #expect(faults.isEmpty, "\(method) \(path): \(answer.status)")
            }
        }
    }
}
