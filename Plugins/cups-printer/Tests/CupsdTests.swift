import Glibc
import Testing
import TillDeviceKit
import TillDeviceTesting
import TillLinuxIO

@testable import cups_printer

/// The driver on a cupsd of the test's own, with a socket at the other end of the queue. Serialized, because each test
/// starts a server.
@Suite(.serialized, .enabled(if: PrivateCUPS.obstacle == nil, "\(PrivateCUPS.obstacle ?? "")"))
struct CupsdTests {
    /// How often is looked for an answer before the test gives up, one millisecond apart.
    private static let turnsMax = 30_000

    private func start(
        _ cups: PrivateCUPS,
        _ queue: String,
        _ settings: [String: SettingValue] = [:],
        through port: UInt16? = nil
    ) throws -> Harness {
        var harness = Harness(
            opener: LinuxTransports(),
            devices: [receipt],
            settings: settings,
            connection: "cups://127.0.0.1:\(port ?? cups.port)/\(queue)"
        )
        #expect(harness.start() == [])
        return harness
    }

    /// Waits for the connection, then prints.
    private func printed(_ harness: inout Harness, _ call: DriverCall, _ proxy: CuttingProxy? = nil) -> Int {
        turn(&harness, nil, proxy) { $0.updates.contains { $0.status == .powerOnline } }
        harness.forgetMessages()
        return harness.call(call)
    }

    /// Lets the driver, the server and the sink work until the condition holds; a millisecond of real time is one of
    /// the driver's.
    private func turn(
        _ harness: inout Harness,
        _ sink: Sink? = nil,
        _ proxy: CuttingProxy? = nil,
        sourceLocation: SourceLocation = #_sourceLocation,
        until isDone: (Harness) -> Bool
    ) {
        for _ in 0..<Self.turnsMax {
            if isDone(harness) { return }
            sink?.step()
            proxy?.step()
            harness.advance(millis: 1)
            usleep(1000)
        }
        Issue.record("waited in vain", sourceLocation: sourceLocation)
    }

    @Test func twoReceiptsOnARawQueueArriveInOrderToTheByte() throws {
        let sink = try Sink()
        let cups = try PrivateCUPS()
        try cups.addQueue("bar", "socket://127.0.0.1:\(sink.port)")
        var harness = try start(cups, "bar")
        let first = printed(&harness, printing("EGGS", job: "job-1"))
        let second = harness.call(printing("MILK", "5 €", job: "job-2"))
        turn(&harness, sink) { $0.outcome(of: second) != nil }
        #expect(harness.outcome(of: first) == .sent && harness.outcome(of: second) == .sent)
        #expect(sink.jobs == [escpos([line("EGGS")]), escpos([line("MILK"), line("5 €")])])
    }

    @Test func aPrinterThatIsNotThereIsToldAndItsJobTakenBack() throws {
        let cups = try PrivateCUPS()
        try cups.addQueue("bar", "socket://127.0.0.1:\(try Sink.freePort())")
        var harness = try start(cups, "bar", ["give-up-minutes": .number(1)])
        let id = printed(&harness, printing("EGGS"))
        turn(&harness) { $0.updates.contains { $0.status == .powerOffline } }
        #expect(harness.updates.last?.reason.contains("may not exist or is unavailable") == true)
        #expect(harness.answers(to: id) == [])
        // The minute passes in the driver alone.
        harness.advance(millis: 60_000)
        turn(&harness) { !$0.answers(to: id).isEmpty }
        let failure = try #require(harness.failure(of: id))
        #expect(failure.bytesSent == nil && failure.recovery == .waitForOperator)
        #expect(failure.message.contains("canceled in CUPS"))
        #expect(try cups.stateOfJob(1) == .canceled)
    }

    @Test func aDisabledQueueIsGivenNothing() throws {
        let cups = try PrivateCUPS()
        try cups.addQueue("bar", "socket://127.0.0.1:\(try Sink.freePort())")
        try cups.run("/usr/sbin/cupsdisable", ["-r", "out of order", "bar"])
        var harness = try start(cups, "bar")
        let id = printed(&harness, printing("EGGS"))
        turn(&harness) { !$0.answers(to: id).isEmpty }
        #expect(harness.failure(of: id)?.bytesSent == 0)
        #expect(harness.failure(of: id)?.message.contains("out of order") == true)
        #expect(harness.updates.last?.status == .powerOffline)
        #expect(try cups.stateOfJob(1) == nil)
    }

    @Test func aQueueThatRejectsIsGivenNothing() throws {
        let cups = try PrivateCUPS()
        try cups.addQueue("bar", "socket://127.0.0.1:\(try Sink.freePort())")
        try cups.run("/usr/sbin/cupsreject", ["bar"])
        var harness = try start(cups, "bar")
        let id = printed(&harness, printing("EGGS"))
        turn(&harness) { !$0.answers(to: id).isEmpty }
        #expect(harness.failure(of: id)?.bytesSent == 0)
        #expect(harness.failure(of: id)?.message.contains("cupsaccept") == true)
    }

    /// A job that waits has printed nothing; one that CUPS has begun is in doubt.
    @Test(arguments: [(true, 0 as Int?), (false, nil)])
    func anAdministratorCancelsTheJob(isHeld: Bool, bytesSent: Int?) throws {
        let cups = try PrivateCUPS()
        try cups.addQueue("bar", "socket://127.0.0.1:\(try Sink.freePort())")
        if isHeld { try cups.run("/usr/sbin/lpadmin", ["-p", "bar", "-o", "job-hold-until-default=indefinite"]) }
        var harness = try start(cups, "bar")
        let id = printed(&harness, printing("EGGS"))
        let wanted: JobReport.State = isHeld ? .held : .processing
        turn(&harness) { _ in (try? cups.stateOfJob(1)) == wanted }
        try cups.run("/usr/bin/cancel", ["-a", "bar"])
        turn(&harness) { !$0.answers(to: id).isEmpty }
        let failure = try #require(harness.failure(of: id))
        #expect(failure.bytesSent == bytesSent && failure.recovery == .waitForOperator)
    }

    /// cupsd is killed with a job in its hands. Where it has written the job down it prints it when it is back, and the
    /// driver sees that; where it had not yet, nobody knows.
    @Test(arguments: [true, false])
    func cupsdIsKilledWithTheJob(savesAtOnce: Bool) throws {
        let port = try Sink.freePort()
        let cups = try PrivateCUPS(savesAtOnce: savesAtOnce)
        try cups.addQueue("bar", "socket://127.0.0.1:\(port)")
        if !savesAtOnce { try cups.restartInOrder() }
        var harness = try start(cups, "bar")
        let id = printed(&harness, printing("EGGS"))
        turn(&harness) { $0.updates.contains { $0.reason.contains("may not exist") } }
        cups.kill()
        turn(&harness) { $0.updates.last?.reason.contains("does not answer") == true }
        #expect(harness.answers(to: id) == [])
        let sink = try Sink(port: port)
        try cups.start()
        turn(&harness, sink) { !$0.answers(to: id).isEmpty }
        if savesAtOnce {
            #expect(harness.outcome(of: id) == .sent)
            #expect(sink.jobs == [escpos([line("EGGS")])])
        } else {
            let failure = try #require(harness.failure(of: id))
            #expect(failure.bytesSent == nil && failure.recovery == .waitForOperator)
            #expect(failure.message.contains("does not know job 1 any more"))
            #expect(sink.jobs == [])
        }
    }

    /// The connection breaks in the middle of the document, or behind it before CUPS could say that it has it.
    @Test(arguments: [
        (CuttingProxy.Cut.beforeMark, false, 0 as Int?), (.afterMark, true, 0), (.afterMark, false, nil),
    ])
    func theConnectionBreaksWithTheDocument(cut: CuttingProxy.Cut, isHeld: Bool, bytesSent: Int?) throws {
        let cups = try PrivateCUPS()
        try cups.addQueue("bar", "socket://127.0.0.1:\(try Sink.freePort())")
        if isHeld { try cups.run("/usr/sbin/lpadmin", ["-p", "bar", "-o", "job-hold-until-default=indefinite"]) }
        let proxy = try CuttingProxy(to: cups.port, cut, at: Array("MARK".utf8))
        var harness = try start(cups, "bar", through: proxy.port)
        let id = printed(&harness, printing("EGGS", "MARK", "MILK"), proxy)
        turn(&harness, nil, proxy) { !$0.answers(to: id).isEmpty }
        let failure = try #require(harness.failure(of: id))
        #expect(failure.bytesSent == bytesSent && failure.recovery == .waitForOperator, "\(failure)")
        #expect(try cups.stateOfJob(1) == .canceled)
        #expect(try cups.stateOfJob(2) == nil)
    }

    /// A server that takes the connection and says nothing must not stop the driver: it fails, and the loop goes on.
    @Test func aServerThatSaysNothingIsGivenUp() throws {
        let silent = try SilentServer()
        var harness = Harness(
            opener: LinuxTransports(),
            devices: [receipt],
            connection: "cups://127.0.0.1:\(silent.port)/bar"
        )
        #expect(harness.start() == [])
        turn(&harness) { $0.updates.contains { $0.reason.contains("does not answer") } }
        let id = harness.call(printing("EGGS"))
        #expect(harness.failure(of: id)?.bytesSent == 0)
    }

    @Test func aJobOfAnEarlierRunIsToldAndLeftAlone() throws {
        let cups = try PrivateCUPS()
        try cups.addQueue("bar", "socket://127.0.0.1:\(try Sink.freePort())")
        try cups.submit("old", to: "bar", ["-t", "till job-0", "-H", "hold"])
        try cups.submit("somebody's", to: "bar", ["-t", "letter", "-H", "hold"])
        var harness = try start(cups, "bar")
        turn(&harness) { !$0.warnings.isEmpty }
        #expect(harness.warnings.count == 1)
        #expect(
            harness.warnings.first?.contains("job 1 of an earlier run still waits in CUPS: 'till job-0', held") == true
        )
        #expect(try cups.stateOfJob(1) == .held)
    }

    @Test func aQueueWithADriverGetsAPDF() throws {
        let sink = try Sink()
        let cups = try PrivateCUPS()
        try cups.addQueue("office", "socket://127.0.0.1:\(sink.port)", ppd: Self.passesPDF)
        var harness = try start(cups, "office")
        let id = printed(&harness, printing("EGGS"))
        turn(&harness, sink) { !$0.answers(to: id).isEmpty }
        #expect(harness.outcome(of: id) == .sent)
        #expect(sink.jobs.count == 1)
        let text = String(decoding: sink.jobs.first ?? [], as: UTF8.self)
        #expect(text.hasPrefix("%PDF-1.4\n") && text.hasSuffix("%%EOF\n") && text.contains("[0 0 595.28 841.89]"))
    }

    @Test func aQueueThatIsNotThereIsNamed() throws {
        let cups = try PrivateCUPS()
        var harness = Harness(
            opener: LinuxTransports(),
            devices: [receipt],
            connection: "cups://127.0.0.1:\(cups.port)/kitchen"
        )
        #expect(harness.start() == [])
        turn(&harness) { $0.updates.contains { $0.reason.contains("has no queue 'kitchen'") } }
    }

    @Test func theQueuesAreFoundWithWhatTheyAre() throws {
        let cups = try PrivateCUPS()
        try cups.addQueue("bar", "socket://192.0.2.7:9100")
        try cups.addQueue("office", "socket://192.0.2.8:9100", ppd: Self.passesPDF)
        try cups.run("/usr/sbin/cupsdisable", ["office"])
        let queues = try CUPSQueues.list(server: cups.place)
        #expect(queues.map(\.name) == ["bar", "office"])
        #expect(queues.map(\.kind) == [.raw, .filtered])
        #expect(queues.map(\.state) == [.idle, .stopped])
        #expect(queues.map(\.deviceURI) == ["socket://192.0.2.7:9100", "socket://192.0.2.8:9100"])
        #expect(queues.map(\.errorPolicy) == ["retry-current-job", "retry-current-job"])
        let problems = CUPSAdvice(queues[1]).findings.filter { $0.severity == .problem }
        #expect(problems.map(\.remedy) == ["See to the printer, then: cupsenable office"])
    }

    /// A driver that hands PDF on as it is, on A4.
    private static let passesPDF = """
        *PPD-Adobe: "4.3"
        *FormatVersion: "4.3"
        *FileVersion: "1.0"
        *LanguageVersion: English
        *LanguageEncoding: ISOLatin1
        *PCFileName: "PASS.PPD"
        *Manufacturer: "Till"
        *Product: "(Pass)"
        *PSVersion: "(3010.000) 0"
        *ModelName: "Pass"
        *ShortNickName: "Pass"
        *NickName: "Pass"
        *cupsVersion: 1.4
        *cupsFilter2: "application/pdf application/pdf 0 -"
        *OpenUI *PageSize/Size: PickOne
        *DefaultPageSize: A4
        *PageSize A4/A4: "<</PageSize[595 842]>>setpagedevice"
        *CloseUI: *PageSize
        *OpenUI *PageRegion/Size: PickOne
        *DefaultPageRegion: A4
        *PageRegion A4/A4: "<</PageSize[595 842]>>setpagedevice"
        *CloseUI: *PageRegion
        *DefaultImageableArea: A4
        *ImageableArea A4/A4: "12 12 583 830"
        *DefaultPaperDimension: A4
        *PaperDimension A4/A4: "595 842"

        """
}
