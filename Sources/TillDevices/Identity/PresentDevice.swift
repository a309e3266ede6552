import TillDeviceKit

/// One device as a person would count, with all the ways in which this machine shows it: a printer is a USB interface
/// for libusb and a node of the kernel, a scanner an input device and a raw HID device.
public struct PresentDevice: Equatable, Sendable {
    public var identity: DeviceIdentity
    /// The same by its place alone: what it is known by as long as it stays plugged in, whatever becomes of its serial
    /// number when another device gives the same.
    public var place: DeviceIdentity
    /// In the order of their kinds, then of their paths; never empty.
    public var views: [AttachedDevice]
    /// Where it hangs, also where its serial number identifies it.
    public var port: String?
    /// Why its serial number, if it gives one, does not identify it; nil where it does or where there is none.
    public var serialProblem: String?

    public var name: String { views[0].name }

    /// All devices that the views are of, in an order that does not depend on the order in which they came.
    public static func all(_ attached: some Sequence<AttachedDevice>) -> [PresentDevice] {
        let views = attached.sorted { order($0) < order($1) }
        var groups: [DeviceIdentity: [AttachedDevice]] = [:]
        for view in views { groups[place(of: view), default: []].append(view) }
        let owners = serialOwners(views)
        return groups.map { place, views in
            var device = PresentDevice(identity: place, place: place, views: views, port: views[0].port)
            if let serial = views.compactMap(\.serial).first(where: { !$0.isEmpty }) {
                device.serialProblem = SerialNumber.problem(serial)
                if device.serialProblem == nil, let others = owners[SerialKey(place.model, serial)], others.count > 1 {
                    device.serialProblem = "\(others.count) of these devices have it"
                }
                if device.serialProblem == nil { device.identity.mark = .serial(serial) }
            }
            return device
        }.sorted { $0.identity.id < $1.identity.id }
    }

    /// Who has which serial number. The interfaces of one device share theirs, so its ports are counted.
    private struct SerialKey: Hashable {
        var vendor: String?
        var product: String?
        var serial: String

        init(_ model: DeviceIdentity.Model, _ serial: String) {
            (vendor, product, self.serial) = (model.vendor, model.product, serial)
        }
    }

    private static func serialOwners(_ views: [AttachedDevice]) -> [SerialKey: Set<String>] {
        var owners: [SerialKey: Set<String>] = [:]
        for view in views {
            guard let serial = view.serial, !serial.isEmpty else { continue }
            // What has no port is one device for each node: better two of them too many than one too few.
            let key = SerialKey(DeviceIdentity.Model(view), serial)
            owners[key, default: []].insert(view.port ?? pathOrAddress(view))
        }
        return owners
    }

    /// The identity by place alone, which joins the views of one device.
    private static func place(of view: AttachedDevice) -> DeviceIdentity {
        let mark = view.port.map(DeviceIdentity.Mark.port) ?? .path(pathOrAddress(view))
        return DeviceIdentity(model: DeviceIdentity.Model(view), mark: mark)
    }

    private static func pathOrAddress(_ view: AttachedDevice) -> String {
        view.path.isEmpty ? view.address ?? view.name : view.path
    }

    private static func order(_ view: AttachedDevice) -> (Int, String, String) {
        (AttachedDevice.Kind.allCases.firstIndex(of: view.kind) ?? 0, view.path, view.address ?? "")
    }

    /// What a person is told of it: `Zebra DS2208, serial 17012B0534 (port 0000:00:14.0/2/1.4)`.
    public var words: String {
        switch identity.mark {
        case .serial: "\(name), \(identity.words)" + (port.map { " (port \($0))" } ?? "")
        case .port, .path: "\(name), \(identity.words)"
        }
    }
}
