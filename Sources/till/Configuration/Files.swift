#if canImport(Glibc)
import Glibc
#endif

/// The few things that the program does with files, each with the system's reason in its error.
enum Files {
    struct Failure: Error, CustomStringConvertible {
        var description: String

        init(_ task: String, _ path: String) {
            description = "cannot \(task) \(path): \(String(cString: strerror(errno)))"
        }

        init(_ text: String) {
            description = text
        }
    }

    static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    /// The whole file, which may have at most `maxBytes`; `-` is the standard input. That is not opened by its path: a pipe
    /// of another user, as under sudo, may be read and not opened.
    static func read(_ path: String, maxBytes: Int) throws(Failure) -> [UInt8] {
        let isInput = path == "-"
        let descriptor = isInput ? 0 : open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Failure("read", path) }
        defer { if !isInput { close(descriptor) } }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 64 * 1024)
        while true {
            let count = Glibc.read(descriptor, &buffer, buffer.count)
            if count == 0 { return bytes }
            if count < 0 {
                if errno == EINTR { continue }
                throw Failure("read", path)
            }
            bytes += buffer[..<count]
            guard bytes.count <= maxBytes else { throw Failure("\(path) has more than \(maxBytes) bytes") }
        }
    }

    static func text(_ path: String, maxBytes: Int) throws(Failure) -> String {
        let bytes = try read(path, maxBytes: maxBytes)
        guard let text = String(validating: bytes, as: UTF8.self) else { throw Failure("\(path) is not UTF-8 text") }
        return text
    }

    /// Writes the whole file anew, readable by everybody; `-` is the standard output.
    static func write(_ bytes: [UInt8], to path: String) throws(Failure) {
        let isOutput = path == "-"
        let descriptor = isOutput ? 1 : open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw Failure("write", path) }
        defer { if !isOutput { close(descriptor) } }
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count > 0 {
                rest = rest.dropFirst(count)
            } else if errno != EINTR {
                throw Failure("write", path)
            }
        }
    }

    /// A secret of one line. Refused where others may read it.
    static func secret(_ path: String) throws(Failure) -> String {
        var status = stat()
        guard stat(path, &status) == 0 else { throw Failure("read", path) }
        guard status.st_mode & 0o077 == 0 else {
            throw Failure("\(path) holds a secret and others may read it: chmod 600 \(path)")
        }
        let lines = try text(path, maxBytes: 4096).split(separator: "\n", omittingEmptySubsequences: true)
        guard let first = lines.first else { throw Failure("\(path) is empty") }
        return String(first)
    }

    /// The folder and those above it, made with that mode where they are not there.
    static func makeFolder(_ path: String, mode: mode_t) throws(Failure) {
        guard !exists(path) else { return }
        if let slash = path.lastIndex(of: "/"), slash != path.startIndex {
            try makeFolder(String(path[..<slash]), mode: 0o755)
        }
        guard mkdir(path, mode) == 0 || errno == EEXIST else { throw Failure("make the folder", path) }
    }

    /// The names in a folder, sorted; none where there is no such folder.
    static func names(in folder: String) -> [String] {
        guard let stream = opendir(folder) else { return [] }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    /// Takes a lock that lasts as long as the process; false where another process holds it.
    static func lock(_ path: String) throws(Failure) -> Bool {
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw Failure("open the lock", path) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            return false
        }
        // Left open on purpose: the kernel gives the lock up when the process ends, however it ends.
        return true
    }

    /// The path of this program's own file.
    static var ownExecutable: String {
        var buffer = [UInt8](repeating: 0, count: 4096)
        let count: Int = buffer.withUnsafeMutableBytes {
            guard let path = $0.baseAddress?.assumingMemoryBound(to: CChar.self) else { return 0 }
            return readlink("/proc/self/exe", path, $0.count)
        }
        return String(decoding: buffer.prefix(max(0, count)), as: UTF8.self)
    }

    static func folder(of path: String) -> String {
        path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
    }
}
