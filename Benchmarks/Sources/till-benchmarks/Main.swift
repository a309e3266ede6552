import Foundation

/// Measures what `docs/performance.md` reports, and prints how.
@main struct Main {
    static func main() throws {
        guard CommandLine.arguments.count == 2 else {
            print("usage: till-benchmarks PATH-OF-TILL   (make benchmark does it all)")
            exit(64)
        }
        let program = CommandLine.arguments[1]
        print("program: \(program)")
        MeasureDomain.run()
        EncodeReceipt.run()

        let terminal = try RunningTerminal(program: program)
        var starts = Figures()
        starts.add(try terminal.start())
        for _ in 0..<10 {
            terminal.stop()
            starts.add(try terminal.start())
        }
        report("start to ready (till run, 3 driver processes)", starts.text)
        terminal.stop()

        let fresh = try RunningTerminal(program: program)
        _ = try fresh.start()
        sleep(1)
        try fresh.prompt("user 2 0000\nopen 100\n")
        try measureScans(fresh)
        if let pid = fresh.daemon?.processIdentifier {
            report("memory of the terminal", Memory.text(pid: pid))
            for child in Memory.children(of: pid) { report("memory of \(child.name)", Memory.text(pid: child.pid)) }
        }
        fresh.stop()
        try MeasurePrinting.run(program)
    }

    /// From the scanner's bytes to the display's first byte: driver, mailbox, reduce, transaction with fsync, driver.
    private static func measureScans(_ terminal: RunningTerminal) throws {
        let codes = ["8479996006631", "8479996006761"]
        for _ in 0..<20 { _ = try terminal.scan(codes[0]) }
        var figures = Figures()
        for number in 0..<300 {
            figures.add(try terminal.scan(codes[number % codes.count]))
            if number % 100 == 99 { try terminal.prompt("void all\n") }
        }
        report("scan to display (commit with fsync between)", figures.text)
    }
}
