import Glibc

/// Whether this process may open a device node, and who could let it.
enum NodeAccess {
    /// Why the node cannot be opened; nil when it can. Asks access(2), which knows groups and ACLs.
    ///
    /// - Parameter mode: `R_OK`, `W_OK` or both.
    static func problem(with path: String, mode: Int32) -> String? {
        guard access(path, mode) != 0 else { return nil }
        let number = errno
        return number == EACCES || number == EPERM ? refusal(of: path) : "\(path): \(SystemError(number).text)"
    }

    /// A sentence on a node that may not be opened, naming the group that may.
    static func refusal(of path: String) -> String {
        var status = stat()
        guard stat(path, &status) == 0 else { return "this user may not open \(path)" }
        let group = groupName(status.st_gid)
        return "this user may not open \(path); group \(group) may: add the user to it or install the udev rules"
    }

    private static func groupName(_ id: gid_t) -> String {
        var entry = group()
        var found: UnsafeMutablePointer<group>?
        var buffer = [CChar](repeating: 0, count: 4096)
        guard getgrgid_r(id, &entry, &buffer, buffer.count, &found) == 0, found != nil, let name = entry.gr_name else {
            return "\(id)"
        }
        return String(cString: name)
    }
}
