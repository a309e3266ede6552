import CTillLinux
import Foundation
import Glibc
import TillDeviceKit

/// What went wrong around the process.
struct ProcessFailure: Error, CustomStringConvertible {
    var description: String

    init(_ description: String) {
        self.description = description
    }
}

/// A driver executable as the runtime starts it: with one end of a socket pair on descriptor 0.
final class DriverProcess {
    /// How long the test waits for a sign of life before it gives up.
    private static let waitMaxMillis: Int32 = 20_000

    private let control: Int32
    private let process: pid_t
    private var reader = DriverMessageReader()
    private var arrived: [DriverMessage] = []
    private var nextId = 1
    private var isReaped = false

    /// - Parameter name: the executable, which the build puts beside the test bundle.
    init(_ name: String) throws {
        let path = try Self.find(name)
        var ends: [Int32] = [-1, -1]
        let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
        guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else { throw ProcessFailure("no sockets") }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, ends[1], 0)
        // The sockets that another test has accepted would otherwise stay open for as long as the driver lives.
        till_spawn_close_from(&actions, STDERR_FILENO + 1)
        var process = pid_t()
        let code = path.withCString { text -> Int32 in
            var arguments: [UnsafeMutablePointer<CChar>?] = [UnsafeMutablePointer(mutating: text), nil]
            return posix_spawn(&process, text, &actions, nil, &arguments, environ)
        }
        close(ends[1])
        control = ends[0]
        self.process = process
        guard code == 0 else { throw ProcessFailure("\(path) does not start: error \(code)") }
    }

    deinit {
        close(control)
        if !isReaped {
            kill(process, SIGKILL)
            waitpid(process, nil, 0)
        }
    }

    /// Makes a call and waits for its answer.
    func answer(to call: DriverCall) throws -> DriverMessage {
        let id = nextId
        nextId += 1
        try send(DriverFrame.encode(DriverRequest(id: id, call: call)))
        return try wait { message in
            switch message {
            case .result(let answered, _), .failure(let answered, _): answered == id
            case .event, .log: false
            }
        }
    }

    func send(_ bytes: [UInt8]) throws {
        let count = bytes.withUnsafeBytes { write(control, $0.baseAddress, $0.count) }
        guard count == bytes.count else { throw ProcessFailure("the driver does not read") }
    }

    /// Takes the first message that fits, waiting for it; those before it are kept.
    func wait(until fits: (DriverMessage) -> Bool) throws -> DriverMessage {
        while true {
            if let index = arrived.firstIndex(where: fits) { return arrived.remove(at: index) }
            var wanted = pollfd(fd: control, events: Int16(POLLIN), revents: 0)
            guard poll(&wanted, 1, Self.waitMaxMillis) > 0 else { throw ProcessFailure("the driver is silent") }
            var buffer = [UInt8](repeating: 0, count: 65536)
            let count = read(control, &buffer, buffer.count)
            guard count > 0 else { throw ProcessFailure("the driver is gone") }
            arrived += try reader.received(buffer[..<count])
        }
    }

    /// Waits for the process to leave; answers its exit code, or minus the signal that ended it.
    func exitCode() -> Int32 {
        var status: Int32 = 0
        waitpid(process, &status, 0)
        isReaped = true
        return status & 0x7F == 0 ? status >> 8 & 0xFF : -(status & 0x7F)
    }

    /// Closes the runtime's end, as when the runtime dies.
    func hangUp() {
        shutdown(control, Int32(SHUT_RDWR))
    }

    private static func find(_ name: String) throws -> String {
        let bundle = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        // Where a helper of the toolchain runs the tests, the bundle is among the arguments instead.
        for start in [bundle] + CommandLine.arguments.filter({ $0.hasPrefix("/") }) {
            var folder = URL(filePath: start)
            while folder.path != "/" {
                folder.deleteLastPathComponent()
                let candidate = folder.appending(path: name).path
                var status = stat()
                let isFile = stat(candidate, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
                if isFile, access(candidate, X_OK) == 0 { return candidate }
            }
        }
        throw ProcessFailure("no executable \(name) beside the tests: run swift build")
    }
}
