import TillDeviceKit
import TillESCPOS

#if canImport(Glibc)
import Glibc
#endif

/// Reads a printer's profile from a file that the setting `profile` names.
enum ProfileFile {
    /// The largest file that is read; a longer one is refused.
    static let sizeMaxBytes = 64 * 1024

    /// - Throws: `E_ILLEGAL` where the file cannot be opened, is no plain file, is too long, or holds no profile.
    static func profile(at path: String) throws(DeviceError) -> PrinterProfile {
        try ProfileText.profile(json: try bytes(at: path), path: path)
    }

    static func bytes(at path: String) throws(DeviceError) -> [UInt8] {
        // Not to wait for ever where the path is that of a pipe.
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw unusable(path, String(cString: strerror(errno))) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw unusable(path, "it is not a file")
        }
        var content: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 8 * 1024)
        while content.count <= sizeMaxBytes {
            let count = read(descriptor, &buffer, buffer.count)
            guard count >= 0 else {
                if errno == EINTR { continue }
                throw unusable(path, String(cString: strerror(errno)))
            }
            guard count > 0 else { return content }
            content += buffer[..<count]
        }
        throw unusable(path, "it is longer than \(sizeMaxBytes) bytes")
    }

    static func unusable(_ path: String, _ why: String) -> DeviceError {
        DeviceError(.illegal, .giveUp, "setting 'profile': the profile \(path) cannot be used: \(why)")
    }
}
