import TillDeviceKit
import TillTestSupport

@testable import TillDevices

/// Scanners that somebody plugs, unplugs and swaps, and what must hold whatever they do.
struct RoleWorld {
    struct Unit {
        var product: String
        var serial: String?
        var port: Int?
        var node = 0
    }

    static let ports = 1...5
    /// Drivers with the products that they name: the two overlap.
    static let drivers: [(plugin: DriverPlugin, products: Set<String>)] = [
        (plugin("first", ["1701"]), ["1701"]), (plugin("second", ["1701", "1702"]), ["1701", "1702"]),
    ]

    private static func plugin(_ name: String, _ products: [String]) -> DriverPlugin {
        Plugged.plugin(name, [.scanner], ["serial"], products.map { .init(vendor: "05e0", product: $0, name: $0) })
    }

    var random: SeededGenerator
    var units: [Unit]
    let roles: [String: DriverPlugin]
    var bench: RoleBench
    var changedAtMillis: Int64 = 0
    var broken: [String] = []
    var transcript: [String] = []
    /// How often something was chosen without a person, so that a test knows that it has seen it.
    var chosen = 0
    var moved = 0

    init(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let serials: [String?] = [nil, nil, nil, "17012B0534", "17012B0534", "5639303633", "0001"]
        units = (0..<Int.random(in: 1...5, using: &random)).map { _ in
            Unit(
                product: Int.random(in: 0..<3, using: &random) == 0 ? "1702" : "1701",
                serial: serials.randomElement(using: &random) ?? nil
            )
        }
        let names = ["a", "b", "c"].prefix(Int.random(in: 1...3, using: &random))
        roles = Dictionary(
            uniqueKeysWithValues: names.map { ($0, Self.drivers[Int.random(in: 0..<2, using: &random)].plugin) }
        )
        self.random = random
        bench = RoleBench(roles, plugins: Self.drivers.map(\.plugin))
    }

    // MARK: - What happens

    mutating func step() {
        let before = self
        let outputs: [RoleAssignments.Output]
        switch Int.random(in: 0..<20, using: &random) {
        case 0..<6: outputs = plug()
        case 6..<10: outputs = unplug()
        case 10: outputs = reboot()
        case 11: outputs = assign()
        case 12: outputs = forget()
        case 13..<16:
            bench.nowMillis += Int64.random(in: 0...2500, using: &random)
            outputs = bench.take(.wake)
        default: outputs = bench.settle()
        }
        transcript += outputs.map { "\($0)" }
        check(before, outputs)
    }

    private mutating func plug() -> [RoleAssignments.Output] {
        let out = units.indices.filter { units[$0].port == nil }
        let free = Self.ports.filter { port in !units.contains { $0.port == port } }
        guard let unit = out.randomElement(using: &random), let port = free.randomElement(using: &random) else {
            return []
        }
        units[unit].port = port
        units[unit].node =
            (0..<10).first { node in !units.contains { $0.port != nil && $0.port != port && $0.node == node } } ?? 0
        changedAtMillis = bench.nowMillis
        return bench.add(device(units[unit]))
    }

    private mutating func unplug() -> [RoleAssignments.Output] {
        guard let unit = units.indices.filter({ units[$0].port != nil }).randomElement(using: &random) else {
            return []
        }
        let gone = device(units[unit])
        units[unit].port = nil
        changedAtMillis = bench.nowMillis
        return bench.remove(gone)
    }

    /// Some are plugged elsewhere while the terminal is off, and they come in whatever order.
    private mutating func reboot() -> [RoleAssignments.Output] {
        let nowMillis = bench.nowMillis
        bench = RoleBench(
            roles,
            registry: bench.stored.values.sorted { $0.role < $1.role },
            plugins: Self.drivers.map(\.plugin)
        )
        bench.nowMillis = nowMillis
        changedAtMillis = nowMillis
        return units.filter { $0.port != nil }.shuffled(using: &random).flatMap { bench.add(device($0)) }
    }

    private mutating func assign() -> [RoleAssignments.Output] {
        guard let role = roles.keys.sorted().randomElement(using: &random),
            let device = bench.assignments.candidates(for: role)?.randomElement(using: &random)
        else { return [] }
        if let refusal = bench.assign(role, device.id) {
            broken.append("\(role) may not have \(device.id): \(refusal)")
        }
        return []
    }

    private mutating func forget() -> [RoleAssignments.Output] {
        guard let role = roles.keys.sorted().randomElement(using: &random) else { return [] }
        bench.forget(role)
        changedAtMillis = bench.nowMillis
        return []
    }

    func device(_ unit: Unit) -> AttachedDevice {
        Plugged.scanner(unit.port ?? 0, serial: unit.serial, product: unit.product, node: unit.node)
    }

    // MARK: - What must hold

    private mutating func check(_ before: RoleWorld, _ outputs: [RoleAssignments.Output]) {
        for (role, address) in bench.connected where unit(at: address) == nil {
            broken.append("\(role) is connected to \(address), where nothing is")
        }
        if Set(bench.connected.values).count != bench.connected.count {
            broken.append("two roles have one device: \(bench.connected)")
        }
        for (role, entry) in bench.stored { checkRemembered(role, entry) }
        for case .remember(let entry) in outputs { checkChoice(entry, before) }
        for role in roles.keys where bench.connected[role] == nil && isQuiet && bench.told[role] == nil {
            if bench.assignments.isQuiet(bench.now) { broken.append("\(role) has no device and nothing is told of it") }
        }
    }

    private var isQuiet: Bool { bench.nowMillis - changedAtMillis >= RoleAssignments.settleMillis }

    /// What is remembered, and can be told from all others, is connected at once.
    private mutating func checkRemembered(_ role: String, _ entry: RegistryEntry) {
        let alike = units.filter { $0.port != nil && $0.product == entry.device.identity.model.product }
        let its: [Unit]
        switch entry.device.identity.mark {
        case .serial(let serial): its = alike.filter { $0.serial == serial }
        case .port(let port): its = alike.filter { "0000:00:14.0/1/\($0.port ?? 0)" == port }
        case .path: its = []
        }
        guard its.count == 1, let only = its.first, let address = device(only).address else { return }
        guard !bench.connected.contains(where: { $0.key != role && $0.value == address }) else { return }
        if bench.connected[role] != address {
            broken.append("\(role) is at \(bench.connected[role] ?? "none"), its device at \(address)")
        }
    }

    /// A choice without a person, seen by somebody who knows all units.
    private mutating func checkChoice(_ entry: RegistryEntry, _ before: RoleWorld) {
        guard let new = bench.connected[entry.role].flatMap(unit), before.bench.connected[entry.role] == nil else {
            return
        }
        let old = before.bench.stored[entry.role]
        if let old, old.device.identity == entry.device.identity { return }
        // The same number in the same port, which turned out to be that of two.
        if case .serial(new.serial) = old?.device.identity.mark, old?.device.port == entry.device.port { return }
        (chosen, moved) = (chosen + 1, moved + (old == nil ? 0 : 1))
        func isTrue(_ holds: Bool, _ text: String) {
            if !holds { broken.append("\(entry.role) took \(new): \(text)") }
        }
        isTrue(isQuiet, "it was not quiet")
        let free = units.filter { unit in
            unit.port != nil && !before.bench.connected.values.contains { device(unit).address == $0 }
        }
        let others = roles.keys.filter { $0 != entry.role && before.bench.connected[$0] == nil }
        for other in others {
            if let missed = before.bench.stored[other] {
                isTrue(missed.device.identity.model.product != new.product, "\(other) misses one like it")
            } else {
                isTrue(!products(of: other).contains(new.product), "\(other) might be meant")
            }
        }
        if let old {
            isTrue(free.filter { $0.product == new.product }.count == 1, "there are others like it")
            isTrue(!isUnique(new), "its serial number says that it is another one")
            guard case .port(let port) = old.device.identity.mark else {
                return isTrue(false, "it has a serial number")
            }
            isTrue(
                !units.contains { $0.port != nil && "0000:00:14.0/1/\($0.port ?? 0)" == port },
                "its port is not empty"
            )
        } else {
            isTrue(free.filter { products(of: entry.role).contains($0.product) }.count == 1, "others fit, too")
        }
    }

    private func unit(at address: String) -> Unit? {
        units.first { $0.port != nil && device($0).address == address }
    }

    private func products(of role: String) -> Set<String> {
        Self.drivers.first { $0.plugin == roles[role] }?.products ?? []
    }

    /// Whether its number is one, and nobody else's.
    private func isUnique(_ unit: Unit) -> Bool {
        guard let serial = unit.serial, serial != "0001" else { return false }
        return units.filter { $0.port != nil && $0.product == unit.product && $0.serial == serial }.count == 1
    }
}
