import Glibc
import Synchronization
import TillDeviceKit

/// A name lookup on a thread of its own, because getaddrinfo(3) waits for name servers and cannot be given up.
///
/// The thread closes its end of a pipe when it is done, which is what `descriptor` waits for. A lookup that nobody
/// waits for any more runs to its end and is thrown away.
///
/// Bound: `threadsMax` lookups run at once in the process; one more is refused with `E_BUSY`, and tried again when the
/// connection is opened anew.
final class NameLookup {
    static let threadsMax = 4

    private typealias Answer = Result<[SocketAddress], SocketAddress.Unknown>

    /// What the thread and the loop share. Sendable because its fields are constants of value types and a mutex.
    private final class Shared: Sendable {
        let host: String
        let port: Int
        let doneEnd: Int32
        let answer = Mutex<Answer?>(nil)

        init(host: String, port: Int, doneEnd: Int32) {
            self.host = host
            self.port = port
            self.doneEnd = doneEnd
        }
    }

    private static let running = Mutex(0)

    /// Readable when the lookup is done.
    let descriptor: Descriptor
    private let shared: Shared

    init(host: String, port: Int) throws(DeviceError) {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else {
            throw DeviceError(.failure, .retry, "no pipe to look up \(host): \(SystemError(errno).text)")
        }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        descriptor = Descriptor(ends[0])
        shared = Shared(host: host, port: port, doneEnd: ends[1])
        guard Self.start(shared) else {
            _ = Glibc.close(ends[1])
            throw DeviceError(.busy, .retry, "\(Self.threadsMax) name lookups run already; \(host) has to wait")
        }
    }

    /// The addresses; nil while the lookup is under way.
    func answer() throws(DeviceError) -> [SocketAddress]? {
        switch shared.answer.withLock({ $0 }) {
        case nil: return nil
        case .success(let addresses)?: return addresses
        case .failure(let unknown)?:
            let text =
                "the name \(shared.host) cannot be resolved (\(unknown.text)): is it written right, "
                + "and does the name server answer?"
            throw DeviceError(.noExist, .waitForOperator, text)
        }
    }

    private static func start(_ shared: Shared) -> Bool {
        let isAllowed = running.withLock { count in
            guard count < threadsMax else { return false }
            count += 1
            return true
        }
        guard isAllowed else { return false }
        // The thread owns one reference from here on: it is taken back below exactly once, by the thread or, where
        // there is none, by us.
        let reference = Unmanaged.passRetained(shared)
        var thread = pthread_t()
        let failure = pthread_create(
            &thread,
            nil,
            { argument in
                if let argument { NameLookup.work(Unmanaged<Shared>.fromOpaque(argument).takeRetainedValue()) }
                return nil
            },
            reference.toOpaque()
        )
        guard failure == 0 else {
            reference.release()
            running.withLock { $0 -= 1 }
            return false
        }
        pthread_detach(thread)
        return true
    }

    private static func work(_ shared: Shared) {
        let found = SocketAddress.resolve(host: shared.host, port: shared.port)
        shared.answer.withLock { $0 = found }
        running.withLock { $0 -= 1 }
        _ = Glibc.close(shared.doneEnd)
    }
}
