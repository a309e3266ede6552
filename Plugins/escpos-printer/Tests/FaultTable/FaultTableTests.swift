import Testing
import TillDeviceKit
import TillDeviceTesting

@testable import escpos_printer

/// Every fault at every moment of a print, against every kind of printer: each print ends once, in one of five ways,
/// and in the right one.
@Suite struct FaultTableTests {
    @Test func everyFaultAtEveryMoment() {
        var problems: [String] = []
        var outcomes: [FaultOutcome] = []
        for story in FaultCase.all {
            var run = FaultRun(story)
            let answers = run.answers()
            guard answers.count == 1, let outcome = FaultOutcome(answers[0]) else {
                problems.append("\(story): \(answers.count) answers \(answers)")
                continue
            }
            outcomes.append(outcome)
            if outcome != story.expected { problems.append("\(story): \(outcome), not \(story.expected)") }
            if case .failure(_, let error) = answers[0], error.bytesSent != run.printer.jobBytesTaken {
                problems.append("\(story): \(error.bytesSent ?? -1) bytes, not \(run.printer.jobBytesTaken)")
            }
        }
        let counted = FaultOutcome.allCases.map { kind in "\(kind) \(outcomes.filter { $0 == kind }.count)" }
        print("fault table: \(FaultCase.all.count) cases (\(counted.joined(separator: ", ")))")
        #expect(problems == [])
    }
}

/// One case, played in virtual time.
struct FaultRun {
    static let repairMillis = 45_000
    static let resumeMillis = 5000
    /// How long the driver knows the printer before anything happens: where it is mute, until it is given up.
    private static let settleMillis = 1000
    private static let settleMuteMillis = 10_000
    /// How long the fault is there before the print, where it comes first.
    private static let leadMillis = 4500
    /// Longer than a print is held.
    private static let limitMillis = ESCPOSPrinter.heldMaxMillis + 120_000
    private static let turnMillis = 100
    private static let slowTurnMillis = 5000

    let story: FaultCase
    let printer: FaultyPrinter
    private let wire = SimulatedWire()
    private var harness: Harness
    private var sinceFaultMillis = 0

    init(_ story: FaultCase) {
        self.story = story
        printer = FaultyPrinter(story, on: wire)
        harness = Self.driver(story, wire)
    }

    /// The answers to the print that the case is about.
    mutating func answers() -> [DriverMessage] {
        pass(millis: story.kind == .mute ? Self.settleMuteMillis : Self.settleMillis, step: 500)
        var id = 0
        if story.position == .before {
            strike()
            pass(millis: Self.leadMillis)
        }
        if story.position != .before || !story.restarts { id = harness.call(printing("EGGS")) }
        if story.position == .afterLastByte { strike() }
        if story.position == .afterConfirmation {
            waitForAnswer(to: id)
            strike()
        }
        if story.restarts {
            harness = Self.driver(story, wire)
            printer.forgetCount()
            id = harness.call(printing("EGGS", job: "job-2"))
        }
        waitForAnswer(to: id)
        // Nothing may be answered a second time.
        pass(millis: 5000, step: 1000)
        return harness.answers(to: id)
    }

    private static func driver(_ story: FaultCase, _ wire: SimulatedWire) -> Harness {
        opened(["profile": .text(story.confirms ? "epson-tm-t88" : "generic80")], wire).harness
    }

    private mutating func strike() {
        printer.strike()
        sinceFaultMillis = 0
    }

    private mutating func waitForAnswer(to id: Int) {
        var waited = 0
        while harness.answers(to: id).isEmpty, waited < Self.limitMillis {
            let step = waited < 2 * Self.repairMillis ? Self.turnMillis : Self.slowTurnMillis
            pass(millis: step, step: step)
            waited += step
        }
    }

    private mutating func pass(millis: Int, step: Int = FaultRun.turnMillis) {
        for _ in 0..<millis / step {
            harness.advance(millis: step)
            sinceFaultMillis += step
            if sinceFaultMillis >= Self.resumeMillis { printer.resume() }
            if story.isRepaired, sinceFaultMillis == Self.repairMillis { printer.repair() }
            printer.turn()
            harness.settle()
        }
    }
}
