import Foundation
import GRDB
import Logging
import Synchronization
import Testing
import TillDeviceKit
import TillDomain
import TillStore
import TillSync
import TillWire

@testable import TillRuntime

/// A terminal on a store of its own, with a clock that stands still until it is told.
struct Rig {
    let path: String
    let store: TillStore
    let outputs = TerminalOutputs()
    let feed = TerminalFeed()
    let time: FakeTime
    let terminal: Terminal
    private let folder: TemporaryFolder

    init(cataloguePayload: BootstrapPayload? = Sample.payload) throws {
        folder = try TemporaryFolder()
        path = folder.path + "/till.sqlite"
        store = try TillStore(path: path)
        time = FakeTime()
        if let cataloguePayload { try store.keep(cataloguePayload, atMillis: 0) }
        terminal = try Terminal(store: store, clock: time.clock, outputs: outputs, feed: feed, logger: .silent)
    }

    /// Opens the session with somebody signed in.
    func open() async {
        #expect(await terminal.take(.signIn(userID: 1)) == .done)
        #expect(await terminal.take(.openSession(id: 1, float: Money(minor: 100_00))) == .done)
    }

    /// Sells one bread for cash; answers the reference.
    @discardableResult
    func sell() async throws -> String {
        #expect(await terminal.take(.addLine(productID: 1, quantity: .one)) == .done)
        let reference = try #require(await terminal.currentState.order?.reference)
        #expect(await terminal.take(.pay(methodID: 1, tendered: Money(minor: 500))) == .done)
        return reference
    }

    /// Makes every write to a table fail, as a disk does that is full.
    func breakTable(_ table: String) throws {
        try DatabaseQueue(path: path).write { db in
            for verb in ["INSERT", "UPDATE"] {
                try db.execute(
                    sql: """
                        CREATE TRIGGER broken_\(table)_\(verb) BEFORE \(verb) ON \(table)
                        BEGIN SELECT RAISE(ABORT, 'broken on purpose'); END
                        """
                )
            }
        }
    }

    func mendTable(_ table: String) throws {
        try DatabaseQueue(path: path).write { db in
            for verb in ["INSERT", "UPDATE"] { try db.execute(sql: "DROP TRIGGER broken_\(table)_\(verb)") }
        }
    }
}

final class TemporaryFolder: Sendable {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.path + "/till-runtime-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
}

/// A clock that a test moves; chance and salt count up.
final class FakeTime: Sendable {
    private let state = Mutex((now: Int64(1_795_000_000_000), salt: UInt16(0)))

    var now: Int64 { state.withLock { $0.now } }

    func advance(millis: Int64) { state.withLock { $0.now += millis } }

    var clock: TerminalClock {
        TerminalClock(
            nowMillis: { [self] in now },
            utcOffsetMinutes: { _ in 60 },
            salt: { [self] in
                state.withLock { state in
                    state.salt &+= 1
                    return state.salt
                }
            },
            chance: { 0.5 }
        )
    }
}

extension Logger {
    static let silent = Logger(label: "silent") { _ in SwiftLogNoOpLogHandler() }
}

enum Sample {
    /// The shop, with a cashier (2) who sells and may do nothing else.
    static var staffedPayload: BootstrapPayload {
        var payload = payload
        payload.users.append(
            WireUser(
                id: 2,
                name: "Iker",
                role: "cashier",
                pinHash: nil,
                badge: nil,
                maxDiscount: nil,
                permissions: ["createOrder": true, "modifyOrder": true, "payment": true, "switchUser": true]
            )
        )
        return payload
    }

    static var payload: BootstrapPayload {
        BootstrapPayload(
            etag: "one",
            serverTime: "2026-11-22T10:00:00Z",
            company: WireCompany(
                name: "Shop",
                vat: nil,
                address: nil,
                phone: nil,
                currency: .init(code: "EUR", symbol: "€", position: "after", digits: 2),
                taxRounding: "line"
            ),
            config: WireConfig(
                id: 1,
                name: "Front",
                language: "en",
                receiptHeader: nil,
                receiptFooter: nil,
                iface: .init(printAuto: true, cashdrawer: true)
            ),
            session: WireSession(id: 1, state: "opened"),
            users: [
                WireUser(
                    id: 1,
                    name: "Marta",
                    role: "manager",
                    pinHash: nil,
                    badge: nil,
                    maxDiscount: nil,
                    permissions: Dictionary(uniqueKeysWithValues: Permission.allCases.map { ($0.rawValue, true) })
                )
            ],
            products: [
                WireProduct(
                    id: 1,
                    name: "Bread",
                    barcode: "4006381333931",
                    listPrice: WireNumber("2.5"),
                    categoryID: nil,
                    taxIDs: [1]
                )
            ],
            categories: [],
            taxes: [
                WireTax(
                    id: 1,
                    name: "VAT 10 %",
                    amount: WireNumber("10"),
                    amountType: "percent",
                    priceInclude: true,
                    includeBaseAmount: false,
                    sequence: 1
                )
            ],
            paymentMethods: [
                WirePaymentMethod(
                    id: 1,
                    name: "Cash",
                    type: "cash",
                    sequence: 1,
                    allowOverpay: true,
                    allowChange: true,
                    allowNegative: true
                )
            ]
        )
    }
}

/// Devices that do what a test says, and note what they were asked.
actor FakeDevices: DevicePort {
    var printers = [PortDevice(name: "receipt", columns: 32)]
    var displays = [PortDevice(name: "display", columns: 20, rows: 2)]
    var drawers = [PortDevice(name: "drawer")]
    /// The endings of the next prints; when none is left, prints are confirmed.
    var endings: [Result<PrintOutcome, DeviceError>] = []
    private var endingsByPrinter: [String: [Result<PrintOutcome, DeviceError>]] = [:]
    private(set) var printed: [(job: String, items: [PrintItem])] = []
    /// Which job came out of which printer.
    private(set) var papers: [String: [String]] = [:]
    private var jammed: [String: [CheckedContinuation<Void, Never>]] = [:]
    private var watchers: [(jobs: Set<String>, continuation: CheckedContinuation<Void, Never>)] = []
    private(set) var opened = 0
    /// What the next openings of a drawer lead to; when none is left, they open.
    var drawerAnswers: [Result<DrawerOpening, DeviceError>] = []
    private(set) var shown: [[String]] = []

    func set(printers: [PortDevice]) { self.printers = printers }
    func set(drawers answers: [Result<DrawerOpening, DeviceError>]) { drawerAnswers = answers }
    func set(endings: [Result<PrintOutcome, DeviceError>], of printer: String) { endingsByPrinter[printer] = endings }
    func set(endings: [Result<PrintOutcome, DeviceError>]) { self.endings = endings }

    func devices(of deviceClass: DeviceClass) -> [PortDevice] {
        switch deviceClass {
        case .posPrinter: printers
        case .lineDisplay: displays
        case .cashDrawer: drawers
        case .scanner: []
        }
    }

    /// From now on a print on that printer takes until `free`.
    func jam(_ device: String) { jammed[device] = [] }

    /// Returns when a print hangs on that printer, or the test is at its time limit.
    func whenJammed(_ device: String) async {
        while jammed[device]?.isEmpty ?? true, !Task.isCancelled { await Task.yield() }
    }

    func free(_ device: String) {
        for print in jammed.removeValue(forKey: device) ?? [] { print.resume() }
    }

    /// Returns when all of these jobs have come out of a printer, or the test is at its time limit.
    func whenPrinted(_ jobs: Set<String>) async {
        guard !jobs.isSubset(of: printed.map(\.job)) else { return }
        await withTaskCancellationHandler {
            await withCheckedContinuation { watchers.append((jobs, $0)) }
        } onCancel: {
            Task { await self.giveUp() }
        }
    }

    private func giveUp() {
        for watcher in watchers { watcher.continuation.resume() }
        watchers = []
    }

    func print(_ device: String, job: String, items: [PrintItem]) async throws(DeviceError) -> PrintOutcome {
        if jammed[device] != nil { await withCheckedContinuation { jammed[device]?.append($0) } }
        printed.append((job, items))
        papers[device, default: []].append(job)
        let done = Set(printed.map(\.job))
        for watcher in watchers where watcher.jobs.isSubset(of: done) { watcher.continuation.resume() }
        watchers.removeAll { $0.jobs.isSubset(of: done) }
        if let own = endingsByPrinter[device]?.first {
            endingsByPrinter[device]?.removeFirst()
            return try own.get()
        }
        guard !endings.isEmpty else { return .confirmed }
        return try endings.removeFirst().get()
    }

    func openDrawer(_ device: String) throws(DeviceError) -> DrawerOpening {
        opened += 1
        guard !drawerAnswers.isEmpty else { return .opened }
        return try drawerAnswers.removeFirst().get()
    }

    func displayText(_ device: String, lines: [String]) throws(DeviceError) { shown.append(lines) }
}

/// An upstream that does what a test says.
actor FakeUpstream: SyncTransport {
    var answers: [Result<Int, SyncFailure>] = []
    private(set) var bodies: [[UInt8]] = []

    func set(answers: [Result<Int, SyncFailure>]) { self.answers = answers }

    func bootstrap(knownEtag: String?) throws(SyncFailure) -> BootstrapPayload? { nil }

    func createOrder(_ body: [UInt8]) throws(SyncFailure) -> OrderCreateResponse {
        bodies.append(body)
        guard !answers.isEmpty else { throw SyncFailure(.retry, "nobody is there") }
        return OrderCreateResponse(orderID: try answers.removeFirst().get(), created: true, lineIDMap: [:])
    }
}
