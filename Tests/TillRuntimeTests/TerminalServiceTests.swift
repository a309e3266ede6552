import CSodium
import Testing
import TillDeviceKit
import TillDevices
import TillDomain
import TillStore
import TillWire

@testable import TillRuntime

/// The terminal put together, with no driver running.
@Suite(.timeLimit(.minutes(1)))
struct TerminalServiceTests {
    private let folder: TemporaryFolder
    private let store: TillStore
    private let time = FakeTime()

    init() throws {
        folder = try TemporaryFolder()
        store = try TillStore(path: folder.path + "/till.sqlite")
    }

    // MARK: - Devices

    /// A printer `receipt` with a drawer `till`, a printer `bar`, and a display that is called `dessert`.
    private static let planned: [PlannedDevice] = [
        [("receipt", DeviceClass.posPrinter), ("till", .cashDrawer)], [("bar", .posPrinter)],
        [("dessert", .lineDisplay)],
    ].map { devices in
        PlannedDevice(
            plugin: DriverPlugin(
                manifest: DriverManifest(
                    name: "none",
                    summary: "",
                    version: "1.0.0",
                    status: .simulated,
                    executable: "none",
                    classes: DeviceClass.allCases,
                    connections: ["none"]
                ),
                folder: "/",
                executable: "/does/not/exist"
            ),
            parameters: OpenParameters(
                connection: "none:",
                devices: devices.map { OpenParameters.Device(name: $0.0, deviceClass: $0.1) },
                settings: DriverSettings([:])
            )
        )
    }

    private func service() throws -> TerminalService {
        try TerminalService(
            TerminalService.Parts(
                store: store,
                devices: Devices(Self.planned, logger: .silent),
                transport: nil,
                clock: time.clock
            ),
            logger: .silent
        )
    }

    @Test func onlyPrintersPrintWhateverElseIsCalledLikeAStation() async throws {
        let service = try service()
        let printers = await service.devices.devices(of: .posPrinter).map(\.name)
        #expect(printers == ["receipt", "bar"])
    }

    // MARK: - Settling a print

    private func unknown(_ id: String, _ role: PrintJob.Role, _ station: String?) throws {
        let job = PrintJob(id: id, role: role, station: station, title: "T", document: Document([.text(id)]))
        try store.queuePrint(job, atMillis: 1)
        try store.markPrinting(id: id, device: "bar", atMillis: 2)
        try store.markPrint(id: id, .lose, reason: "gone", bytesSent: 9, atMillis: 3)
    }

    @Test(arguments: [(PrintJob.Role.kitchen, "bar"), (.receipt, nil)] as [(PrintJob.Role, String?)])
    func whatIsPrintedAgainRingsThePrinters(role: PrintJob.Role, station: String?) async throws {
        try unknown("k", role, station)
        let service = try service()
        #expect(try await service.settlePrint(id: "k", printAgain: true, by: "Ana"))
        // Without a ring this would wait until the time limit.
        for await _ in service.outputs.printJobs.rings { break }
        let next = try #require(try store.printJob(id: "k"))
        #expect(next.state == .queued && next.repeats == 1 && next.settledBy == "Ana")
    }

    @Test func whatIsLetBeIsNotPrinted() async throws {
        try unknown("k", .kitchen, "bar")
        let service = try service()
        #expect(try await service.settlePrint(id: "k", printAgain: false, by: "Ana"))
        #expect(try store.printQueueHeads() == [])
        #expect(try await service.settlePrint(id: "k", printAgain: true, by: "Ana") == false, "it was settled")
    }

    @Test func theStatusCountsThePrints() async throws {
        try unknown("u", .receipt, nil)
        for id in ["q", "b"] {
            try store.queuePrint(PrintJob(id: id, role: .receipt, title: "T", document: Document([])), atMillis: 1)
        }
        #expect(try store.markBlocked(id: "b", device: "bar", reason: "paper end", atMillis: 2))
        let service = try service()
        await service.notices.received(.status(.paperEmpty), of: "bar")
        let status = try await service.status()
        #expect(status.unknownPrints == 1 && status.queuedPrints == 2 && status.blockedPrints == 1)
        #expect(status.notices.map { "\($0.kind) \($0.text)" } == ["paperOut PAPER OUT: bar"])
        #expect(status.display == ["PAPER OUT           ", "bar                 "])
    }

    // MARK: - PINs

    private static let (managerPIN, cashierPIN) = ("4321", "2222")

    private static func hash(_ pin: String) throws -> String {
        try #require(sodium_init() >= 0)
        var hash = [CChar](repeating: 0, count: Int(crypto_pwhash_STRBYTES))
        let (passes, memory) = (UInt64(crypto_pwhash_OPSLIMIT_MIN), Int(crypto_pwhash_MEMLIMIT_MIN))
        try #require(crypto_pwhash_str(&hash, pin, UInt64(pin.utf8.count), passes, memory) == 0)
        return String(decoding: hash.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// Marta and Iker with PINs; a session is open, Iker is at the till and wants a price.
    private func waiting() async throws -> TerminalService {
        var payload = Sample.staffedPayload
        payload.users[0].pinHash = try Self.hash(Self.managerPIN)
        payload.users[1].pinHash = try Self.hash(Self.cashierPIN)
        try store.keep(payload, atMillis: 0)
        let service = try service()
        let terminal = service.terminal
        #expect(await service.take(.signIn(userID: 1), pin: Self.managerPIN, of: 1) == (.right, .done))
        #expect(await terminal.take(.openSession(id: 1, float: .zero)) == .done)
        #expect(await service.take(.signIn(userID: 2), pin: Self.cashierPIN, of: 2) == (.right, .done))
        #expect(await terminal.take(.addLine(productID: 1, quantity: .one)) == .done)
        let wish = await terminal.take(.setPrice(lineID: 1, price: .zero))
        #expect(wish == .refused(.notPermitted(.priceEdit, user: "Iker")))
        return service
    }

    private static let approval = Action.Event.approve(userID: 1, reason: "A gift")

    @Test func aRightPINApproves() async throws {
        let service = try await waiting()
        #expect(await service.take(Self.approval, pin: Self.managerPIN, of: 1) == (.right, .done))
        #expect(await service.terminal.currentState.order?.total == .zero)
    }

    @Test func aWrongPINApprovesNothingAndFivePauseEverybody() async throws {
        let service = try await waiting()
        let length = try store.journalLength()
        for _ in 1..<PINCheck.failuresMax {
            #expect(await service.take(Self.approval, pin: "0", of: 1) == (.wrong, nil))
        }
        #expect(await service.take(.signIn(userID: 2), pin: "0", of: 2) == (.wrong, nil), "they are counted together")
        #expect(await service.take(Self.approval, pin: Self.managerPIN, of: 1) == (.paused(seconds: 30), nil))
        #expect(await service.take(.signIn(userID: 2), pin: Self.cashierPIN, of: 2) == (.paused(seconds: 30), nil))
        #expect(try store.journalLength() == length, "the terminal has heard of nothing")
        time.advance(millis: PINCheck.pauseMillis)
        #expect(await service.take(Self.approval, pin: Self.managerPIN, of: 1) == (.right, .done))
    }

    @Test func aRightPINOfOneWhoMayNotLendIsRefusedByTheDomain() async throws {
        let service = try await waiting()
        let answer = await service.take(.approve(userID: 2, reason: "Me"), pin: Self.cashierPIN, of: 2)
        #expect(answer == (.right, .refused(.approverMayNot(user: "Iker"))))
        #expect(await service.terminal.currentState.pending != nil)
    }

    @Test func aPersonWhoIsNotKnownIsRefusedWithoutAPIN() async throws {
        let service = try await waiting()
        let unknown = Refusal.unknownUser(id: 77)
        #expect(await service.take(.signIn(userID: 77), pin: "", of: 77) == (nil, .refused(unknown)))
        #expect(await service.take(.approve(userID: 77, reason: "x"), pin: "", of: 77) == (nil, .refused(unknown)))
        #expect(await service.terminal.currentState.userID == 2)
    }

    @Test func withoutACatalogueNobodyIsKnown() async throws {
        let service = try service()
        #expect(await service.take(.signIn(userID: 1), pin: Self.managerPIN, of: 1) == (nil, .noCatalogue))
    }
}
