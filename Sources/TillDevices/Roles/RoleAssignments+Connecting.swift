import TillDeviceKit

/// Roles that have a device, and roles that get back the one that is remembered.
extension RoleAssignments {
    mutating func evaluate(_ now: RoleMoment) -> [Output] {
        let present = present
        var outputs: [Output] = []
        for index in seats.indices { outputs += keepHeld(index, present, now) }
        outputs += connectRemembered(present, now)
        guard isQuiet(now) else { return outputs }
        outputs += chooseAutomatically(present, now)
        for index in seats.indices { outputs += tell(index, present) }
        return outputs
    }

    // MARK: - Held

    private mutating func keepHeld(_ index: Int, _ present: [PresentDevice], _ now: RoleMoment) -> [Output] {
        guard let held = seats[index].held else { return [] }
        guard let device = present.first(where: { $0.place == held.place }) else {
            return unplugged(index, now)
        }
        var outputs = relearn(index, device, now)
        guard !device.views.contains(where: { $0.address == held.address }) else { return outputs }
        outputs += connect(index, device, present, now)
        if seats[index].held == nil {
            let reason = seats[index].absence
            seats[index].told = .lost(reason)
            outputs.append(.lost(role: seats[index].role.name, reason: reason))
        }
        return outputs
    }

    private mutating func unplugged(_ index: Int, _ now: RoleMoment) -> [Output] {
        let port = seats[index].entry?.device.port.map { " (port \($0))" } ?? ""
        let reason = "unplugged at \(now.timeOfDay)\(port)"
        seats[index].held = nil
        seats[index].absence = reason
        seats[index].told = .lost(reason)
        return remembered(index, now) + [.lost(role: seats[index].role.name, reason: reason)]
    }

    /// Another device has come that gives the same serial number: from here on it is none.
    private mutating func relearn(_ index: Int, _ device: PresentDevice, _ now: RoleMoment) -> [Output] {
        guard case .serial(let serial) = seats[index].entry?.device.identity.mark else { return [] }
        if case .serial = device.identity.mark { return [] }
        seats[index].entry?.device = RememberedDevice(device)
        let role = seats[index].role.name
        let text =
            "the serial number \(serial) of '\(role)' is that of another device, too; "
            + "it is known by its \(device.identity.words) from here on"
        return remembered(index, now) + [.say(text)]
    }

    private mutating func remembered(_ index: Int, _ now: RoleMoment) -> [Output] {
        seats[index].entry?.lastSeenAtMillis = now.wallMillis
        return seats[index].entry.map { [.remember($0)] } ?? []
    }

    // MARK: - Remembered

    /// A device that became free is at once that of the role that remembers it.
    mutating func connectRemembered(_ present: [PresentDevice], _ now: RoleMoment) -> [Output] {
        seats.indices.flatMap { connectRemembered($0, present, now) }
    }

    private mutating func connectRemembered(
        _ index: Int,
        _ present: [PresentDevice],
        _ now: RoleMoment
    ) -> [Output] {
        guard seats[index].held == nil, let entry = seats[index].entry,
            let device = entry.device.found(among: present), isFree(device)
        else { return [] }
        let outputs = connect(index, device, present, now)
        guard seats[index].held != nil else { return outputs }
        seats[index].entry?.device.port = device.port
        return relearn(index, device, now) + remembered(index, now) + outputs
    }

    /// Whether nobody has the device.
    func isFree(_ device: PresentDevice) -> Bool {
        !isExplicit(device) && !seats.contains { $0.held?.place == device.place }
    }

    /// Connects the role to the device, or leaves it without one where it has no address yet, or none at all.
    mutating func connect(
        _ index: Int,
        _ device: PresentDevice,
        _ present: [PresentDevice],
        _ now: RoleMoment
    ) -> [Output] {
        let role = seats[index].role
        switch address(of: device, for: role.manifest, present, now) {
        case .at(let address):
            seats[index].held = Held(place: device.place, address: address)
            seats[index].told = nil
            let settings = DeviceMatching.best(for: device, [role.plugin]).first?.settings ?? [:]
            return [.connect(role: role.name, address: Self.permitted(address, device), settings: settings)]
        case .soon:
            return []
        case .none(let reason):
            seats[index].held = nil
            seats[index].absence = "\(device.words): \(reason)"
            return []
        }
    }

    // MARK: - Addresses

    enum AddressChoice: Equatable {
        case at(String)
        /// A better one may come within `viewMillis`.
        case soon
        case none(String)
    }

    /// The two ways in which the kernel shows one interface.
    private static let twins = [["usb", "usblp"], ["evdev", "hidraw"]]

    /// Where the driver opens the device: by the first scheme of its manifest's `connections` that the device has. One
    /// that this process may open goes before one that it may not.
    /// The address as the driver is told it. What types is taken for the till alone only where somebody named its ids: the
    /// rule of a manifest or a person did, or it would not have the role.
    private static func permitted(_ address: String, _ device: PresentDevice) -> String {
        guard let view = device.views.first(where: { $0.address == address }), view.kind == .keyboard,
            let vendor = view.vendor, let product = view.product, !address.contains("?")
        else { return address }
        return "\(address)?allow=\(vendor):\(product)"
    }

    func address(
        of device: PresentDevice,
        for manifest: DriverManifest,
        _ present: [PresentDevice],
        _ now: RoleMoment
    ) -> AddressChoice {
        let others = Set(present.filter { $0.place != device.place }.flatMap { $0.views.compactMap(\.address) })
        let wanted = manifest.connections.filter(Self.schemes.contains)
        var isShared = false
        for mayBeBarred in [false, true] {
            for scheme in wanted {
                let views = device.views.filter { DeviceMatching.scheme(of: $0) == scheme }
                for view in views where mayBeBarred || view.obstacle == nil {
                    guard let address = view.address else { continue }
                    guard !others.contains(address) else {
                        isShared = true
                        continue
                    }
                    return mayComeBetter(than: scheme, device, wanted, now) ? .soon : .at(address)
                }
            }
        }
        return .none(
            isShared
                ? "another device like it has the same address, and its driver opens no other"
                : "driver \(manifest.name) opens it by none of \(wanted.joined(separator: ", "))"
        )
    }

    private func mayComeBetter(
        than scheme: String,
        _ device: PresentDevice,
        _ wanted: [String],
        _ now: RoleMoment
    ) -> Bool {
        guard attachedAtMillis(device) + Self.viewMillis > now.monotonicMillis else { return false }
        let better = wanted.prefix { $0 != scheme }
        return Self.twins.contains { twins in twins.contains(scheme) && better.contains(where: twins.contains) }
    }
}
