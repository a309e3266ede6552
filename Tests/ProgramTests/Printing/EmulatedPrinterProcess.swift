import Foundation
import Testing

/// `till emulate printer` with a person at it: the printer of these tests is the program's own.
final class EmulatedPrinterProcess {
    let port: Int
    private let papers: Folder
    private let process: Process
    private let input = Pipe()
    private let errors: Collector
    private let output: Collector

    /// - Parameter options: further ones of the command.
    init(_ options: [String] = ["--profile", "epson-tm-t88v"], in home: Folder) throws {
        papers = try Folder()
        let arguments = ["emulate", "printer", "--listen", "127.0.0.1:0", "--folder", papers.path, "--formats", "txt"]
        process = Program.make(arguments + options, home)
        let (out, err) = (Pipe(), Pipe())
        process.standardInput = input
        process.standardOutput = out
        process.standardError = err
        (output, errors) = (Collector(out), Collector(err))
        try process.run()
        var found: Int?
        for _ in 0..<500 where found == nil {
            found = try Self.port(in: errors.text)
            if found == nil { usleep(20_000) }
        }
        port = try #require(found, "the emulated printer did not say where it is: \(errors.text)")
    }

    deinit {
        if process.isRunning { process.terminate() }
    }

    private static func port(in text: String) throws -> Int? {
        try Regex(#"tcp://127\.0\.0\.1:([0-9]+)"#, as: (Substring, Substring).self).firstMatch(in: text)
            .flatMap { Int($0.output.1) }
    }

    /// Does something to the printer, and waits until it has said so.
    func say(_ word: String) throws {
        let before = errors.text.count
        try input.fileHandleForWriting.write(contentsOf: Data((word + "\n").utf8))
        for _ in 0..<500 {
            if errors.text.count > before { return }
            usleep(10_000)
        }
        Issue.record("the emulated printer says nothing to '\(word)'")
    }

    var log: String { errors.text }

    /// How often bytes came while there was no power.
    var losses: Int { log.ranges(of: "no power:").count }

    /// Waits until bytes have come once more while there was no power.
    func waitForLoss(beyond count: Int) throws {
        for _ in 0..<1000 {
            if losses > count { return }
            usleep(20_000)
        }
        Issue.record("the power was not lost: \(log)")
        throw CancellationError()
    }

    /// The papers that have come out, as text, in order.
    func slips() throws -> [String] {
        try papers.names("").filter { $0.hasSuffix(".txt") }.map { try papers.text($0) }
    }

    /// How many papers have a text on them.
    func count(of text: String) throws -> Int {
        try slips().count { $0.contains(text) }
    }
}
