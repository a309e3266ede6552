/// News of what is attached to this machine.
public enum AttachmentChange: Equatable, Sendable {
    case added(AttachedDevice)
    /// Something about it is different: its link, its permissions, its address.
    case changed(AttachedDevice)
    /// As it was when it was last seen: the kernel tells no more than the path of what is gone.
    case removed(AttachedDevice)

    public var device: AttachedDevice {
        switch self {
        case .added(let device), .changed(let device), .removed(let device): device
        }
    }
}
