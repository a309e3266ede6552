import Glibc
import TillDeviceKit

/// A file that is there as a whole or not at all, also after a power cut.
struct AtomicFile {
    let folder: String
    let name: String
    /// Whether the name must not be taken yet, by a file or by another process that is about to make it.
    let isNew: Bool

    private var path: String { "\(folder)/\(name)" }
    private var temporaryPath: String { "\(folder)/.\(name).tmp" }

    /// Writes, brings to the disk and renames.
    ///
    /// - Returns: false where the name has to be new and is taken; then nothing has changed.
    @discardableResult
    func write(_ content: [UInt8]) throws(DeviceError) -> Bool {
        let flags = O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW | (isNew ? O_EXCL : O_TRUNC)
        let file = open(temporaryPath, flags, 0o600)
        guard file >= 0 else {
            if isNew, errno == EEXIST { return false }
            throw DeviceError.file(errno, path)
        }
        var isRenamed = false
        defer { if !isRenamed { unlink(temporaryPath) } }
        // Whoever holds the temporary name is alone with the number: if the file is not there now, nobody makes it.
        if isNew, access(path, F_OK) == 0 {
            close(file)
            return false
        }
        var failure = Self.fill(file, content)
        if close(file) != 0, failure == 0 { failure = errno }
        if failure == 0, rename(temporaryPath, path) != 0 { failure = errno }
        guard failure == 0 else { throw DeviceError.file(failure, path) }
        isRenamed = true
        do throws(DeviceError) {
            try syncFolder()
        } catch {
            // A new file that failed must not be there: the caller is told that it may try again.
            if isNew { unlink(path) }
            throw error
        }
        return true
    }

    /// Writes everything and brings it to the disk; answers zero or errno.
    private static func fill(_ file: Int32, _ content: [UInt8]) -> Int32 {
        var sent = 0
        while sent < content.count {
            let count = content[sent...].withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return count == 0 ? EIO : errno }
            sent += count
        }
        return fsync(file) == 0 ? 0 : errno
    }

    /// Without this the new name may be lost in a power cut.
    private func syncFolder() throws(DeviceError) {
        let number = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard number >= 0 else { throw DeviceError.file(errno, folder) }
        defer { close(number) }
        guard fsync(number) == 0 else { throw DeviceError.file(errno, folder) }
    }
}
