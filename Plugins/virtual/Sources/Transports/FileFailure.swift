import Glibc
import TillDeviceKit

extension DeviceError {
    /// What a system call on a file or a socket path came to, with what to do about it.
    ///
    /// - Parameters:
    ///   - number: errno.
    ///   - path: the path that was tried.
    static func file(_ number: Int32, _ path: String) -> DeviceError {
        let words = strerror(number).map { String(cString: $0) } ?? "error \(number)"
        switch number {
        case ENOSPC, EDQUOT:
            return DeviceError(.failure, .waitForOperator, "\(path): the disk is full; delete what is not needed")
        case EACCES, EPERM:
            return DeviceError(.failure, .waitForOperator, "\(path): this user may not write there; give it the right")
        case EROFS:
            return DeviceError(.failure, .waitForOperator, "\(path): the disk can only be read; choose another folder")
        case ENOTDIR, ELOOP:
            return DeviceError(.noExist, .waitForOperator, "\(path): a part of the path is not a folder; correct it")
        case ENAMETOOLONG:
            return DeviceError(.illegal, .giveUp, "\(path): the path is too long")
        case ENOENT:
            return DeviceError(.noExist, .reopen, "\(path): the folder is gone")
        case EMFILE, ENFILE, ENOMEM, EAGAIN, EINTR:
            return DeviceError(.failure, .retry, "\(path): \(words)")
        default:
            return DeviceError(.failure, .waitForOperator, "\(path): \(words)")
        }
    }
}
