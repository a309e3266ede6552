import CTillLinux
#if canImport(Glibc)
import Glibc
#endif
import TillDeviceKit

/// The process of a driver's executable, with the runtime's end of its descriptor 0. One request at a time; what comes
/// besides is kept.
///
/// Bounds: a message has the protocol's; `messagesMax` are kept, and of the standard error the last `errorsMaxBytes`.
final class DriverUnderTest {
    /// More than any check makes a driver say; a driver that says more fails the check.
    static let messagesMax = 10_000
    static let errorsMaxBytes = 16 * 1024

    struct Failure: Error {
        var text: String

        init(_ text: String) { self.text = text }
    }

    let process: pid_t
    private let control: Int32
    private let errors: Int32
    private var reader = DriverMessageReader()
    private(set) var messages: [DriverMessage] = []
    private(set) var complaint: [UInt8] = []
    /// Why no more can come from the driver; nil while it can.
    private(set) var ended: String?
    private var status: Int32?
    private var nextID = 1

    /// Starts the executable as the runtime does: a socket on descriptor 0, the standard error read, nothing else open.
    init(executable: String) throws(Failure) {
        var ends: [Int32] = [-1, -1]
        let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
        guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else { throw Failure("no socket: errno \(errno)") }
        var pipes: [Int32] = [-1, -1]
        guard till_pipe(&pipes) == 0 else {
            ends.forEach { close($0) }
            throw Failure("no pipe: errno \(errno)")
        }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, ends[1], 0)
        posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, pipes[1], 2)
        till_spawn_close_from(&actions, 3)
        var arguments: [UnsafeMutablePointer<CChar>?] = [strdup(executable), nil]
        var variables: [UnsafeMutablePointer<CChar>?] = [
            strdup("PATH=/usr/local/bin:/usr/bin:/bin"), strdup("LANG=C.UTF-8"), nil,
        ]
        defer { for text in arguments + variables { free(text) } }
        var process = pid_t()
        let code = posix_spawn(&process, executable, &actions, nil, &arguments, &variables)
        close(ends[1])
        close(pipes[1])
        (control, errors, self.process) = (ends[0], pipes[0], process)
        guard code == 0 else {
            close(control)
            close(errors)
            throw Failure("it does not start: \(String(cString: strerror(code)))")
        }
        for descriptor in [control, errors] {
            _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK)
        }
    }

    deinit {
        kill()
        close(errors)
    }

    // MARK: - Talking

    /// Sends a request and answers its id.
    @discardableResult
    func send(_ call: DriverCall) -> Int {
        let id = nextID
        nextID += 1
        send(bytes: DriverFrame.encode(DriverRequest(id: id, call: call)))
        return id
    }

    /// Sends what need not be a frame. A driver that has gone takes nothing, which the answer's absence tells.
    func send(bytes: [UInt8]) {
        var rest = bytes[...]
        while !rest.isEmpty, ended == nil {
            let count = rest.withUnsafeBytes {
                Glibc.send(control, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            if count > 0 {
                rest = rest.dropFirst(count)
            } else if errno == EAGAIN {
                listen(millis: 10)
            } else if errno != EINTR {
                ended = "it takes nothing any more"
            }
        }
    }

    /// Waits for the answer to a request.
    func answer(to id: Int, withinMillis limit: Int) -> Result<DriverResult, DeviceError>? {
        wait(millis: limit) { answers(to: id).first }
    }

    /// Every answer to that request.
    func answers(to id: Int) -> [Result<DriverResult, DeviceError>] {
        messages.compactMap { message in
            switch message {
            case .result(id, let result): .success(result)
            case .failure(id, let error): .failure(error)
            case .result, .failure, .event, .log: nil
            }
        }
    }

    /// The statuses that a device told, from a message on.
    func statuses(of device: String, from start: Int = 0) -> [StatusUpdate] {
        messages[min(start, messages.count)...].compactMap { message in
            guard case .event(device, .status(let update)) = message else { return nil }
            return update
        }
    }

    /// Reads until something is found or the time is over.
    func wait<Found>(millis limit: Int, _ find: () -> Found?) -> Found? {
        let end = Self.nowMillis() + Int64(limit)
        while true {
            if let found = find() { return found }
            let rest = end - Self.nowMillis()
            guard rest > 0, ended == nil else { return nil }
            listen(millis: Int(min(rest, 50)))
        }
    }

    /// Waits once for the driver to say something.
    func listen(millis: Int) {
        var waiting = [
            pollfd(fd: control, events: Int16(POLLIN), revents: 0),
            pollfd(fd: errors, events: Int16(POLLIN), revents: 0),
        ]
        guard poll(&waiting, 2, Int32(millis)) > 0 else { return }
        if waiting[1].revents != 0 { readErrors() }
        if waiting[0].revents != 0 { readControl() }
    }

    private func readControl() {
        var buffer = [UInt8](repeating: 0, count: 64 * 1024)
        let count = recv(control, &buffer, buffer.count, 0)
        if count < 0, errno == EAGAIN || errno == EINTR { return }
        guard count > 0 else {
            ended = "it closed its descriptor 0"
            return
        }
        do throws(DriverFrame.Malformed) {
            messages += try reader.received(buffer[..<count])
            if messages.count > Self.messagesMax { ended = "it sent more than \(Self.messagesMax) messages" }
        } catch {
            ended = "it sent what is not the protocol: \(error)"
        }
    }

    private func readErrors() {
        var buffer = [UInt8](repeating: 0, count: 4096)
        let count = read(errors, &buffer, buffer.count)
        if count > 0 { complaint = Array((complaint + buffer[..<count]).suffix(Self.errorsMaxBytes)) }
    }

    // MARK: - Ending

    /// Closes our end, as a runtime that has died does.
    func hangUp() {
        shutdown(control, Int32(SHUT_RDWR))
        ended = "the runtime hung up"
    }

    /// How the process ended, once it has: `exit 0`, `signal 11`.
    func exit(withinMillis limit: Int) -> String? {
        let end = Self.nowMillis() + Int64(limit)
        while Self.nowMillis() < end {
            if let told = reap(WNOHANG) { return told }
            if ended == nil { listen(millis: 5) } else { usleep(2000) }
        }
        return reap(WNOHANG)
    }

    func kill() {
        guard status == nil else { return }
        Glibc.kill(process, SIGKILL)
        _ = reap(0)
        close(control)
    }

    private func reap(_ options: Int32) -> String? {
        if status == nil {
            var found: Int32 = 0
            while true {
                let answer = waitpid(process, &found, options)
                if answer == process { break }
                guard answer < 0, errno == EINTR else { return nil }
            }
            status = found
        }
        return status.map { $0 & 0x7F == 0 ? "exit \(($0 >> 8) & 0xFF)" : "signal \($0 & 0x7F)" }
    }

    private static func nowMillis() -> Int64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
    }
}
