#if canImport(Glibc)
import Glibc
#endif

/// What a driver should not do.
enum Misbehaviour {
    /// Dies as of a fault in a C library.
    static func crash() -> Never {
        complain("about to crash")
        signal(SIGSEGV, SIG_DFL)
        raise(SIGSEGV)
        Glibc.exit(1)
    }

    /// Answers nothing any more and does not go when asked to.
    static func hang() -> Never {
        signal(SIGTERM, SIG_IGN)
        while true { pause() }
    }

    static func exit(code: Int32) -> Never {
        Glibc.exit(code)
    }

    static func complain(_ text: String) {
        let bytes = Array(text.utf8)
        _ = bytes.withUnsafeBytes { write(2, $0.baseAddress, $0.count) }
    }

    /// Writes to the control socket, which the kit has moved to a descriptor of its own, and does not go by itself.
    static func writeGarbage() -> Never {
        for descriptor in Int32(3)..<32 {
            var status = stat()
            guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFSOCK else { continue }
            let bytes = Array("a library says hello\n".utf8)
            _ = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
        }
        while true { pause() }
    }

    /// Leaves a process behind that holds the standard error open.
    static func leaveChild() -> Never {
        var child = pid_t()
        let arguments: [UnsafeMutablePointer<CChar>?] = [strdup("sleep"), strdup("60"), nil]
        posix_spawn(&child, "/bin/sleep", nil, nil, arguments, nil)
        complain("child \(child)\n")
        Glibc.exit(0)
    }
}
