#if canImport(Glibc)
import Glibc
#endif

/// What stat(2) says of a path, links followed.
struct FileStatus {
    private let mode: mode_t

    static func of(_ path: String) throws(PluginProblem) -> FileStatus {
        var status = stat()
        guard stat(path, &status) == 0 else { throw PluginProblem(path: path, errno: errno) }
        return FileStatus(mode: status.st_mode)
    }

    static func exists(_ path: String) -> Bool {
        access(path, F_OK) == 0
    }

    static func isExecutable(_ path: String) -> Bool {
        access(path, X_OK) == 0
    }

    /// The path from the root on, links followed: a driver is not started in the folder that the terminal is in.
    static func absolutePath(_ path: String) throws(PluginProblem) -> String {
        guard let resolved = realpath(path, nil) else { throw PluginProblem(path: path, errno: errno) }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    var isFolder: Bool { mode & S_IFMT == S_IFDIR }
    var isFile: Bool { mode & S_IFMT == S_IFREG }
    var isWorldWritable: Bool { mode & S_IWOTH != 0 }
}

/// Reads folders and small files.
enum FolderListing {
    /// The names in a folder, sorted, without `.` and `..`.
    static func names(in folder: String) throws(PluginProblem) -> [String] {
        guard let handle = opendir(folder) else { throw PluginProblem(path: folder, errno: errno) }
        defer { closedir(handle) }
        var names: [String] = []
        while let entry = readdir(handle) {
            let capacity = MemoryLayout.size(ofValue: entry.pointee.d_name)
            let name = withUnsafePointer(to: &entry.pointee.d_name) { field in
                field.withMemoryRebound(to: CChar.self, capacity: capacity) { String(cString: $0) }
            }
            if name != "." && name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    /// The bytes of a regular file of at most `sizeMaxBytes`.
    static func contents(of path: String, sizeMaxBytes: Int) throws(PluginProblem) -> [UInt8] {
        // Without O_NONBLOCK a named pipe in the place of the file would hold the terminal up for ever.
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw PluginProblem(path: path, errno: errno) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw PluginProblem(path: path, errno: errno) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw PluginProblem(path: path, reason: "is not a file") }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 64 * 1024)
        while bytes.count <= sizeMaxBytes {
            let count = read(descriptor, &buffer, buffer.count)
            if count < 0 && errno == EINTR { continue }
            guard count >= 0 else { throw PluginProblem(path: path, errno: errno) }
            guard count > 0 else { return bytes }
            bytes += buffer[..<count]
        }
        throw PluginProblem(path: path, reason: "is larger than \(sizeMaxBytes) bytes")
    }
}

extension PluginProblem {
    init(path: String, errno: Int32) {
        self.init(path: path, reason: "cannot be read: \(String(cString: strerror(errno)))")
    }
}
