import Foundation
import Testing

/// Whole programs: terminal, driver process and an emulated printer in the network, which is hurt at every place of a
/// print, with and without the terminal's own death. Outcomes are those of docs/architecture.md and no others, and what
/// came out on paper agrees with them.
@Suite(.serialized) struct PrinterFaultTests {
    /// Where in the print it strikes, behind the twelve bytes of the questions before it (GS a, DLE EOT 1, 2 and 4). The
    /// test's print is some 350 bytes.
    private enum Place: String, CaseIterable {
        case firstByte, middle, lastBytes

        var afterBytes: Int {
            switch self {
            case .firstByte: 13
            case .middle: 200
            case .lastBytes: 330
            }
        }
    }

    /// What a job has come to, as `till print jobs --json` has it.
    private struct Job: Decodable {
        var id: String
        var state: String
        var reason: String?
        var repeats: Int
    }

    private struct Jobs: Decodable {
        var jobs: [Job]
    }

    private final class Rig {
        let shop: Shop
        let printer: EmulatedPrinterProcess
        var daemon: Daemon
        var cases = 0

        init() throws {
            let home = try Folder()
            printer = try EmulatedPrinterProcess(in: home)
            shop = try Shop(
                devices: """
                      receipt:
                        driver: escpos-printer
                        connection: tcp://127.0.0.1:\(printer.port)
                        settings: {profile: epson-tm-t88v}
                    """
            )
            daemon = try shop.start()
        }

        func print(_ mark: String) throws -> String {
            let lines = (1...8).map { "\(mark) line \($0) of a print with some text" }.joined(separator: "\n")
            let file = try shop.home.write(lines, to: "\(mark).txt")
            let ending = try shop.till("print", "text", file)
            #expect(ending.code == 0, "\(ending.errors)")
            return mark
        }

        func job(_ mark: String) throws -> Job? {
            let text = try shop.till("print", "jobs", "--json").output
            return try JSONDecoder().decode(Jobs.self, from: Data(text.utf8)).jobs.first { $0.id.contains(mark) }
        }

        /// Waits until the job stands so.
        func wait(_ mark: String, for state: String) throws -> Job {
            var last: Job?
            for _ in 0..<400 {
                last = try job(mark)
                if let last, last.state == state { return last }
                usleep(50_000)
            }
            Issue.record("\(mark) is not \(state) but \(String(describing: last)); the log:\n\(daemon.errors.text)")
            throw CancellationError()
        }

        func restart() throws {
            daemon.killHard()
            daemon = try shop.start()
        }
    }

    @Test func everyFaultEndsAsWhatItIs() throws {
        let rig = try Rig()
        try wellPrinter(rig)
        for isRestarted in [false, true] {
            for (word, cure) in [
                ("paper out", "paper ok"), ("cover open", "cover closed"), ("panel offline", "panel online"),
            ] {
                try blocked(rig, word, cure, isRestarted)
            }
            for place in Place.allCases { try powerLost(rig, place, isRestarted) }
            try paperEndsInTheMiddle(rig, isRestarted)
        }
        try killedInTheMiddle(rig)
        #expect(rig.daemon.stop() == 0)
        print("whole-program fault table: \(rig.cases) cases")
    }

    private func wellPrinter(_ rig: Rig) throws {
        let mark = try rig.print("well")
        _ = try rig.wait(mark, for: "confirmed")
        #expect(try rig.printer.count(of: "well line 8") == 1)
        rig.cases += 1
    }

    /// Before the first byte: the check says why, nothing comes out, and it goes on when the cause is gone.
    private func blocked(_ rig: Rig, _ word: String, _ cure: String, _ isRestarted: Bool) throws {
        let mark = "b" + word.filter { $0 != " " } + (isRestarted ? "R" : "")
        try rig.printer.say(word)
        _ = try rig.print(mark)
        let job = try rig.wait(mark, for: "blocked")
        #expect(job.reason?.isEmpty == false)
        if isRestarted { try rig.restart() }
        #expect(try rig.printer.count(of: mark) == 0, "\(mark): nothing may come out")
        try rig.printer.say(cure)
        _ = try rig.wait(mark, for: "confirmed")
        #expect(try rig.printer.count(of: "\(mark) line 8") == 1, "\(mark) is on paper once")
        rig.cases += 1
    }

    /// In the middle: bytes have left and the printer is dead. Nobody but a person repeats it, and then as a copy.
    private func powerLost(_ rig: Rig, _ place: Place, _ isRestarted: Bool) throws {
        let mark = "p\(place.rawValue)" + (isRestarted ? "R" : "")
        try rig.printer.say("power lost after \(place.afterBytes)")
        let losses = rig.printer.losses
        _ = try rig.print(mark)
        // On a busy machine the print may be on its way only now; power that comes back first was never gone.
        try rig.printer.waitForLoss(beyond: losses)
        if isRestarted { try rig.restart() }
        try rig.printer.say("power on")
        let job = try rig.wait(mark, for: "unknown")
        #expect(job.repeats == 0)
        #expect(try rig.printer.count(of: "\(mark) line 8") == 0, "\(mark): power was gone before the end")
        #expect(try rig.shop.till("print", "retry", job.id).code == 0)
        _ = try rig.wait(mark, for: "confirmed")
        let whole = try rig.printer.slips().filter { $0.contains("\(mark) line 8") }
        #expect(whole.count == 1 && whole.allSatisfy { $0.contains("D U P L I C A T E") }, "\(mark): \(whole)")
        rig.cases += 1
    }

    /// The paper ends while it prints: the printer keeps the rest and goes on when there is paper again.
    private func paperEndsInTheMiddle(_ rig: Rig, _ isRestarted: Bool) throws {
        let mark = "m" + (isRestarted ? "R" : "")
        try rig.printer.say("paper out after 3")
        _ = try rig.print(mark)
        try rig.daemon.wait("the paper to end") { rig.daemon.errors.text.contains("paperEmpty") }
        #expect(try rig.job(mark)?.state == "printing")
        if isRestarted {
            try rig.restart()
            _ = try rig.wait(mark, for: "unknown")
            try rig.printer.say("paper ok")
            #expect(try rig.shop.till("print", "discard", id(of: mark, rig)).code == 0)
        } else {
            try rig.printer.say("paper ok")
            _ = try rig.wait(mark, for: "confirmed")
            #expect(try rig.printer.count(of: "\(mark) line 8") == 1)
        }
        rig.cases += 1
    }

    private func id(of mark: String, _ rig: Rig) throws -> String {
        try rig.job(mark)?.id ?? mark
    }

    /// The terminal dies while the printer takes nothing: what was printing is unknown, what waited goes on.
    private func killedInTheMiddle(_ rig: Rig) throws {
        try rig.printer.say("stall after 100")
        _ = try rig.print("k1")
        _ = try rig.wait("k1", for: "printing")
        _ = try rig.print("k2")
        try rig.restart()
        _ = try rig.wait("k1", for: "unknown")
        try rig.printer.say("resume")
        _ = try rig.wait("k2", for: "confirmed")
        #expect(try rig.printer.count(of: "k2 line 8") == 1)
        #expect(try rig.printer.count(of: "k1 line 8") <= 1)
        rig.cases += 1
    }
}
