import Testing
import TillDeviceKit
import TillDeviceTesting
import TillESCPOS

@testable import escpos_printer

/// What the driver asks by itself, and when.
@Suite struct AskingTests {
    @Test func atLinkUpAutomaticStatusIsSwitchedOnAndTheConditionIsAsked() {
        let wire = SimulatedWire()
        _ = EmulatedPrinter(.generic80, on: wire, automatic: true)
        _ = opened([:], wire)
        #expect(wire.written == linkUpQuestions)
    }

    /// One question at a time at link-up, so that an answer is never taken for that to another question. This printer
    /// answers 1 and 4 only, and its paper is near the end: as an answer to 2 that byte would say that the cover is
    /// open.
    @Test func aPrinterThatAnswersSomeQuestionsIsAskedOnlyThose() {
        let wire = SimulatedWire()
        wire.reply = { written in
            // DLE EOT 1: online, pin high; DLE EOT 4: near end
            let answers: [UInt8: UInt8] = [1: 0x16, 4: 0x1E]
            let questions = stride(from: 0, to: written.count - 2, by: 3).map { Array(written[$0..<$0 + 3]) }
            return questions.filter { $0[0] == 0x10 }.compactMap { answers[$0[2]] }
        }
        var harness = opened([:], wire).harness
        harness.advance(millis: 5000)
        #expect(harness.statuses == [.paperNearEmpty])
        wire.written = []
        let id = harness.call(printing("EGGS"))
        #expect(wire.written.starts(with: [0x10, 0x04, 0x01, 0x10, 0x04, 0x04] + start))
        harness.advance(millis: 10_000)
        #expect(harness.answers(to: id) == sent(id))
    }

    @Test(arguments: [false, true])
    func whatIsWrongAtLinkUpIsToldToWhoeverEnables(automatic: Bool) {
        let wire = SimulatedWire()
        let printer = EmulatedPrinter(.generic80, on: wire, automatic: automatic)
        printer.change { $0.paper = .end }
        var harness = Harness(opener: wire, devices: [receipt, till])
        harness.start()
        #expect(harness.statuses.filter { $0 == .paperEmpty }.count == 1)
    }

    /// Within a second of its happening, and without a question where the printer tells by itself.
    @Test(arguments: [false, true])
    func everyChangeIsToldWithinASecond(automatic: Bool) {
        var (harness, wire, printer) = answering(automatic: automatic)
        let changes: [((inout EmulatedStatus) -> Void, StatusUpdate.Status)] = [
            ({ $0.paper = .nearEnd }, .paperNearEmpty), ({ $0.paper = .end }, .paperEmpty),
            ({ $0.paper = .present }, .paperOK), ({ $0.isCoverOpen = true }, .coverOpen),
            ({ $0.isCoverOpen = false }, .coverOK), ({ $0.errors = .autoRecoverable }, .fault),
            ({ $0.errors = [] }, .faultCleared), ({ $0.isPinHigh = false }, .drawerOpen),
            ({ $0.isPinHigh = true }, .drawerClosed),
        ]
        harness.advance(millis: 3000)
        for (move, expected) in changes {
            harness.forgetMessages()
            printer.change(move)
            harness.advance(millis: automatic ? 0 : 1000)
            #expect(harness.statuses == [expected])
        }
        #expect(wire.written.isEmpty == automatic)
    }

    @Test func aPrinterThatNeverAnswersIsGivenUpUntilTheNextConnection() {
        var (harness, wire) = opened([:])
        harness.advance(millis: 60_000)
        // GS a, and DLE EOT 1, 2, 3, each after the silence of the one before
        let asked = Array(linkUpQuestions.dropLast(3))
        #expect(wire.written == asked)
        let told = harness.messages.filter { if case .log(.info, _) = $0 { true } else { false } }
        #expect(told.count == 1)
        wire.written = []
        wire.isPlugged = false
        harness.settle()
        wire.isPlugged = true
        harness.advance(millis: 60_000)
        #expect(wire.written == asked)
    }

    /// Of a printer on a serial line that is switched off, the line says nothing.
    @Test func aPrinterThatStopsAnsweringIsToldAsOffAndComesBack() {
        var (harness, _, printer) = answering(automatic: false)
        printer.isSilent = true
        harness.advance(millis: 5000)
        #expect(harness.statuses == [.powerOffline])
        let id = harness.call(printing("EGGS"))
        harness.advance(millis: 1000)
        #expect(harness.failure(of: id)?.code == .offline)
        #expect(harness.failure(of: id)?.bytesSent == 0)
        printer.isSilent = false
        harness.advance(millis: 2000)
        #expect(harness.statuses == [.powerOffline, .powerOnline])
    }

    @Test func noQuestionStandsBetweenTheBytesOfAPrint() {
        var (harness, wire, _) = answering(automatic: false)
        let answer = wire.reply
        // The printer takes its time for what it prints, longer than many polls.
        wire.reply = { [unowned wire] written in
            if written.first == 0x1B { wire.isDrained = false }
            return answer?(written) ?? []
        }
        let id = harness.call(printing("EGGS"))
        harness.advance(millis: 20_000)
        #expect(harness.answers(to: id) == [])
        #expect(wire.written == jobQuestions + start + ascii("EGGS\n"))
        wire.isDrained = true
        harness.settle()
        #expect(harness.answers(to: id) == sent(id))
    }

    /// While the device takes nothing, questions do not pile up behind each other.
    @Test func oneQuestionWaitsAtTheMost() {
        var (harness, wire, _) = answering(automatic: false)
        wire.isDrained = false
        harness.advance(millis: 20_000)
        let question: [UInt8] = [0x10, 0x04, 0x01, 0x10, 0x04, 0x04]
        #expect(wire.written == question)
    }

    // MARK: - Printers that must not be asked

    /// Models that print status questions, or stop at them, never see one, whatever is called.
    @Test func aModelThatStatusHurtsIsNeverAsked() throws {
        var settings = try PrinterSettings(DriverSettings())
        settings.profile.status.isHarmful = true
        settings.profile.status.processID = true
        let written = try Self.everyWrite(settings)
        #expect(written.count > 100)
        #expect(Self.statusBytes(in: written) == [])
    }

    /// The same calls where asking is allowed: the search finds what it looks for.
    @Test func theSearchForStatusBytesFindsThem() throws {
        var settings = try PrinterSettings(DriverSettings())
        settings.profile.status.processID = true
        #expect(Set(Self.statusBytes(in: try Self.everyWrite(settings))).count > 3)
    }

    @Test func withStatusNeverNoneIsSentEither() {
        var (harness, wire) = opened(["status": .text("never")])
        for call in Self.calls { harness.call(call) }
        harness.advance(millis: 120_000)
        #expect(Self.statusBytes(in: wire.written) == [])
        #expect(wire.written.count > 100)
    }

    private static let calls: [DriverCall] = [
        printing("EGGS"), .openDrawer(device: "till"), .checkHealth(device: "receipt", level: .internal),
        .checkHealth(device: "receipt", level: .external), .checkHealth(device: "till", level: .external),
        .identify(device: "receipt"),
    ]

    /// Everything that a driver writes in a life with every call in it, to a printer that says nothing.
    private static func everyWrite(_ settings: PrinterSettings) throws -> [UInt8] {
        let parameters = OpenParameters(connection: "none:", devices: [receipt, till], settings: DriverSettings())
        var driver = try ESCPOSPrinter(parameters, settings: settings)
        var written: [UInt8] = []
        func take(_ outputs: [DriverOutput]) {
            for case .write(let bytes, let token) in outputs {
                written += bytes
                take(driver.received(.written(token: token)))
            }
        }
        take(driver.received(.linkUp))
        for (id, call) in calls.enumerated() { take(driver.received(.call(id: id, call))) }
        for _ in 0..<500 { take(driver.received(.wake(atMillis: 0))) }
        return written
    }

    /// DLE EOT, GS a, GS r, GS I, and GS ( H, wherever they stand.
    private static func statusBytes(in written: [UInt8]) -> [[UInt8]] {
        let heads: [[UInt8]] = [[0x10, 0x04], [0x1D, 0x61], [0x1D, 0x72], [0x1D, 0x49], [0x1D, 0x28, 0x48]]
        return written.indices.compactMap { index in
            heads.first { written[index...].starts(with: $0) }
        }
    }
}
