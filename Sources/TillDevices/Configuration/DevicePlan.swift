import TillDeviceKit

/// Matches the configured devices with the drivers that were found.
public enum DevicePlan {
    /// The most devices of one terminal, the served ones counted.
    public static let devicesMax = 64
    public static let nameLengthMax = 64

    /// Every problem there is, in the order of the configurations; a device that has one is not planned.
    public static func check(
        _ configurations: [DeviceConfiguration],
        plugins: [DriverPlugin]
    ) -> (planned: [PlannedDevice], problems: [DeviceProblem]) {
        var planned: [PlannedDevice] = []
        var problems: [DeviceProblem] = []
        var names: Set<String> = []
        for configuration in configurations {
            var found = nameProblems(configuration, taken: &names)
            if let plugin = plugins.first(where: { $0.manifest.name == configuration.driver }) {
                found += fitProblems(configuration, plugin.manifest)
                found += settingProblems(configuration, plugin.manifest)
                if found.isEmpty { planned.append(plan(configuration, plugin)) }
            } else {
                found.append(unknownDriver(configuration, plugins))
            }
            problems += found
        }
        return (planned, problems)
    }

    private static func plan(_ configuration: DeviceConfiguration, _ plugin: DriverPlugin) -> PlannedDevice {
        let own = ownClass(configuration, plugin.manifest).map {
            [OpenParameters.Device(name: configuration.name, deviceClass: $0)]
        }
        let parameters = OpenParameters(
            connection: configuration.connection,
            devices: (own ?? []) + configuration.serves,
            settings: plugin.manifest.settings(from: configuration.settings).settings
        )
        return PlannedDevice(
            plugin: plugin,
            parameters: parameters,
            configuredSettings: Set(configuration.settings.keys)
        )
    }

    private static func ownClass(_ configuration: DeviceConfiguration, _ manifest: DriverManifest) -> DeviceClass? {
        configuration.deviceClass ?? manifest.classes.first
    }

    private static func nameProblems(
        _ configuration: DeviceConfiguration,
        taken: inout Set<String>
    ) -> [DeviceProblem] {
        var problems: [DeviceProblem] = []
        for name in [configuration.name] + configuration.serves.map(\.name) {
            func add(_ text: String) { problems.append(DeviceProblem(device: configuration.name, text: text)) }
            if name.isEmpty || name.count > nameLengthMax || name.unicodeScalars.contains(where: { $0.value < 32 }) {
                add("'\(name)' is not a name of 1 to \(nameLengthMax) printable characters")
            }
            if !taken.insert(name).inserted { add("the name '\(name)' is used twice") }
            if taken.count == devicesMax + 1 { add("there are more than \(devicesMax) devices") }
        }
        return problems
    }

    private static func fitProblems(
        _ configuration: DeviceConfiguration,
        _ manifest: DriverManifest
    ) -> [DeviceProblem] {
        var texts: [String] = []
        let schemes = manifest.connections.joined(separator: ", ")
        if configuration.connection == DeviceConfiguration.automatic {
            if !manifest.connections.contains(where: RoleAssignments.schemes.contains) || manifest.status == .simulated
            {
                let pluggable = RoleAssignments.schemes.sorted().joined(separator: ", ")
                let text =
                    "'auto' is for what is plugged in (\(pluggable)); driver \(manifest.name) connects by \(schemes): "
                    + "write its address"
                texts.append(text)
            }
        } else if let address = ConnectionAddress(configuration.connection) {
            if !manifest.connections.contains(address.scheme) {
                texts.append("driver \(manifest.name) does not connect by '\(address.scheme)', only by \(schemes)")
            } else if address.scheme == "tcp", address.hostAndPort == nil {
                texts.append("'\(configuration.connection)' has no host, or a port that is none")
            }
        } else {
            texts.append("'\(configuration.connection)' is not a connection address; it begins with \(schemes) and ':'")
        }
        var served: Set<DeviceClass> = []
        if let own = ownClass(configuration, manifest) {
            served.insert(own)
            if !manifest.classes.contains(own) {
                let classes = manifest.classes.map(\.rawValue).joined(separator: ", ")
                texts.append("driver \(manifest.name) is no \(own.rawValue), only \(classes)")
            }
        }
        for device in configuration.serves {
            let name = device.deviceClass.rawValue
            if !manifest.classes.contains(device.deviceClass) {
                let classes = manifest.classes.map(\.rawValue).joined(separator: ", ")
                texts.append("driver \(manifest.name) serves no \(name) ('\(device.name)'), only \(classes)")
            } else if !served.insert(device.deviceClass).inserted {
                texts.append("driver \(manifest.name) serves one \(name) only; '\(device.name)' is one more")
            }
        }
        return texts.map { DeviceProblem(device: configuration.name, text: $0) }
    }

    private static func settingProblems(
        _ configuration: DeviceConfiguration,
        _ manifest: DriverManifest
    ) -> [DeviceProblem] {
        let rules = Dictionary(manifest.settings.map { ($0.name, $0) }) { first, _ in first }
        return configuration.settings.sorted { $0.key < $1.key }.compactMap { name, value in
            guard let rule = rules[name] else {
                let known = rules.keys.sorted()
                let hint = NameHint.nearest(to: name, among: known).map { "did you mean '\($0)'?" }
                let list = known.isEmpty ? "it has none" : "it has \(known.joined(separator: ", "))"
                let text = "driver \(manifest.name) has no such setting; \(hint ?? list)"
                return DeviceProblem(device: configuration.name, setting: name, text: text)
            }
            return rule.problem(with: value).map {
                DeviceProblem(device: configuration.name, setting: name, text: $0)
            }
        }
    }

    private static func unknownDriver(
        _ configuration: DeviceConfiguration,
        _ plugins: [DriverPlugin]
    ) -> DeviceProblem {
        let known = plugins.map(\.manifest.name).sorted()
        let hint = NameHint.nearest(to: configuration.driver, among: known).map { "did you mean '\($0)'?" }
        let list = known.isEmpty ? "no driver was found" : "there are \(known.joined(separator: ", "))"
        let text = "there is no driver '\(configuration.driver)'; \(hint ?? list)"
        return DeviceProblem(device: configuration.name, text: text)
    }
}
