import Dispatch
import Foundation
import Synchronization
import Testing

@testable import TillSimulator

/// A server on a thread of its own, with a folder that is removed with it.
final class RunningSimulator: Sendable {
    /// What passes between the thread and the test.
    private final class Shared: Sendable {
        let outcome = Mutex<Result<Int, SimulatorFailure>?>(nil)
        let log = Mutex<[String]>([])
        let started = DispatchSemaphore(value: 0)
        let ended = DispatchSemaphore(value: 0)

        func start(_ result: Result<Int, SimulatorFailure>) {
            outcome.withLock { $0 = result }
            started.signal()
        }
    }

    /// No wait in these tests takes longer.
    static let waitMaxSeconds = 20.0

    let folder: String
    let port: Int
    private let stopPipe: (read: Int32, write: Int32)
    private let shared = Shared()

    var control: String { folder + "/control" }
    var hub: FakeHub { FakeHub(folder: folder + "/vhci") }
    var log: [String] { shared.log.withLock { $0 } }

    /// - Parameter usesHub: files in the folder play the kernel's hub.
    init(_ devices: [(String, BenchDevice)], usesHub: Bool = false) throws {
        // Short, because the path of a Unix socket holds 107 bytes.
        folder = "/tmp/till-sim-\(UUID().uuidString.prefix(8))"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let hub = FakeHub(folder: folder + "/vhci")
        if usesHub { try hub.make() }
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { throw POSIXError(.EMFILE) }
        stopPipe = (ends[0], ends[1])
        let (shared, path, stop) = (shared, folder + "/control", ends[0])
        Thread.detachNewThread {
            do throws(SimulatorFailure) {
                var bus = SimulatedBus()
                for (name, device) in devices { _ = bus.add(device, name: name) }
                let port = try USBIPPort(host: "127.0.0.1", port: 0)
                let kernel = usesHub ? try VirtualHub(folder: hub.folder) : nil
                let control = try ControlSocket(path: path)
                var server = SimulatorServer(bus, usbPort: port, hub: kernel, control: control, stop: stop) { text in
                    shared.log.withLock { $0.append(text) }
                }
                _ = try server.attachAll()
                shared.start(.success(port.port))
                server.run()
            } catch {
                shared.start(.failure(error))
            }
            shared.ended.signal()
        }
        guard shared.started.wait(timeout: .now() + Self.waitMaxSeconds) == .success,
            let result = shared.outcome.withLock({ $0 })
        else { throw POSIXError(.ETIMEDOUT) }
        // What never began has no end that would remove its folder.
        if case .failure = result { try? FileManager.default.removeItem(atPath: folder) }
        port = try result.get()
    }

    deinit {
        stop()
        close(stopPipe.read)
        close(stopPipe.write)
        try? FileManager.default.removeItem(atPath: folder)
    }

    /// Ends it as a signal does, and waits until it has ended; may be called twice.
    func stop() {
        var byte: UInt8 = 1
        _ = write(stopPipe.write, &byte, 1)
        if shared.ended.wait(timeout: .now() + Self.waitMaxSeconds) == .success {
            shared.ended.signal()
        } else {
            Issue.record("the server did not end")
        }
    }

    /// Waits until something holds.
    func wait(_ what: String, sourceLocation: SourceLocation = #_sourceLocation, _ holds: () throws -> Bool) throws {
        let due = Date(timeIntervalSinceNow: Self.waitMaxSeconds)
        while try !holds() {
            guard Date() < due else {
                Issue.record("waited for \(what); the log: \(log)", sourceLocation: sourceLocation)
                throw POSIXError(.ETIMEDOUT)
            }
            usleep(5000)
        }
    }

    func host() throws -> Peer { try Peer(port: port) }
    func client() throws -> Peer { try Peer(path: control) }

    /// One command over a connection of its own.
    func ask(_ line: String) throws -> String {
        let peer = try client()
        try peer.send(Array((line + "\n").utf8))
        return try peer.line()
    }
}

/// The files by which vhci_hcd is used, in a folder.
struct FakeHub: Sendable {
    let folder: String

    /// Four ports, the first of which is in use.
    static let status = """
        hub port sta spd dev      sockfd local_busid
        hs  0000 006 002 00010002 000003 1-1
        hs  0001 004 000 00000000 000000 0-0
        hs  0002 004 000 00000000 000000 0-0
        ss  0008 004 000 00000000 000000 0-0

        """

    func make() throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try Self.status.write(toFile: folder + "/status", atomically: true, encoding: .utf8)
        try clear()
    }

    func clear() throws {
        try "".write(toFile: folder + "/attach", atomically: false, encoding: .utf8)
    }

    /// The last line that was written: port, descriptor, device id, speed.
    func attached() throws -> [Int] {
        let text = try String(contentsOfFile: folder + "/attach", encoding: .utf8)
        return text.split(separator: "\n").first?.split(separator: " ").compactMap { Int($0) } ?? []
    }
}

/// The other end of a connection. Every wait ends.
final class Peer {
    private let descriptor: Int32
    private let owns: Bool
    private var rest: [UInt8] = []

    /// The kernel's end, that is not ours to close.
    init(handedOver descriptor: Int32) {
        (self.descriptor, owns) = (descriptor, false)
        limitWaits()
    }

    init(port: Int) throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        owns = true
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        let size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(descriptor, $0, size) }
        }
        guard result == 0 else { throw POSIXError(.ECONNREFUSED) }
        limitWaits()
    }

    init(path: String) throws {
        descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        owns = true
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: Array(path.utf8)) }
        let size = socklen_t(MemoryLayout<sockaddr_un>.size)
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(descriptor, $0, size) }
        }
        guard result == 0 else { throw POSIXError(.ECONNREFUSED) }
        limitWaits()
    }

    deinit {
        if owns { close(descriptor) }
    }

    private func limitWaits() {
        var limit = timeval(tv_sec: Int(RunningSimulator.waitMaxSeconds), tv_usec: 0)
        let size = socklen_t(MemoryLayout<timeval>.size)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, size)
        setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &limit, size)
    }

    func send(_ bytes: [UInt8]) throws {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            guard count > 0 else { throw POSIXError(.EPIPE) }
            rest = rest.dropFirst(count)
        }
    }

    func sayNoMore() {
        shutdown(descriptor, Int32(SHUT_WR))
    }

    /// So many bytes; fewer when the connection ends before.
    func read(_ count: Int) throws -> [UInt8] {
        while rest.count < count, try more() {}
        defer { rest = Array(rest.dropFirst(count)) }
        return Array(rest.prefix(count))
    }

    func line() throws -> String {
        while !rest.contains(0x0A), try more() {}
        let line = rest.prefix { $0 != 0x0A }
        rest = Array(rest.dropFirst(line.count + 1))
        return String(decoding: line, as: UTF8.self)
    }

    /// Whether the other end closes; what it says before is passed over.
    func ends() throws -> Bool {
        while try more() {}
        return true
    }

    private func more() throws -> Bool {
        var buffer = [UInt8](repeating: 0, count: 64 * 1024)
        let count = recv(descriptor, &buffer, buffer.count, 0)
        // The wait is over without an end: that is a failure, not an end.
        if count < 0, errno == EAGAIN { throw POSIXError(.ETIMEDOUT) }
        guard count > 0 else { return false }
        rest += buffer[..<count]
        return true
    }
}
