import CTillLinux
import Glibc

/// What is asked of the kernel about input devices. Tests put their own answers here.
struct InputSystem {
    /// Where the nodes are.
    var nodes = "/dev/input"
    /// Where the kernel lists them: a link for each node, to its place in the tree of devices.
    var classes = "/sys/class/input"
    /// Whether a file of this kind (`st_mode & S_IFMT`) can be an input device.
    var isNode: (mode_t) -> Bool = { $0 == S_IFCHR }
    /// EVIOCGBIT(EV_KEY).
    var keys: (Int32) -> Result<KeyCapabilities, SystemError> = { descriptor in
        var bits = [UInt8](repeating: 0, count: KeyCapabilities.sizeBytes)
        let result = till_input_keys(descriptor, &bits, Int32(bits.count))
        return result >= 0 ? .success(KeyCapabilities(bitmap: bits)) : .failure(SystemError(errno))
    }
    /// EVIOCGID.
    var identity: (Int32) -> Result<InputIdentity, SystemError> = { descriptor in
        var numbers: [UInt16] = [0, 0, 0, 0]
        guard till_input_identity(descriptor, &numbers) >= 0 else { return .failure(SystemError(errno)) }
        return .success(InputIdentity(vendor: numbers[1], product: numbers[2]))
    }
    /// EVIOCGNAME; empty where there is none.
    var name: (Int32) -> String = { descriptor in
        var name = [UInt8](repeating: 0, count: 128)
        let length = name.withUnsafeMutableBytes { buffer in
            till_input_name(descriptor, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(buffer.count))
        }
        return length > 0 ? String(decoding: name.prefix { $0 != 0 }, as: UTF8.self) : ""
    }
    /// EVIOCGRAB; nil when the device is taken.
    var grab: (Int32) -> SystemError? = { till_input_grab($0, 1) == 0 ? nil : SystemError(errno) }
}
