import TillDeviceKit

/// One device as the configuration names it, with what else its driver process serves.
public struct DeviceConfiguration: Sendable, Equatable {
    /// The name by which everything else calls the device.
    public var name: String
    /// The name of the driver plugin.
    public var driver: String
    /// The address as it is written: `tcp://192.0.2.7:9100`; or `auto`.
    public var connection: String
    /// What the device is; nil takes the first class of the driver's manifest.
    public var deviceClass: DeviceClass?
    /// The further devices on the same connection: the drawer on a printer's kick connector.
    public var serves: [OpenParameters.Device]
    public var settings: [String: SettingValue]

    /// Written for an address: the device that plays this role, wherever it is plugged in (`RoleAssignments`).
    public static let automatic = "auto"

    public init(
        name: String,
        driver: String,
        connection: String,
        deviceClass: DeviceClass? = nil,
        serves: [OpenParameters.Device] = [],
        settings: [String: SettingValue] = [:]
    ) {
        self.name = name
        self.driver = driver
        self.connection = connection
        self.deviceClass = deviceClass
        self.serves = serves
        self.settings = settings
    }
}

/// What is wrong with the configuration of a device. Who prints it knows the line of the device and the setting.
public struct DeviceProblem: Sendable, Equatable, CustomStringConvertible {
    /// The `name` of the configuration that it is in.
    public var device: String
    /// The setting that it is about; nil where it is about the device.
    public var setting: String?
    public var text: String

    public init(device: String, setting: String? = nil, text: String) {
        self.device = device
        self.setting = setting
        self.text = text
    }

    public var description: String {
        "device '\(device)': " + (setting.map { "setting '\($0)': " } ?? "") + text
    }
}

/// A driver process that can be started.
public struct PlannedDevice: Sendable, Equatable {
    public var plugin: DriverPlugin
    /// The address, the devices and the settings with the manifest's defaults filled in.
    public var parameters: OpenParameters
    /// The settings that the configuration gives, which hold whatever a device would like.
    public var configuredSettings: Set<String>
    /// Why the device of a role has no address, where somebody has looked for it already.
    public var absence: DeviceAbsence?

    public init(plugin: DriverPlugin, parameters: OpenParameters, configuredSettings: Set<String> = []) {
        self.plugin = plugin
        self.parameters = parameters
        self.configuredSettings = configuredSettings
    }

    /// The same at an address that was found for it.
    public func at(_ address: String, settings: [String: SettingValue]) -> PlannedDevice {
        var planned = self
        planned.parameters = OpenParameters(
            connection: address,
            devices: parameters.devices,
            settings: self.settings(with: settings)
        )
        return planned
    }

    /// Whether the device is the one that plays this role, and the address comes with it.
    public var isAutomatic: Bool { parameters.connection == DeviceConfiguration.automatic }

    /// The settings with what the device would like where the configuration says nothing.
    func settings(with wanted: [String: SettingValue]) -> DriverSettings {
        var settings = parameters.settings
        for (name, value) in wanted where !configuredSettings.contains(name) { settings.values[name] = value }
        return settings
    }
}
