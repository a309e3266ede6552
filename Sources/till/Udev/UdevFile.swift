#if canImport(Glibc)
import Glibc
#endif
import TillDevices

/// The rules file of this machine.
struct UdevFile {
    /// An administrator's rules; a file of the same name here hides the package's.
    static let folderDefault = "/etc/udev/rules.d"
    /// Where a package puts it.
    static let packageFolders = ["/usr/lib/udev/rules.d", "/lib/udev/rules.d"]
    /// More than any set of drivers makes.
    static let sizeMaxBytes = 1024 * 1024

    var folder = Self.folderDefault

    var path: String { "\(folder)/\(UdevRules.fileName)" }

    /// The file that is in force: the administrator's, else the package's; nil where there is none.
    var inForce: String? {
        ([folder] + Self.packageFolders).map { "\($0)/\(UdevRules.fileName)" }.first(where: Files.exists)
    }

    /// Nil where there is none.
    func text() throws(Files.Failure) -> String? {
        guard let inForce else { return nil }
        return try Files.text(inForce, maxBytes: Self.sizeMaxBytes)
    }

    /// Written beside and put into its place at once: udev reads the folder whenever it likes.
    func write(_ rules: UdevRules) throws(Files.Failure) {
        try Files.makeFolder(folder, mode: 0o755)
        let draft = path + ".new"
        try Files.write(Array(rules.text.utf8), to: draft)
        guard rename(draft, path) == 0 else { throw Files.Failure("replace", path) }
    }

    func remove() throws(Files.Failure) {
        guard unlink(path) == 0 || errno == ENOENT else { throw Files.Failure("remove", path) }
    }
}

/// A group of this machine.
enum UnixGroup {
    static func exists(_ name: String) -> Bool { getgrnam(name) != nil }

    /// What groupadd(8) takes; a name goes into the rules as it is.
    static func isName(_ name: String) -> Bool {
        guard let first = name.first, name.count <= 32, first.isASCII, first.isLowercase || first == "_" else {
            return false
        }
        return name.allSatisfy { $0.isASCII && ($0.isLowercase || $0.isNumber || $0 == "-" || $0 == "_") }
    }

    /// Whether this process may what the group may.
    static func isMine(_ name: String) -> Bool {
        guard let group = getgrnam(name)?.pointee.gr_gid else { return false }
        var mine = [gid_t](repeating: 0, count: 1024)
        let count = getgroups(Int32(mine.count), &mine)
        return getegid() == group || mine.prefix(Int(max(0, count))).contains(group)
    }
}
