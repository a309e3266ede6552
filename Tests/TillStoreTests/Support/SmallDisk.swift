import Foundation

/// A real file system of a few hundred kibibytes, where the system lets us mount one.
struct SmallDisk {
    let folder: Folder

    /// Root in a container may be without the right to mount, so it is tried.
    static let isPossible: Bool = {
        guard geteuid() == 0, let disk = try? SmallDisk(kibibytes: 64) else { return false }
        disk.unmount()
        return true
    }()

    struct Refused: Error {
        var errno: Int32
    }

    init(kibibytes: Int) throws {
        folder = try Folder()
        guard mount("tmpfs", folder.url.path, "tmpfs", 0, "size=\(kibibytes)k") == 0 else {
            throw Refused(errno: errno)
        }
    }

    func unmount() {
        // Lazily, as the database may still have the file open.
        umount2(folder.url.path, Int32(MNT_DETACH))
    }

    func makeReadOnly() throws {
        guard mount(nil, folder.url.path, nil, UInt(MS_REMOUNT | MS_RDONLY), nil) == 0 else {
            throw Refused(errno: errno)
        }
    }

    /// Writes a file that takes what is left.
    func fill(_ file: URL) throws {
        let descriptor = open(file.path, O_CREAT | O_WRONLY, 0o600)
        guard descriptor >= 0 else { throw Refused(errno: errno) }
        defer { close(descriptor) }
        let block = [UInt8](repeating: 0, count: 4096)
        while write(descriptor, block, block.count) > 0 {}
    }
}
