/// The input nodes of one device. A scanner may have several, a keyboard and one for its buttons, and what is not taken
/// of them types on into the desktop.
struct InputSiblings {
    /// The most nodes of one device; a device with more is not taken.
    static let nodesMax = 16

    let system: InputSystem

    /// The paths of all nodes of the device that this node belongs to: itself, and the others sorted. A node that the
    /// kernel does not list stands alone.
    func paths(of path: String) -> [String] {
        guard let name = DeviceFolder.resolved(path)?.split(separator: "/").last.map(String.init),
            let place = DeviceFolder(following: "\(system.classes)/\(name)"), let home = Self.home(of: place)
        else { return [path] }
        let others = DeviceFolder.names(in: system.classes).filter { entry in
            guard entry.hasPrefix("event"), entry != name else { return false }
            return DeviceFolder(following: "\(system.classes)/\(entry)").map(home.contains) ?? false
        }
        return [path] + others.sorted().map { "\(system.nodes)/\($0)" }
    }

    /// The device of USB; where there is none, the folder above `input/inputN/eventN`.
    private static func home(of place: DeviceFolder) -> DeviceFolder? {
        place.usb ?? place.parent?.parent?.parent
    }
}
