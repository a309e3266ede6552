import Glibc
import Testing

/// Where the programs of this package are built: beside the test bundle.
enum BuildFolder {
    static func path(of program: String) throws -> String {
        var buffer = [CChar](repeating: 0, count: 4096)
        let count = readlink("/proc/self/exe", &buffer, buffer.count)
        try #require(count > 0)
        var folder = String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
        while let slash = folder.lastIndex(of: "/") {
            folder = String(folder[..<slash])
            let path = "\(folder)/\(program)"
            if access(path, X_OK) == 0 { return path }
        }
        // Where the tests are run by a helper of the toolchain, it names the bundle on its command line.
        for argument in CommandLine.arguments {
            guard let slash = argument.lastIndex(of: "/") else { continue }
            let path = "\(argument[..<slash])/\(program)"
            if access(path, X_OK) == 0 { return path }
        }
        Issue.record("'\(program)' is not built; run swift build")
        throw NotBuilt()
    }

    struct NotBuilt: Error {}
}

/// What /proc says of processes and of our own descriptors.
enum Proc {
    /// Whether a process has this number, dead but unreaped ones included.
    static func exists(_ pid: Int32) -> Bool {
        access("/proc/\(pid)", F_OK) == 0
    }

    /// Our open sockets, pipes, event and process descriptors: what a driver process costs.
    static func lineDescriptors() -> Int {
        (0..<1024).count { descriptor in
            var buffer = [CChar](repeating: 0, count: 256)
            let count = readlink("/proc/self/fd/\(descriptor)", &buffer, buffer.count)
            guard count > 0 else { return false }
            let target = String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
            return target.hasPrefix("socket:") || target.hasPrefix("pipe:") || target.hasPrefix("anon_inode:")
        }
    }
}
