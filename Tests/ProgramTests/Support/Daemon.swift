import Foundation
import Testing

/// A running `till run`, `till upstream` or `till prompt`.
final class Daemon {
    let process: Process
    let output: Collector
    let errors: Collector

    /// - Parameter input: what stands on its standard input; nothing where it is empty.
    init(_ arguments: [String], in home: Folder, input: String = "") throws {
        process = Program.make(arguments, home)
        let (out, err) = (Pipe(), Pipe())
        process.standardOutput = out
        process.standardError = err
        process.standardInput = FileHandle.nullDevice
        if !input.isEmpty {
            let file = try home.write(input, to: "input-\(UUID().uuidString)")
            process.standardInput = FileHandle(forReadingAtPath: file)
        }
        (output, errors) = (Collector(out), Collector(err))
        try process.run()
    }

    deinit {
        if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    }

    /// Waits until the log says it; what it said is in the failure.
    func waitForLog(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
        try wait("the log to say '\(text)'", sourceLocation: sourceLocation) { [self] in errors.text.contains(text) }
    }

    func wait(
        _ what: String,
        sourceLocation: SourceLocation = #_sourceLocation,
        _ isTrue: () throws -> Bool
    ) throws {
        for _ in 0..<1500 {
            if try isTrue() { return }
            usleep(20_000)
        }
        Issue.record("waited 30 s for \(what); the log:\n\(errors.text)", sourceLocation: sourceLocation)
        throw CancellationError()
    }

    /// Pulls the plug.
    func killHard() {
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    /// Stops it as systemd does; answers the exit code.
    func stop() -> Int32 {
        process.terminate()
        process.waitUntilExit()
        return process.terminationStatus
    }
}

/// A terminal with its own upstream, in a folder of its own.
struct Shop {
    let home: Folder
    let upstream: Daemon
    let configuration: String

    var socket: String { home.path + "/till.sock" }

    /// - Parameters:
    ///   - devices: the YAML below `devices:`, indented by two.
    ///   - state: the folder of the database; nil puts it into the shop's own.
    init(devices: String, state: String? = nil) throws {
        home = try Folder()
        let database = home.path + "/upstream.sqlite"
        upstream = try Daemon(
            ["upstream", "--port", "0", "--database", database, "--log-level", "error", "--language", "en"],
            in: home
        )
        let daemon = upstream
        try daemon.wait("the upstream's port") { daemon.output.text.contains("listening on ") }
        let line = daemon.output.text.split(separator: "\n").first { $0.hasPrefix("listening on ") } ?? ""
        let password = try home.write("demo\n", to: "password")
        configuration = try home.write(
            """
            device-id: test-terminal
            state-folder: \(state ?? home.path + "/state")
            socket: \(home.path)/till.sock
            upstream:
              url: \(line.dropFirst("listening on ".count))
              login: demo
              password-file: \(password)
            devices:
            \(devices)
            """,
            to: "till.yaml"
        )
    }

    /// Starts the terminal and waits until it may sell.
    func start() throws -> Daemon {
        let daemon = try Daemon(["run", "-c", configuration], in: home)
        try daemon.waitForLog(" ready ")
        try daemon.wait("the catalogue") {
            try Program.run(["status", "-c", configuration], in: home).output.contains("98 products")
        }
        return daemon
    }

    /// Types lines at the prompt of the running terminal.
    @discardableResult
    func prompt(_ lines: String...) throws -> String {
        let ending = try Program.run(
            ["prompt", "-c", configuration],
            input: lines.joined(separator: "\n") + "\n",
            in: home
        )
        #expect(ending.code == 0, "\(ending.errors)")
        return ending.output
    }

    func till(_ arguments: String...) throws -> Program.Ending {
        try Program.run(arguments + ["-c", configuration], in: home)
    }
}
