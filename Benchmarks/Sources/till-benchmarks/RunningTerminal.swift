import Foundation

/// The built terminal with a scanner and a display behind real driver processes, whose far ends are here.
final class RunningTerminal {
    let folder: String
    private let program: String
    private let scanner: UnixListener
    private let display: UnixListener
    private var processes: [Process] = []
    private(set) var daemon: Process?

    private let receiptPrinter: String

    /// - Parameter printer: the port of a network printer; nil takes a virtual one.
    init(program: String, printer: Int? = nil) throws {
        self.program = program
        folder = "/tmp/till-benchmark-\(UUID().uuidString.prefix(8))"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        scanner = try UnixListener(folder + "/scanner.sock")
        display = try UnixListener(folder + "/display.sock")
        receiptPrinter =
            printer.map {
                #"{driver: escpos-printer, connection: "tcp://127.0.0.1:\#($0)", settings: {profile: epson-tm-t88}}"#
            } ?? #"{driver: virtual, connection: "folder:\#(folder)/receipts", serves: {drawer: CashDrawer}}"#
    }

    deinit {
        for process in processes where process.isRunning { process.terminate() }
        try? FileManager.default.removeItem(atPath: folder)
    }

    /// Starts upstream and terminal; answers how long the terminal took until it accepted on its socket.
    func start() throws -> Duration {
        if processes.isEmpty { try startUpstream() }
        let clock = ContinuousClock()
        let begun = clock.now
        let (process, lines) = try launch(["run", "-c", folder + "/till.yaml"], standardError: true)
        daemon = process
        try lines.wait(for: " ready ")
        return clock.now - begun
    }

    func stop() {
        daemon?.terminate()
        daemon?.waitUntilExit()
        daemon = nil
    }

    private func startUpstream() throws {
        let arguments = ["upstream", "--port", "0", "--database", folder + "/upstream.sqlite", "--log-level", "error"]
        let (process, lines) = try launch(arguments, standardError: false)
        processes.append(process)
        let line = try lines.wait(for: "listening on ")
        let url = line.split(separator: " ").last.map(String.init) ?? ""
        let password = folder + "/password"
        try "demo".write(toFile: password, atomically: true, encoding: .utf8)
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: password)
        try """
        state-folder: \(folder)/state
        socket: \(folder)/till.sock
        upstream: {url: "\(url)", login: demo, password-file: \(password)}
        devices:
          scanner: {driver: serial-scanner, connection: "unix:\(folder)/scanner.sock"}
          display: {driver: line-display, connection: "unix:\(folder)/display.sock"}
          receipt: \(receiptPrinter)
        """.write(toFile: folder + "/till.yaml", atomically: true, encoding: .utf8)
    }

    /// Types at the prompt.
    func prompt(_ text: String) throws {
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = ["prompt", "-c", folder + "/till.yaml"]
        let input = Pipe()
        process.standardInput = input
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        input.fileHandleForWriting.write(Data(text.utf8))
        try input.fileHandleForWriting.close()
        process.waitUntilExit()
    }

    /// Scans a code; answers how long it took until the display was sent its first bytes.
    func scan(_ code: String) throws -> Duration {
        let (scanner, display) = (try scanner.client(), try display.client())
        display.drain()
        let clock = ContinuousClock()
        let begun = clock.now
        try scanner.write(Array((code + "\r").utf8))
        try display.waitForBytes()
        return clock.now - begun
    }

    private func launch(_ arguments: [String], standardError: Bool) throws -> (Process, LineReader) {
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        let pipe = Pipe()
        process.standardError = standardError ? pipe : FileHandle.nullDevice
        process.standardOutput = standardError ? FileHandle.nullDevice : pipe
        try process.run()
        processes.append(process)
        return (process, LineReader(pipe.fileHandleForReading))
    }
}

/// Lines of a pipe; reads on after the one that was waited for, so that the writer is never held up.
final class LineReader {
    private let handle: FileHandle

    init(_ handle: FileHandle) {
        self.handle = handle
    }

    @discardableResult
    func wait(for text: String) throws -> String {
        var seen = ""
        while true {
            let piece = handle.availableData
            guard !piece.isEmpty else { throw Failure("ended before it said '\(text)': \(seen)") }
            seen += String(decoding: piece, as: UTF8.self)
            if let line = seen.split(separator: "\n").first(where: { $0.contains(text) }) {
                handle.readabilityHandler = { _ = $0.availableData }
                return String(line)
            }
        }
    }
}

struct Failure: Error, CustomStringConvertible {
    var description: String

    init(_ description: String) {
        self.description = description
    }
}
