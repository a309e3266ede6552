#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The key that signs the tokens, in a file that only its owner may read.
enum SecretFile {
    static func key(orMake path: String) throws(UpstreamServerError) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            guard errno == ENOENT else { throw failure("open", path) }
            return try make(path)
        }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw failure("look at", path) }
        guard status.st_mode & 0o077 == 0 else {
            throw UpstreamServerError(.secret, "the key \(path) may be read by others (chmod 600 it)")
        }
        // One byte more than a key has, so that a longer file is noticed.
        var key = [UInt8](repeating: 0, count: Sodium.authenticationKeyBytes + 1)
        let count = read(descriptor, &key, key.count)
        guard count >= 0 else { throw failure("read", path) }
        guard count == Sodium.authenticationKeyBytes else {
            throw UpstreamServerError(.secret, "the key \(path) has not \(Sodium.authenticationKeyBytes) bytes")
        }
        key.removeLast()
        return key
    }

    /// Written beside and moved into place, so that a power cut leaves either no key or a whole one.
    private static func make(_ path: String) throws(UpstreamServerError) -> [UInt8] {
        let key = Sodium.randomBytes(Sodium.authenticationKeyBytes)
        let draft = path + ".new"
        guard unlink(draft) == 0 || errno == ENOENT else { throw failure("remove", draft) }
        let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw failure("make", draft) }
        let written = write(descriptor, key, key.count)
        let isSafe = written == key.count && fsync(descriptor) == 0
        guard close(descriptor) == 0, isSafe else { throw failure("write", draft) }
        guard rename(draft, path) == 0 else { throw failure("move into place", path) }
        return key
    }

    private static func failure(_ task: String, _ path: String) -> UpstreamServerError {
        let reason = String(cString: strerror(errno))
        return UpstreamServerError(.secret, "cannot \(task) the key \(path): \(reason)")
    }
}
