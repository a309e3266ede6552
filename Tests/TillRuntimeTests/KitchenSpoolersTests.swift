import Logging
import Synchronization
import Testing
import TillDeviceKit
import TillDomain
import TillStore

@testable import TillRuntime

/// Each station of the kitchen has its own queue and its own printer, and none waits for another.
@Suite(.timeLimit(.minutes(1)))
struct KitchenSpoolersTests {
    let rig: Rig
    let devices = FakeDevices()
    let log = LineLog()

    init() throws {
        rig = try Rig()
    }

    private func queue(_ id: String, _ station: String?, role: PrintJob.Role = .kitchen) throws {
        let job = PrintJob(id: id, role: role, station: station, title: "T", document: Document([.text(id)]))
        try rig.store.queuePrint(job, atMillis: 1)
    }

    private func state(_ id: String) throws -> StoredPrintJob.State? {
        try rig.store.printJobs(limit: 200).first { $0.id == id }?.state
    }

    private func spooler(_ role: PrintJob.Role, station: String?, printer: String?) -> PrintSpooler {
        PrintSpooler(
            role: role,
            station: station,
            printer: printer,
            store: rig.store,
            clock: rig.time.clock,
            devices: devices,
            feed: rig.feed,
            language: { .english },
            report: { [rig] in _ = await rig.terminal.take($0) },
            logger: .silent
        )
    }

    /// Runs the kitchen for as long as the body takes. A station prints on the printer of its own name.
    private func cooking(
        printer: @escaping @Sendable (String) -> String? = { $0 },
        _ body: (Bell) async throws -> Void
    ) async rethrows {
        // A bell whose loop was cancelled rings no more, so each run has its own.
        let bell = Bell()
        let spoolers = KitchenSpoolers(
            store: rig.store,
            spooler: { spooler(.kitchen, station: $0, printer: printer($0)) },
            logger: log.logger
        )
        let running = Task { await spoolers.run(bell) }
        bell.ring()
        do {
            try await body(bell)
        } catch {
            running.cancel()
            throw error
        }
        running.cancel()
        await running.value
    }

    @Test func eachStationPrintsItsOwnOldestFirst() async throws {
        await devices.set(printers: ["receipt", "grill", "bar"].map { PortDevice(name: $0, columns: 32) })
        for (id, station) in [("g1", "grill"), ("b1", "bar"), ("g2", "grill"), ("g3", "grill")] {
            try queue(id, station)
        }
        await cooking { _ in await devices.whenPrinted(["g1", "g2", "g3", "b1"]) }
        #expect(await devices.papers == ["grill": ["g1", "g2", "g3"], "bar": ["b1"]])
    }

    @Test func aPrinterThatTakesForeverHoldsUpItsOwnStationOnly() async throws {
        await devices.set(printers: ["grill", "bar"].map { PortDevice(name: $0, columns: 32) })
        await devices.jam("grill")
        for (id, station) in [("g1", "grill"), ("g2", "grill"), ("b1", "bar"), ("b2", "bar")] { try queue(id, station) }
        try await cooking { _ in
            await devices.whenPrinted(["b1", "b2"])
            let waiting = try state("g2")
            #expect(waiting == .queued)
            await devices.free("grill")
            await devices.whenPrinted(["g1", "g2"])
        }
        #expect(await devices.papers["grill"] == ["g1", "g2"])
    }

    @Test func aPrinterThatIsOutOfUseHoldsUpItsOwnStationOnly() async throws {
        await devices.set(printers: [PortDevice(name: "grill", outOfUse: "offline: no paper"), PortDevice(name: "bar")])
        for (id, station) in [("g1", "grill"), ("b1", "bar"), ("g2", "grill"), ("b2", "bar")] { try queue(id, station) }
        try await cooking { bell in
            await devices.whenPrinted(["b1", "b2"])
            let waiting = try [state("g1"), state("g2")]
            #expect(waiting == [.queued, .queued])
            await devices.set(printers: [PortDevice(name: "grill"), PortDevice(name: "bar")])
            bell.ring()
            await devices.whenPrinted(["g1", "g2"])
        }
        #expect(await devices.papers == ["bar": ["b1", "b2"], "grill": ["g1", "g2"]])
    }

    @Test func aTicketOfUnknownOutcomeHoldsUpNothing() async throws {
        await devices.set(printers: [PortDevice(name: "grill")])
        await devices.set(endings: [.failure(DeviceError(.failure, .waitForOperator, "gone", bytesSent: 9))])
        try queue("g1", "grill")
        try queue("g2", "grill")
        await cooking { _ in await devices.whenPrinted(["g1", "g2"]) }
        #expect(try state("g1") == .unknown)
    }

    @Test func aStationMayAppearWhileTheOthersWork() async throws {
        await devices.set(printers: ["grill", "bar"].map { PortDevice(name: $0) })
        try queue("g1", "grill")
        try await cooking { bell in
            await devices.whenPrinted(["g1"])
            try queue("b1", "bar")
            bell.ring()
            await devices.whenPrinted(["b1"])
            try queue("g2", "grill")
            bell.ring()
            await devices.whenPrinted(["g2"])
        }
        #expect(await devices.papers == ["grill": ["g1", "g2"], "bar": ["b1"]])
    }

    @Test func aStationWithoutAPrinterWaitsAndSaysSo() async throws {
        let stream = try #require(rig.feed.subscribe())
        try queue("g1", "grill")
        await cooking { _ in
            for await numbered in stream {
                guard case .print("g1", "queued", nil, let reason) = numbered.event else { continue }
                #expect(reason == "no printer is configured for the station grill")
                break
            }
        }
        #expect(try state("g1") == .queued)
        #expect(await devices.printed.isEmpty)
    }

    @Test func withoutAPrinterOfItsOwnItPrintsAtTheCounter() async throws {
        await devices.set(printers: [PortDevice(name: "front"), PortDevice(name: "receipt")])
        try queue("g1", "grill")
        await cooking(printer: { _ in "receipt" }) { _ in await devices.whenPrinted(["g1"]) }
        try queue("b1", "bar")
        await cooking(printer: { _ in nil }) { _ in await devices.whenPrinted(["b1"]) }
        #expect(await devices.papers == ["receipt": ["g1"], "front": ["b1"]], "nil is the first printer")
    }

    @Test func theCounterAndTheKitchenLeaveEachOtherAlone() async throws {
        await devices.set(printers: [PortDevice(name: "receipt")])
        try queue("r1", nil, role: .receipt)
        try queue("g1", "grill")
        await cooking(printer: { _ in "receipt" }) { _ in await devices.whenPrinted(["g1"]) }
        #expect(try state("r1") == .queued)
        try queue("g2", "grill")
        let bell = Bell()
        let counter = Task { [self] in await spooler(.receipt, station: nil, printer: nil).run(bell) }
        bell.ring()
        await devices.whenPrinted(["r1"])
        counter.cancel()
        await counter.value
        #expect(try state("g2") == .queued)
    }

    /// At the bound the tickets of one station more wait, and that is said once, not at every look.
    @Test func oneStationMoreThanTheBoundWaits() async throws {
        let stations = (0...KitchenSpoolers.stationsMax).map { "s" + String($0 + 100) }
        await devices.set(printers: stations.map { PortDevice(name: $0) })
        for station in stations { try queue("t-\(station)", station) }
        let worked = Set(stations.dropLast().map { "t-\($0)" })
        try await cooking { bell in
            await devices.whenPrinted(worked)
            for round in 1...3 {
                // A ticket for a station that is worked comes out, so the kitchen has looked again.
                try queue("again-\(round)", stations[0])
                bell.ring()
                await devices.whenPrinted(["again-\(round)"])
            }
        }
        #expect(try state("t-\(stations[KitchenSpoolers.stationsMax])") == .queued)
        #expect(log.lines == ["tickets for s132 wait: more than 32 stations"])
    }

    @Test func aStoreThatCannotBeReadIsSaid() async throws {
        try rig.store.close()
        await cooking { _ in await log.whenFilled() }
        #expect(log.lines.first?.hasPrefix("the kitchen's tickets cannot be read: ") == true)
    }
}

/// Keeps what is logged as errors.
final class LineLog: Sendable {
    private let state = Mutex<(lines: [String], watcher: CheckedContinuation<Void, Never>?)>(([], nil))

    var lines: [String] { state.withLock { $0.lines } }

    var logger: Logger { Logger(label: "kept") { _ in Handler(log: self) } }

    /// Returns when a line is there.
    func whenFilled() async {
        await withCheckedContinuation { continuation in
            let isFilled = state.withLock { state in
                if state.lines.isEmpty { state.watcher = continuation }
                return !state.lines.isEmpty
            }
            if isFilled { continuation.resume() }
        }
    }

    private func note(_ line: String) {
        let watcher = state.withLock { state in
            state.lines.append(line)
            defer { state.watcher = nil }
            return state.watcher
        }
        watcher?.resume()
    }

    private struct Handler: LogHandler {
        let log: LineLog
        var metadata: Logger.Metadata = [:]
        var logLevel = Logger.Level.error

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) { log.note(event.message.description) }
    }
}
