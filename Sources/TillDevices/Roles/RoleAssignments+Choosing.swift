import TillDeviceKit

/// What is chosen without a person, and what is left to one.
extension RoleAssignments {
    /// All choices are made on the same view of things, so that their order says nothing: a device that is anybody
    /// else's possibility is nobody's.
    mutating func chooseAutomatically(_ present: [PresentDevice], _ now: RoleMoment) -> [Output] {
        let free = present.filter(isFree)
        let choices = seats.indices.compactMap { index -> (Int, PresentDevice)? in
            guard seats[index].held == nil else { return nil }
            let chosen = seats[index].entry == nil ? onlyFitting(index, free) : moved(index, free, present)
            return chosen.map { (index, $0) }
        }
        return choices.flatMap { choose($0, $1, by: .automatic, present, now) }
    }

    // MARK: - Nothing is remembered

    /// The one free device that the role's driver names; nil where another role might want it.
    private func onlyFitting(_ index: Int, _ free: [PresentDevice]) -> PresentDevice? {
        let fitting = free.filter { fits($0, seats[index].role) }
        guard fitting.count == 1, let only = fitting.first else { return nil }
        let isWantedElsewhere = seats.indices.contains { $0 != index && wants($0, only) }
        return isWantedElsewhere ? nil : only
    }

    /// Whether a role without a device might be meant for this one: one that has never had any and whose driver names
    /// it, or one that misses a device of this model.
    func wants(_ index: Int, _ device: PresentDevice) -> Bool {
        guard seats[index].held == nil else { return false }
        guard let entry = seats[index].entry else { return fits(device, seats[index].role) }
        return entry.device.identity.model == device.identity.model
    }

    /// Whether a rule of the driver names the device for certain, and no other driver knows it better.
    func fits(_ device: PresentDevice, _ role: Role) -> Bool {
        let matches = DeviceMatching.best(for: device, plugins)
        guard let best = matches.first, let own = matches.first(where: { $0.driver == role.manifest.name }) else {
            return false
        }
        return own.isCertain && own.priority >= best.priority
    }

    // MARK: - What is remembered is away

    /// Where a device without a serial number has moved to; nil where it may be another one.
    private func moved(_ index: Int, _ free: [PresentDevice], _ present: [PresentDevice]) -> PresentDevice? {
        guard let entry = seats[index].entry, case .port(let port) = entry.device.identity.mark else { return nil }
        guard !present.contains(where: { $0.port == port }) else { return nil }
        let equal = free.filter { $0.identity.model == entry.device.identity.model }
        guard equal.count == 1, let only = equal.first, case .port = only.identity.mark else { return nil }
        let isWantedElsewhere = seats.indices.contains { $0 != index && wants($0, only) }
        return isWantedElsewhere ? nil : only
    }

    // MARK: - Chosen

    mutating func choose(
        _ index: Int,
        _ device: PresentDevice,
        by chooser: RegistryEntry.Chooser,
        _ present: [PresentDevice],
        _ now: RoleMoment
    ) -> [Output] {
        let outputs = connect(index, device, present, now)
        guard seats[index].held != nil else { return outputs }
        let role = seats[index].role
        let before = seats[index].entry
        let hasMoved = chooser == .automatic && before != nil
        let entry = RegistryEntry(
            role: role.name,
            driver: role.manifest.name,
            device: RememberedDevice(device),
            // That it was moved does not take back who chose it.
            chosenBy: hasMoved ? before?.chosenBy ?? chooser : chooser,
            boundAtMillis: now.wallMillis,
            lastSeenAtMillis: now.wallMillis
        )
        seats[index].entry = entry
        let text =
            switch chooser {
            case .person: "'\(role.name)' is \(device.words), by the word of a person"
            case .automatic where hasMoved:
                "'\(role.name)' has moved from \(before?.device.identity.words ?? "") to \(device.identity.words)"
            case .automatic: "'\(role.name)' is \(device.words), the only one that fits"
            }
        return [.remember(entry), .say(text)] + outputs
    }
}
