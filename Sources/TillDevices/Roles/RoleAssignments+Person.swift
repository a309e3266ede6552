import TillDeviceKit

/// Why a person's word on a role cannot be followed.
public struct RoleRefusal: Error, Equatable, Sendable, CustomStringConvertible {
    public enum Code: String, Equatable, Sendable, Codable, CaseIterable {
        /// No device of that name has the connection `auto`.
        case noRole = "NO_ROLE"
        /// No such device is plugged in.
        case noDevice = "NO_DEVICE"
        /// The role cannot have that device.
        case unfit = "UNFIT"
    }

    public var code: Code
    /// What was found and what to do.
    public var description: String

    public init(code: Code, description: String) {
        self.code = code
        self.description = description
    }
}

/// What a person decides.
extension RoleAssignments {
    /// Gives the device to the role, and takes it from the one that had it: that one is without a device then, and a
    /// choice is made for it as for a new one.
    ///
    /// - Parameter id: `DeviceIdentity.id` of a device that is plugged in.
    /// - Returns: what is done, or why it cannot be followed.
    public mutating func assign(
        _ name: String,
        _ id: String,
        _ now: RoleMoment
    ) -> Result<[Output], RoleRefusal> {
        guard let index = seats.firstIndex(where: { $0.role.name == name }) else { return .failure(noRole(name)) }
        let (role, present) = (seats[index].role, present)
        guard let device = present.first(where: { $0.identity.id == id }) else {
            let text = "no device '\(id)' is plugged in: till devices assign \(Self.quoted(name)) lists those that are"
            return .failure(RoleRefusal(code: .noDevice, description: text))
        }
        guard !isExplicit(device) else {
            let text = "\(device.words) belongs to a device whose connection is written in the configuration"
            return .failure(RoleRefusal(code: .unfit, description: text))
        }
        if case .none(let reason) = address(of: device, for: role.manifest, present, now) {
            return .failure(RoleRefusal(code: .unfit, description: "\(device.words): \(reason)"))
        }
        if seats[index].held?.place == device.place { return .success(confirmed(index, device, now)) }
        return .success(give(device, to: index, present, now))
    }

    /// Takes from the role what is remembered of it. A choice is made for it as for a new one, after `settleMillis`.
    public mutating func forget(_ name: String, _ now: RoleMoment) -> Result<[Output], RoleRefusal> {
        guard let index = seats.firstIndex(where: { $0.role.name == name }) else { return .failure(noRole(name)) }
        quietAtMillis = now.monotonicMillis + Self.settleMillis
        let outputs = takeAway(index, "its device was forgotten by the word of a person at \(now.timeOfDay)")
        return .success(outputs + connectRemembered(present, now))
    }

    /// The devices that the role may be given, whoever has them, and those of which something says that they are for
    /// it before the others. Nil where there is no such role.
    public func candidates(for name: String) -> [RoleCandidate]? {
        guard let seat = seats.first(where: { $0.role.name == name }) else { return nil }
        let fitting = present.filter { device in
            !isExplicit(device) && device.views.contains { DeviceMatching.canOpen($0, seat.role.manifest) }
        }.map { candidate($0, seat.role) }
        return fitting.filter { $0.because != nil } + fitting.filter { $0.because == nil }
    }

    public func noRole(_ name: String) -> RoleRefusal {
        let known = seats.map(\.role.name).joined(separator: ", ")
        let list = known.isEmpty ? "no device has 'connection: auto'" : "those with 'connection: auto' are \(known)"
        return RoleRefusal(code: .noRole, description: "there is no role '\(name)'; \(list)")
    }

    private mutating func confirmed(_ index: Int, _ device: PresentDevice, _ now: RoleMoment) -> [Output] {
        seats[index].entry?.chosenBy = .person
        seats[index].entry?.lastSeenAtMillis = now.wallMillis
        return seats[index].entry.map { [.remember($0)] } ?? []
    }

    private mutating func give(
        _ device: PresentDevice,
        to index: Int,
        _ present: [PresentDevice],
        _ now: RoleMoment
    ) -> [Output] {
        var outputs: [Output] = []
        let name = seats[index].role.name
        for other in seats.indices where other != index && has(other, device, present) {
            outputs += takeAway(other, "its device was given to '\(name)' at \(now.timeOfDay)")
        }
        if seats[index].held != nil {
            seats[index].held = nil
            outputs.append(.lost(role: name, reason: "it is given another device"))
        }
        // A person does not wait for a better way of the device to appear.
        for view in device.views { attachedAt[view.path] = now.monotonicMillis - Self.viewMillis }
        outputs += choose(index, device, by: .person, present, now)
        return outputs + connectRemembered(present, now)
    }

    /// Whether the device is the role's, connected or remembered.
    private func has(_ index: Int, _ device: PresentDevice, _ present: [PresentDevice]) -> Bool {
        if seats[index].held?.place == device.place { return true }
        return seats[index].entry?.device.found(among: present)?.place == device.place
    }

    private mutating func takeAway(_ index: Int, _ reason: String) -> [Output] {
        let name = seats[index].role.name
        (seats[index].held, seats[index].entry) = (nil, nil)
        seats[index].absence = reason
        seats[index].told = .lost(reason)
        return [.forget(role: name), .lost(role: name, reason: reason)]
    }
}
