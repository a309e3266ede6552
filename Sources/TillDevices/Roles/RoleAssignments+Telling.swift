import TillDeviceKit

/// What is told of a role that has no device.
extension RoleAssignments {
    /// How many candidates stand in a reason; `till devices assign ROLE` lists them all.
    static let candidatesInReasonMax = 4

    /// Tells how it stands with a role without a device, where that is another thing than what was told last.
    mutating func tell(_ index: Int, _ present: [PresentDevice]) -> [Output] {
        guard seats[index].held == nil else { return [] }
        let standing = standing(index, present)
        guard standing != seats[index].told else { return [] }
        seats[index].told = standing
        let role = seats[index].role.name
        switch standing {
        case .lost(let reason): return [.lost(role: role, reason: reason)]
        case .ask(let candidates, let why): return [.ask(role: role, candidates: candidates, why: why)]
        }
    }

    private func standing(_ index: Int, _ present: [PresentDevice]) -> Told {
        let free = present.filter(isFree)
        guard let entry = seats[index].entry else { return standingOfNew(index, free) }
        // It is there, and cannot be opened, or plays another role.
        if let device = entry.device.found(among: present) { return .lost(whyNotHeld(index, device)) }
        let equal = free.filter { $0.identity.model == entry.device.identity.model }
        guard !equal.isEmpty else { return .lost(seats[index].absence) }
        return ask(
            index,
            equal,
            "\(seats[index].absence), and \(Self.count(equal.count, "one like it is", "like it are")) there"
        )
    }

    private func standingOfNew(_ index: Int, _ free: [PresentDevice]) -> Told {
        let role = seats[index].role
        let fitting = free.filter { fits($0, role) }
        if fitting.count > 1 {
            return ask(index, fitting, "\(fitting.count) devices fit, and nothing tells which one is meant")
        }
        if let only = fitting.first {
            let other = seats.indices.first { $0 != index && wants($0, only) }
            let name = other.map { seats[$0].role.name } ?? ""
            return ask(index, fitting, "the one device that fits may be meant for '\(name)', too")
        }
        let possible = free.filter { device in device.views.contains { DeviceMatching.canOpen($0, role.manifest) } }
        guard possible.isEmpty else {
            return ask(index, possible, "none of the devices that are there says that it is one")
        }
        return .lost("no device that fits is plugged in")
    }

    private func whyNotHeld(_ index: Int, _ device: PresentDevice) -> String {
        if let other = seats.first(where: { $0.held?.place == device.place }) {
            return "its device plays '\(other.role.name)'"
        }
        return isExplicit(device)
            ? "the configuration gives its device to another by its address" : seats[index].absence
    }

    private func ask(_ index: Int, _ devices: [PresentDevice], _ why: String) -> Told {
        let role = seats[index].role
        let candidates = devices.map { candidate($0, role) }
        let shown = candidates.prefix(Self.candidatesInReasonMax).map {
            "\($0.words): till devices assign \(Self.quoted(role.name)) \($0.id)"
        }
        let more = candidates.count - shown.count
        let tail = more > 0 ? "; and \(more) more: till devices assign \(Self.quoted(role.name))" : ""
        return .ask(candidates, "\(why); choose one: \(shown.joined(separator: "; "))\(tail)")
    }

    func candidate(_ device: PresentDevice, _ role: Role) -> RoleCandidate {
        RoleCandidate(
            id: device.identity.id,
            words: device.words,
            because: DeviceMatching.best(for: device, [role.plugin]).first?.because,
            role: seats.first { $0.held?.place == device.place }?.role.name
        )
    }

    private static func count(_ number: Int, _ one: String, _ many: String) -> String {
        number == 1 ? one : "\(number) \(many)"
    }

    /// As a shell takes it for one word.
    static func quoted(_ text: String) -> String {
        let isPlain = text.utf8.allSatisfy { byte in
            (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                || byte == 0x2D || byte == 0x5F
        }
        return isPlain && !text.isEmpty
            ? text : "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
    }
}
