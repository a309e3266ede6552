import Foundation
import Testing

/// The built program, run as a person would.
enum Program {
    /// Everything that was built stands beside the test bundle.
    static let folder: String = {
        let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        var folder = URL(filePath: own).deletingLastPathComponent()
        // The runner of Swift Testing may be the toolchain's own; the bundle is then an argument.
        if !FileManager.default.fileExists(atPath: folder.appending(path: "till").path) {
            let bundle = CommandLine.arguments.first { $0.contains(".xctest") } ?? ""
            folder = URL(filePath: bundle).deletingLastPathComponent()
        }
        return folder.path
    }()

    static var path: String { folder + "/till" }

    struct Ending {
        var code: Int32
        var output: String
        var errors: String
    }

    /// No run of the program takes longer; a hang ends as a failure, not as a stuck test.
    static let runMaxSeconds = 90.0

    /// Runs to the end.
    static func run(_ arguments: [String], input: String = "", in home: Folder) throws -> Ending {
        let process = make(arguments, home)
        let (output, errors, inputs) = (Pipe(), Pipe(), Pipe())
        process.standardOutput = output
        process.standardError = errors
        process.standardInput = inputs
        let (outputText, errorText) = (Collector(output), Collector(errors))
        try process.run()
        inputs.fileHandleForWriting.write(Data(input.utf8))
        try inputs.fileHandleForWriting.close()
        let watch = DispatchWorkItem { process.terminate() }
        DispatchQueue.global().asyncAfter(deadline: .now() + runMaxSeconds, execute: watch)
        process.waitUntilExit()
        watch.cancel()
        return Ending(code: process.terminationStatus, output: outputText.finished(), errors: errorText.finished())
    }

    static func make(_ arguments: [String], _ home: Folder) -> Process {
        let process = Process()
        process.executableURL = URL(filePath: path)
        process.arguments = arguments
        process.environment = ["HOME": home.path, "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "TMPDIR": home.path]
        return process
    }
}

/// Reads a pipe as it fills, so that a talkative program is never held up.
final class Collector: @unchecked Sendable {
    // Safety: `data` is touched under the lock alone.
    private let lock = NSLock()
    private var data = Data()
    private let done = DispatchSemaphore(value: 0)

    init(_ pipe: Pipe) {
        let handle = pipe.fileHandleForReading
        Thread.detachNewThread { [self] in
            while case let piece = handle.availableData, !piece.isEmpty {
                lock.withLock { data.append(piece) }
            }
            done.signal()
        }
    }

    var text: String { lock.withLock { String(decoding: data, as: UTF8.self) } }

    /// All of it, when the writer has closed.
    func finished() -> String {
        done.wait()
        return text
    }
}

/// A folder that is removed with its owner.
final class Folder: Sendable {
    let path: String

    init() throws {
        // Short, because the path of a Unix socket holds 107 bytes.
        path = "/tmp/till-\(UUID().uuidString.prefix(8))"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    func write(_ text: String, to name: String, mode: Int = 0o600) throws -> String {
        let file = path + "/" + name
        try text.write(toFile: file, atomically: true, encoding: .utf8)
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file)
        return file
    }

    func text(_ name: String) throws -> String {
        try String(contentsOfFile: path + "/" + name, encoding: .utf8)
    }

    func names(_ name: String) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: path + "/" + name)) ?? []).sorted()
    }
}
