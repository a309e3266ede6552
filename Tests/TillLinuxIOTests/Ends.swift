import Glibc
import TillDeviceKit

/// What went wrong in the test's own part of the world.
struct TestFailure: Error, CustomStringConvertible {
    var description: String

    init(_ description: String) {
        self.description = description
    }
}

/// Polls the transport as a driver's loop does until the condition holds; no outcome depends on how long that takes,
/// but a test that would wait for ever fails after 20 s.
func wait(_ transport: any Transport, wantsWrite: Bool = false, until condition: () throws -> Bool) throws {
    let limit = 2000
    for _ in 0..<limit {
        if try condition() { return }
        var descriptors = transport.descriptors(wantsWrite: wantsWrite).map { wanted in
            let events = (wanted.readable ? POLLIN : 0) | (wanted.writable ? POLLOUT : 0)
            return pollfd(fd: wanted.descriptor, events: Int16(events), revents: 0)
        }
        _ = poll(&descriptors, nfds_t(descriptors.count), 10)
    }
    throw TestFailure("waited in vain")
}

/// Reads from the transport until so many bytes have come.
func read(_ count: Int, from transport: any Transport) throws -> [UInt8] {
    var bytes: [UInt8] = []
    try wait(transport) {
        bytes += try transport.read()
        return bytes.count >= count
    }
    return bytes
}

/// Reads until the transport fails, and answers with what.
func failure(of transport: any Transport) throws -> DeviceError {
    var failure: DeviceError?
    try wait(transport) {
        do throws(DeviceError) {
            _ = try transport.read()
            return false
        } catch {
            failure = error
            return true
        }
    }
    guard let failure else { throw TestFailure("did not fail") }
    return failure
}

/// Opens as the link does: what is to be tried again is tried again, for a while. Lookups of other tests may be at
/// their bound.
func openPatiently(_ opener: some TransportOpener, _ text: String) throws(DeviceError) -> any Transport {
    guard let address = ConnectionAddress(text) else { throw DeviceError(.failure, .giveUp, "no address: \(text)") }
    for _ in 0..<5000 {
        do throws(DeviceError) {
            return try opener.open(address)
        } catch  where error.recovery == .retry {
            usleep(1000)
        }
    }
    return try opener.open(address)
}

/// Opens and answers the refusal, at once or while it connects.
func refusal(_ opener: some TransportOpener, _ address: String) throws -> DeviceError {
    do throws(DeviceError) {
        let transport = try openPatiently(opener, address)
        defer { transport.close() }
        var failure: DeviceError?
        do {
            try wait(transport, wantsWrite: true) {
                do throws(DeviceError) {
                    guard try transport.isOpen() else { return false }
                } catch {
                    failure = error
                }
                return true
            }
        } catch {
            throw DeviceError(.failure, .giveUp, "the test waited in vain")
        }
        return failure ?? DeviceError(.failure, .giveUp, "the test found it open")
    } catch {
        return error
    }
}

/// Opens and waits until the connection stands.
func open(_ opener: some TransportOpener, _ address: String) throws -> any Transport {
    let transport = try openPatiently(opener, address)
    try wait(transport, wantsWrite: true) { try transport.isOpen() }
    return transport
}

/// A descriptor of the test's end of a connection; does not block.
final class End {
    let number: Int32

    init(_ number: Int32) {
        self.number = number
        _ = fcntl(number, F_SETFL, fcntl(number, F_GETFL) | O_NONBLOCK)
    }

    private var isOpen = true

    deinit {
        close()
    }

    func close() {
        guard isOpen else { return }
        isOpen = false
        _ = Glibc.close(number)
    }

    func send(_ bytes: [UInt8]) throws {
        let count = bytes.withUnsafeBytes { Glibc.write(number, $0.baseAddress, $0.count) }
        guard count == bytes.count else { throw TestFailure("sent \(count) of \(bytes.count): errno \(errno)") }
    }

    /// What has arrived, at most so many bytes.
    func receive(max: Int = 65536) -> [UInt8] {
        var buffer = [UInt8](repeating: 0, count: max)
        let count = Glibc.read(number, &buffer, max)
        return Array(buffer.prefix(Swift.max(count, 0)))
    }

    /// Waits until so many bytes have arrived.
    func receive(exactly count: Int) throws -> [UInt8] {
        var bytes: [UInt8] = []
        for _ in 0..<2000 {
            bytes += receive(max: count - bytes.count)
            if bytes.count == count { return bytes }
            var wanted = pollfd(fd: number, events: Int16(POLLIN), revents: 0)
            poll(&wanted, 1, 10)
        }
        throw TestFailure("\(bytes.count) of \(count) bytes arrived")
    }
}

/// A folder for nodes that stand in for devices, removed with its content.
final class TemporaryFolder {
    let path: String

    init() throws {
        var name = Array("/tmp/till-io-XXXXXX".utf8CString)
        guard mkdtemp(&name) != nil else { throw TestFailure("no temporary folder") }
        path = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    deinit {
        for name in ["fifo", "socket", "file"] { unlink("\(path)/\(name)") }
        rmdir(path)
    }

    func fifo() throws -> String {
        guard mkfifo("\(path)/fifo", 0o600) == 0 else { throw TestFailure("no FIFO") }
        return "\(path)/fifo"
    }
}

/// A listening socket, on the loopback interface or at a path.
final class Listener {
    private let end: End
    private(set) var port: UInt16 = 0

    init(listens: Bool = true) throws {
        end = End(socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { name in
                bind(end.number, name, length) == 0 && getsockname(end.number, name, &length) == 0
            }
        }
        guard isBound, !listens || listen(end.number, 4) == 0 else { throw TestFailure("cannot listen") }
        port = UInt16(bigEndian: address.sin_port)
    }

    init(path: String) throws {
        end = End(socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0))
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: Array(path.utf8)) }
        let isBound = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { name in
                bind(end.number, name, socklen_t(MemoryLayout<sockaddr_un>.size)) == 0
            }
        }
        guard isBound, listen(end.number, 4) == 0 else { throw TestFailure("cannot listen at \(path)") }
    }

    func accept() throws -> End {
        for _ in 0..<2000 {
            let number = Glibc.accept(end.number, nil, nil)
            if number >= 0 { return End(number) }
            var wanted = pollfd(fd: end.number, events: Int16(POLLIN), revents: 0)
            poll(&wanted, 1, 10)
        }
        throw TestFailure("nobody connected")
    }
}

/// A pseudo-terminal: the path is the serial line, `main` is the device at its end.
struct PseudoTerminal {
    let main: End
    let path: String

    init() throws {
        var number: Int32 = -1
        var line: Int32 = -1
        var name = [CChar](repeating: 0, count: 128)
        guard openpty(&number, &line, &name, nil, nil) == 0 else { throw TestFailure("no pseudo-terminal") }
        // The driver opens the line by its path; ours would keep it from being hung up.
        _ = Glibc.close(line)
        path = String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        main = End(number)
    }
}

extension End {
    /// Closes so that the peer sees a reset.
    func reset() {
        var hard = linger(l_onoff: 1, l_linger: 0)
        setsockopt(number, SOL_SOCKET, SO_LINGER, &hard, socklen_t(MemoryLayout<linger>.size))
        close()
    }
}
