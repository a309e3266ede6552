import Foundation
import GRDB
import Logging
import Synchronization
import Testing
import TillWire

@testable import TillUpstream

/// What happens when something breaks, or changes behind the server's back.
struct FaultTests {
    /// Runs SQL on the file as another process would.
    private static func execute(_ sql: String, _ path: String) throws {
        try DatabaseQueue(path: path).write { try $0.execute(sql: sql) }
    }

    @Test func anUnexpectedErrorIsBusyAndItsLogHoldsNoSecret() async throws {
        try await withTemporaryFolder { folder in
            let path = folder + "/upstream.sqlite"
            let log = LogRecorder()
            let logger = Logger(label: "test") { _ in log }
            try await LiveUpstream.with(LiveUpstream.configuration(databasePath: path), logger: logger) { upstream in
                let token = try await upstream.login().accessToken
                let order = try SampleOrder.paid(try await upstream.bootstrap(token: token))
                try Self.execute("ALTER TABLE order_payment RENAME TO lost", path)
                let answer = try await upstream.post(.ordersCreate, order, token: token)
                #expect(answer.status == 503)
                #expect(answer.error?.code == .busy)
                #expect(answer.error?.retryable == true)
                #expect(answer.error?.message == "the upstream cannot answer just now; try again later")
                #expect(throws: UpstreamServerError.self) { try upstream.server.orders() }

                let text = log.text
                let isTold = text.contains("POST /pos-api/v1/orders/create failed: SQLite error 1: no such table")
                #expect(isTold, "the technician reads what is wrong")
                for secret in [token, "demo", "1234", "$argon2id", order.posReference, "Efectivo"] {
                    let isLogged = text.contains(secret)
                    #expect(!isLogged, "\(secret)")
                }
                // Half of the order was written when it failed: nothing of it is there, and the same order is taken
                // when the fault is gone.
                try Self.execute("ALTER TABLE lost RENAME TO order_payment", path)
                let repaired = try await upstream.post(.ordersCreate, order, token: token)
                #expect(repaired.status == 201)
                #expect(try upstream.server.orders().map(\.lineCount) == [4])
            }
        }
    }

    @Test func noValueWithASecretPrintsIt() throws {
        var configuration = LiveUpstream.configuration()
        configuration.secret = .bytes(Array(repeating: 77, count: 32))
        let server = try UpstreamServer(configuration)
        let secrets = ["\"1234\"", "\"0000\"", "\"demo\"", "77, 77"]
        for text in ["\(configuration)", String(reflecting: configuration), "\(server)", String(reflecting: server)] {
            for secret in secrets { #expect(!text.contains(secret), "\(secret)") }
        }
        #expect("\(server)" == "UpstreamServer(127.0.0.1:0)")
    }

    @Test func healthTellsOfADatabaseThatDoesNotAnswer() async throws {
        try await withTemporaryFolder { folder in
            let path = folder + "/upstream.sqlite"
            try await LiveUpstream.with(LiveUpstream.configuration(databasePath: path)) { upstream in
                #expect(try await upstream.get("/health").status == 200)
                try Self.execute("DELETE FROM bootstrap_revision", path)
                #expect(try await upstream.get("/health").status == 503)
            }
        }
    }

    @Test func aChangeByAnotherProcessIsServedAtOnce() async throws {
        try await withTemporaryFolder { folder in
            let path = folder + "/upstream.sqlite"
            try await LiveUpstream.with(LiveUpstream.configuration(databasePath: path)) { upstream in
                let token = try await upstream.login().accessToken
                let changes = [
                    "UPDATE product SET list_price = '1.99' WHERE id = 1",
                    "UPDATE company SET phone = '+34 960 000 001'",
                    "UPDATE config SET receipt_header = 'Hola'",
                    "UPDATE category SET name = 'Conservas' WHERE id = 1",
                    "UPDATE tax SET name = 'IVA reducido' WHERE id = 2",
                    "UPDATE payment_method SET name = 'Cash' WHERE id = 1",
                    "UPDATE person SET max_discount = '20' WHERE id = 2",
                    "DELETE FROM product WHERE id = 80",
                    "INSERT INTO price_category (id, name) VALUES (1, 'Vinos')",
                    "UPDATE fiscal_position SET name = 'Libre' WHERE id = 3",
                    "UPDATE pricelist SET name = 'Bares' WHERE id = 1",
                    "UPDATE partner SET credit_limit = '200' WHERE id = 1",
                    "UPDATE floor SET name = 'Patio' WHERE id = 2",
                    "DELETE FROM printer WHERE key = 'receipt'",
                    "UPDATE discount_preset SET value = '15' WHERE id = 1",
                    "DELETE FROM void_reason WHERE id = 4",
                    "UPDATE barcode_rule SET pattern = '24.....{NNDDD}' WHERE sequence = 36",
                ]
                var etags = [try await upstream.bootstrap(token: token).etag]
                for change in changes {
                    try Self.execute(change, path)
                    etags.append(try await upstream.bootstrap(token: token).etag)
                }
                #expect(Set(etags).count == changes.count + 1)
            }
        }
    }

    @Test func aNewSessionIsOpenedWhenTheOldOneWasClosed() async throws {
        try await withTemporaryFolder { folder in
            let path = folder + "/upstream.sqlite"
            try await LiveUpstream.with(LiveUpstream.configuration(databasePath: path)) { upstream in
                let token = try await upstream.login().accessToken
                #expect(try await upstream.bootstrap(token: token).session?.id == 1)
                try Self.execute("UPDATE session SET state = 'closed'", path)
                #expect(try await upstream.bootstrap(token: token).session?.id == 2)
                #expect(try await upstream.bootstrap(token: token).session?.id == 2)
            }
        }
    }

    @Test func aRefreshTokenOfSomebodyWhoLeftIsRefused() async throws {
        try await withTemporaryFolder { folder in
            let path = folder + "/upstream.sqlite"
            try await LiveUpstream.with(LiveUpstream.configuration(databasePath: path)) { upstream in
                let tokens = try await upstream.login()
                try Self.execute("DELETE FROM account; DELETE FROM person WHERE id = 1", path)
                let answer = try await upstream.post(.refresh, RefreshRequest(refreshToken: tokens.refreshToken))
                #expect(answer.status == 401)
            }
        }
    }

    /// Two are computed at a time, thirty wait, and one more is told to come back.
    @Test func passwordsAreVerifiedInBoundedNumber() async throws {
        let gate = Gate()
        let verifier = PasswordVerifier { _, _ in gate.wait() }
        try await withThrowingTaskGroup(of: Bool.self) { tasks in
            for _ in 0..<(PasswordVerifier.atOnceMax * PasswordVerifier.queuedMax) {
                tasks.addTask { try await verifier.verify("p", "h") }
            }
            while gate.waiting < PasswordVerifier.atOnceMax || verifier.underWay < 32 { await Task.yield() }
            let refusal = await #expect(throws: UpstreamRefusal.self) { try await verifier.verify("p", "h") }
            #expect(refusal?.code == .busy)
            #expect(gate.waiting == PasswordVerifier.atOnceMax)
            gate.open()
            let answered = try await tasks.reduce(0) { count, _ in count + 1 }
            #expect(answered == 32)
        }
        #expect(gate.mostAtOnce == PasswordVerifier.atOnceMax)
        #expect(verifier.underWay == 0)
        #expect(try await verifier.verify("p", "h"))
    }
}

/// Holds the threads that come to it until it is opened.
private final class Gate: Sendable {
    private struct State {
        var isOpen = false
        var waiting = 0
        var mostAtOnce = 0
    }

    private let state = Mutex(State())
    private let semaphore = DispatchSemaphore(value: 0)

    var waiting: Int { state.withLock(\.waiting) }
    var mostAtOnce: Int { state.withLock(\.mostAtOnce) }

    func wait() -> Bool {
        state.withLock {
            $0.waiting += 1
            $0.mostAtOnce = max($0.mostAtOnce, $0.waiting)
        }
        semaphore.wait()
        semaphore.signal()
        state.withLock { $0.waiting -= 1 }
        return true
    }

    func open() { semaphore.signal() }
}

/// Keeps what was logged.
private final class LogRecorder: LogHandler {
    private let lines = Mutex<[String]>([])

    var text: String { lines.withLock { $0.joined(separator: "\n") } }
    var metadata: Logger.Metadata {
        get { [:] }
        set { _ = newValue }
    }
    var logLevel: Logger.Level {
        get { .trace }
        set { _ = newValue }
    }

    subscript(metadataKey _: String) -> Logger.Metadata.Value? {
        get { nil }
        set { _ = newValue }
    }

    func log(event: LogEvent) {
        lines.withLock { $0.append("\(event.message) \(event.metadata.map { "\($0)" } ?? "")") }
    }
}
