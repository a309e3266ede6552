import Glibc

/// A non-blocking file descriptor with one owner, that closes it once.
///
/// Results keep the errno of the failure; what it means is the transport's to say.
final class Descriptor {
    enum Received {
        case bytes([UInt8])
        case nothing
        case end
        case failed(errno: Int32)
    }

    enum Taken {
        /// How many bytes were taken; zero means not now.
        case count(Int)
        case failed(errno: Int32)
    }

    /// The number for the system calls; -1 once closed, which every one of them answers with EBADF.
    private(set) var number: Int32

    /// Takes over a descriptor that is open.
    init(_ number: Int32) {
        self.number = number
    }

    /// Opens a path without waiting and without passing it on to child processes.
    static func open(_ path: String, _ flags: Int32) -> Result<Descriptor, SystemError> {
        let number = Glibc.open(path, flags | O_NONBLOCK | O_CLOEXEC)
        return number >= 0 ? .success(Descriptor(number)) : .failure(SystemError(errno))
    }

    deinit {
        close()
    }

    func read(max: Int) -> Received {
        var failure: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: max) { buffer, count in
            let got = Glibc.read(number, buffer.baseAddress, max)
            failure = got < 0 ? errno : 0
            count = Swift.max(got, 0)
        }
        if failure == EAGAIN || failure == EINTR { return .nothing }
        if failure != 0 { return .failed(errno: failure) }
        return bytes.isEmpty ? .end : .bytes(bytes)
    }

    func write(_ bytes: ArraySlice<UInt8>) -> Taken {
        let count = bytes.withUnsafeBytes { Glibc.write(number, $0.baseAddress, $0.count) }
        if count >= 0 { return .count(count) }
        return errno == EAGAIN || errno == EINTR ? .count(0) : .failed(errno: errno)
    }

    /// The events that hold now, without waiting.
    func ready(_ events: Int32) -> Int32 {
        var wanted = pollfd(fd: number, events: Int16(truncatingIfNeeded: events), revents: 0)
        return poll(&wanted, 1, 0) > 0 ? Int32(wanted.revents) : 0
    }

    /// Closes; may be called twice.
    func close() {
        guard number >= 0 else { return }
        _ = Glibc.close(number)
        number = -1
    }
}
