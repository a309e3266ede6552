import CTillLinux
import Foundation
import Glibc
import TillDeviceTesting
import TillLinuxIO

/// A cupsd of the test's own, with its configuration, its spool and its port of the loopback interface. It goes with
/// the object, and so does everything that it wrote.
final class PrivateCUPS {
    struct NoServer: Error, CustomStringConvertible {
        var description: String
    }

    /// Why there are none; nil where there is one.
    static let obstacle: String? = {
        let programs = ["/usr/sbin/cupsd", "/usr/sbin/lpadmin", "/usr/bin/lp", "/usr/lib/cups/backend/socket"]
        let missing = programs.filter { access($0, X_OK) != 0 }
        guard !missing.isEmpty else { return nil }
        return "\(missing.joined(separator: ", ")) missing: apt-get install --no-install-recommends cups cups-client"
    }()

    let port: UInt16
    private let folder: String
    fileprivate var server: pid_t?

    var place: CUPSAddress.Server { CUPSAddress.Server(host: "127.0.0.1", port: Int(port)) }

    /// - Parameter savesAtOnce: cupsd by default writes its jobs down within half a minute.
    init(savesAtOnce: Bool = true) throws {
        port = try Sink.freePort()
        folder = "/tmp/till-cups-\(UUID().uuidString.prefix(8))"
        // cupsd refuses folders that others may write to, and its filters run as another user.
        for name in ["", "/conf", "/conf/ppd", "/state", "/spool", "/cache", "/tmp"] {
            try FileManager.default.createDirectory(atPath: folder + name, withIntermediateDirectories: false)
            chmod(folder + name, 0o755)
            if getuid() == 0, !name.isEmpty, let user = getpwnam("lp") {
                chown(folder + name, name.hasPrefix("/conf") ? 0 : user.pointee.pw_uid, user.pointee.pw_gid)
                chmod(folder + name, 0o775)
            }
        }
        try write("conf/cupsd.conf", configuration(savesAtOnce: savesAtOnce))
        try write("conf/cups-files.conf", files)
        try start()
    }

    deinit {
        kill()
        endBackends()
        try? FileManager.default.removeItem(atPath: folder)
    }

    /// Starts the server and waits until it answers.
    func start() throws {
        let arguments = ["-f", "-c", "\(folder)/conf/cupsd.conf", "-s", "\(folder)/conf/cups-files.conf"]
        server = try Self.spawn("/usr/sbin/cupsd", arguments, environment: [])
        for _ in 0..<2000 {
            if (try? CUPSQueues.list(server: place)) != nil { return }
            usleep(5000)
        }
        throw NoServer(description: "cupsd does not answer: \(errors().suffix(500))")
    }

    /// SIGKILL, as a crash would.
    func kill() {
        guard let server else { return }
        end(server, SIGKILL)
        self.server = nil
    }

    /// A backend outlives a server that was killed. It has the path of its job among its arguments.
    private func endBackends() {
        for entry in (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? [] {
            guard let process = pid_t(entry),
                let words = FileManager.default.contents(atPath: "/proc/\(process)/cmdline"),
                String(decoding: words, as: UTF8.self).contains(folder)
            else { continue }
            Glibc.kill(process, SIGKILL)
        }
    }

    func addQueue(_ name: String, _ uri: String, _ more: [String] = ["-m", "raw"]) throws {
        try run("/usr/sbin/lpadmin", ["-p", name, "-E", "-v", uri] + more)
    }

    func addQueue(_ name: String, _ uri: String, ppd: String) throws {
        try write("\(name).ppd", ppd)
        try addQueue(name, uri, ["-P", "\(folder)/\(name).ppd"])
    }

    /// Runs a command of CUPS against this server.
    func run(_ program: String, _ arguments: [String]) throws {
        let place = "CUPS_SERVER=127.0.0.1:\(port)"
        let process = try Self.spawn(program, arguments, environment: [place, "PATH=/usr/bin:/usr/sbin"])
        let status = Self.wait(for: process)
        guard status == 0 else {
            throw NoServer(description: "\(program) \(arguments) ended with status \(status)")
        }
    }

    /// Starts a program whose words go nowhere.
    private static func spawn(_ program: String, _ arguments: [String], environment: [String]) throws -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        // The thread of a test blocks signals, and cupsd ends its backends with one.
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
        // The sockets that another test has accepted would otherwise stay open for as long as this program lives.
        till_spawn_close_from(&actions, STDERR_FILENO + 1)
        for descriptor in [STDOUT_FILENO, STDERR_FILENO] {
            posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_WRONLY, 0)
        }
        var words = ([program] + arguments).map { strdup($0) } + [nil]
        var variables = environment.map { strdup($0) } + [nil]
        defer { for text in words + variables { free(text) } }
        var process: pid_t = 0
        let failure = posix_spawn(&process, program, &actions, &attributes, &words, &variables)
        guard failure == 0 else { throw NoServer(description: "\(program) does not start: errno \(failure)") }
        return process
    }

    fileprivate func end(_ process: pid_t, _ signal: Int32) {
        Glibc.kill(process, signal)
        _ = Self.wait(for: process)
    }

    private static func wait(for process: pid_t) -> Int32 {
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        return status
    }

    func submit(_ text: String, to queue: String, _ options: [String] = []) throws {
        try write("job.txt", text)
        try run("/usr/bin/lp", ["-d", queue] + options + ["\(folder)/job.txt"])
    }

    func errors() -> String {
        (try? String(contentsOfFile: "\(folder)/conf/error_log", encoding: .utf8)) ?? ""
    }

    private func write(_ name: String, _ text: String) throws {
        try text.write(toFile: "\(folder)/\(name)", atomically: true, encoding: .utf8)
    }

    private func configuration(savesAtOnce: Bool) -> String {
        """
        Listen 127.0.0.1:\(port)
        LogLevel debug
        DefaultAuthType None
        WebInterface No
        Browsing Off
        ErrorPolicy retry-current-job
        \(savesAtOnce ? "DirtyCleanInterval 0" : "")
        <Location />
        Order allow,deny
        Allow all
        </Location>
        <Policy default>
        <Limit All>
        Order allow,deny
        Allow all
        </Limit>
        </Policy>

        """
    }

    private var files: String {
        """
        ServerRoot \(folder)/conf
        StateDir \(folder)/state
        RequestRoot \(folder)/spool
        CacheDir \(folder)/cache
        TempDir \(folder)/tmp
        DocumentRoot \(folder)/tmp
        AccessLog \(folder)/conf/access_log
        ErrorLog \(folder)/conf/error_log
        PageLog \(folder)/conf/page_log
        Sandboxing Relaxed
        \(getuid() == 0 ? "User lp\nGroup nogroup\nSystemGroup root" : "")

        """
    }
}

extension PrivateCUPS {
    /// Ends the server in order, so that it writes its queues down, and starts it anew.
    func restartInOrder() throws {
        guard let server else { return }
        end(server, SIGTERM)
        self.server = nil
        try start()
    }

    /// The state of a job by its number; nil where the server does not know it.
    func stateOfJob(_ id: Int) throws -> JobReport.State? {
        try CUPSQueues.job(id, of: "bar", server: place)?.state
    }
}
