import TillDeviceKit

/// What the reader of the news knows to be attached; answers what is news to it.
///
/// What was known is kept, because the kernel tells no more of a device that is gone than its path.
struct AttachmentBook: Equatable {
    /// Newcomers beyond this many devices are left out, and `isFull` says so.
    static let devicesMax = 512

    enum News: Equatable {
        /// All that is attached: whatever is known and not in it is gone.
        case surveyed([AttachedDevice])
        /// What is at a path at this moment; nil when it is nothing for us.
        case looked(path: String, AttachedDevice?)
        /// The path is gone, and with it everything below.
        case removed(path: String)
    }

    private var known: [String: AttachedDevice] = [:]
    /// Whether a device was left out at the bound. It stays so until a survey fits.
    private(set) var isFull = false

    /// What is known, by its path.
    var devices: [AttachedDevice] { known.sorted { $0.key < $1.key }.map(\.value) }

    /// The differences; a device that is as it was is none. What is gone comes first, and what hung on something else
    /// before that, as the kernel says it.
    mutating func received(_ news: News) -> [AttachmentChange] {
        switch news {
        case .surveyed(let devices):
            isFull = false
            let present = Set(devices.map(Self.key))
            let gone = known.keys.filter { !present.contains($0) }.sorted(by: >).flatMap { forget($0) }
            return gone + devices.flatMap { seen($0) }
        case .looked(_, let device?): return seen(device)
        case .looked(let path, nil): return forget(path)
        case .removed(let path): return paths(at: path).reversed().flatMap { forget($0) }
        }
    }

    /// Notes changes that were passed on.
    mutating func apply(_ changes: some Sequence<AttachmentChange>) {
        for change in changes {
            switch change {
            case .added(let device), .changed(let device): known[Self.key(device)] = device
            case .removed(let device): known[Self.key(device)] = nil
            }
        }
    }

    /// The known devices at a path of sysfs and below it.
    func paths(at path: String) -> [String] {
        guard !path.isEmpty else { return [] }
        return known.keys.filter { $0 == path || $0.hasPrefix(path + "/") }.sorted()
    }

    func knows(_ path: String) -> Bool {
        known[path] != nil
    }

    private mutating func seen(_ device: AttachedDevice) -> [AttachmentChange] {
        let key = Self.key(device)
        guard let before = known[key] else {
            guard known.count < Self.devicesMax else {
                isFull = true
                return []
            }
            known[key] = device
            return [.added(device)]
        }
        guard before != device else { return [] }
        known[key] = device
        return Self.isSame(before, device) ? [.changed(device)] : [.removed(before), .added(device)]
    }

    private mutating func forget(_ key: String) -> [AttachmentChange] {
        known.removeValue(forKey: key).map { [.removed($0)] } ?? []
    }

    /// What has no path is told apart by its name.
    private static func key(_ device: AttachedDevice) -> String {
        device.path.isEmpty ? "\(device.kind.rawValue) \(device.name)" : device.path
    }

    /// Whether it is the same piece of hardware in the same place. The kernel gives the number of a node to the next
    /// device, so that another one can be found under a known path when the news of the change was lost.
    private static func isSame(_ one: AttachedDevice, _ other: AttachedDevice) -> Bool {
        one.kind == other.kind && one.port == other.port && one.vendor == other.vendor
            && one.product == other.product && one.serial == other.serial && one.interface == other.interface
            && one.interfaceNumber == other.interfaceNumber && one.usage == other.usage
    }
}
