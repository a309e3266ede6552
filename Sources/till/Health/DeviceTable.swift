import TillDevices

/// `till devices list --long`: every device in the words of UnifiedPOS.
enum DeviceTable {
    static func long(_ devices: [DeviceStatus]) -> String {
        guard !devices.isEmpty else { return "no device is configured" }
        var table = TextTable(["DEVICE", "CLASS", "CONDITION", "STATE", "ENABLED", "POWER", "CLAIMED BY", "WHY"])
        for device in devices {
            let user = device.claim?.user.map { " (\($0))" } ?? ""
            table.add([
                device.name, device.deviceClass.rawValue, device.condition.rawValue, "\(device.state)",
                device.deviceEnabled ? "yes" : "no", "\(device.powerState)",
                (device.claim?.owner ?? "-") + user, device.reason,
            ])
        }
        return table.text
    }
}
