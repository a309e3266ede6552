#if canImport(Glibc)
import Glibc
#endif

/// A folder for the time of one command. Its path is short, because a socket's has to be.
struct TemporaryFolder {
    let path: String

    init() throws(Files.Failure) {
        var template = Array("/tmp/till-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw Files.Failure("make", "a folder in /tmp") }
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// What was put into it by name, and the folder.
    func remove() {
        if let folder = opendir(path) {
            while let entry = readdir(folder) {
                let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                    pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
                }
                if name != ".", name != ".." { unlink("\(path)/\(name)") }
            }
            closedir(folder)
        }
        rmdir(path)
    }
}
