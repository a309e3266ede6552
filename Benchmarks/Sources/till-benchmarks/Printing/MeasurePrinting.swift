import Foundation

/// What printing costs, with the real driver process on a network printer that answers.
enum MeasurePrinting {
    static let sales = 100
    static let receipts = 1000
    static let waitMaxSeconds = 300

    static func run(_ program: String) throws {
        let sink = try PrinterSink()
        let terminal = try RunningTerminal(program: program, printer: sink.port)
        _ = try terminal.start()
        sleep(1)
        try terminal.prompt("user 2 0000\nopen 100\n")
        let client = try LocalClient(terminal.folder + "/till.sock")
        try measureSales(client, sink)
        try measureStream(client, sink, terminal)
        terminal.stop()
    }

    /// From the payment to the first byte of its receipt; the payment is answered when it is on the disk.
    private static func measureSales(_ client: LocalClient, _ sink: PrinterSink) throws {
        var (commits, bytes, between) = (Figures(), Figures(), Figures())
        for _ in 0..<sales {
            try client.post("/v1/actions", #"{"action":"scan","code":"8479996006631"}"#)
            let before = sink.confirmed
            sink.arm()
            let paid = try client.post("/v1/actions", #"{"action":"pay","method":"cash"}"#)
            try wait { sink.confirmed > before }
            guard let first = sink.firstByte else { throw Failure("a receipt without a first byte") }
            commits.add(paid.answered - paid.asked)
            bytes.add(first - paid.asked)
            if first > paid.answered { between.add(first - paid.answered) }
        }
        report("payment to its answer (commit with fsync)", commits.text)
        report("payment to the first byte on the wire", bytes.text)
        report("commit (answer) to the first byte on the wire", between.text)
    }

    private static func measureStream(_ client: LocalClient, _ sink: PrinterSink, _ terminal: RunningTerminal) throws {
        guard let pid = terminal.daemon?.processIdentifier else { return }
        let text = EncodeReceipt.lines.joined(separator: "\\n")
        let (before, bytes, confirmed) = (CPUTime(pid: pid), sink.bytes, sink.confirmed)
        let begun = ContinuousClock.now
        for number in 1...receipts {
            try client.post("/v1/print-jobs", #"{"title":"receipt \#(number)","text":"\#(text)"}"#)
        }
        try wait { sink.confirmed >= confirmed + receipts }
        let spent = CPUTime(pid: pid)
        let wall = ContinuousClock.now - begun
        let milliseconds = wall / .milliseconds(1)
        report(
            "\(receipts) receipts queued, printed, confirmed",
            "\(Int(milliseconds)) ms, \(sink.bytes - bytes) bytes"
        )
        for (name, ticks) in spent.since(before) {
            report("CPU of \(name) for them", "\(ticks * 1000 / CPUTime.ticksPerSecond) ms")
        }
    }

    private static func wait(_ isDone: () -> Bool) throws {
        let begun = ContinuousClock.now
        while !isDone() {
            guard ContinuousClock.now - begun < .seconds(waitMaxSeconds) else {
                throw Failure("the printer was not told")
            }
            usleep(200)
        }
    }
}

/// CPU time of the terminal and its drivers, user and system, by the kernel's account.
struct CPUTime {
    private var ticks: [Int32: (name: String, ticks: Int)] = [:]

    static let ticksPerSecond = sysconf(Int32(_SC_CLK_TCK))

    init(pid: Int32) {
        for (pid, name) in [(pid, "the terminal")] + Memory.children(of: pid) {
            guard let text = try? String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8),
                let end = text.lastIndex(of: ")")
            else { continue }
            // Behind the name: state is field 3, utime 14, stime 15.
            let fields = text[text.index(after: end)...].split(separator: " ")
            guard fields.count > 12, let user = Int(fields[11]), let system = Int(fields[12]) else { continue }
            ticks[pid] = (name, user + system)
        }
    }

    func since(_ before: CPUTime) -> [(name: String, ticks: Int)] {
        ticks.map { pid, now in (now.name, now.ticks - (before.ticks[pid]?.ticks ?? 0)) }.sorted { $0.name < $1.name }
    }
}
