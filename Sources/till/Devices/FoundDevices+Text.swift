/// What is plugged in, for people.
extension FoundDevices {
    // With two blanks between them the columns fill 99 of 100, as far as the name of a driver has 16 characters.
    private static let nameMax = 28
    private static let serialMax = 16
    private static let portMax = 22

    /// A table that fits a screen of 100 columns, but for the connections: they are to be copied and stand on lines of
    /// their own, uncut.
    var text: String {
        guard !devices.isEmpty else { return nothing }
        var table = TextTable(["DEVICE", "USB IDS", "SERIAL", "PORT", "DRIVER"])
        for device in devices {
            table.add([
                DeviceText.cut(DeviceText.plain(device.name), max: Self.nameMax),
                device.usb ?? "-",
                device.serial.map { DeviceText.cut(DeviceText.plain($0), max: Self.serialMax, keepsEnd: true) } ?? "-",
                device.port.map { DeviceText.cut($0, max: Self.portMax, keepsEnd: true) } ?? "-",
                device.driver ?? "-",
            ])
        }
        let rows = table.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let below = zip(rows.dropFirst(), devices).flatMap { row, device in [row] + Self.notes(device) }
        return (asked + rows.prefix(1) + below).joined(separator: "\n")
    }

    private static func notes(_ device: Item) -> [String] {
        var notes: [String] = []
        if let connection = device.connection { notes.append(connection) }
        if let because = device.because {
            notes.append("driver by \(because)")
        } else {
            notes.append(device.guess ?? device.what)
        }
        if let settings = device.wantedSettings { notes.append("settings: \(settings)") }
        if let obstacle = device.obstacle { notes.append(obstacle) }
        return notes.map { "    \($0)" }
    }

    /// Every fact of every device, each on its line.
    var longText: String {
        guard !devices.isEmpty else { return nothing }
        let blocks = devices.map { device in
            let facts: [(String, String?)] = [
                ("what", device.what), ("connection", device.connection),
                ("driver", device.driver.map { driver in "\(driver), by \(device.because ?? "nothing")" }),
                ("guess", device.guess), ("settings", device.wantedSettings), ("id", device.id),
                ("USB ids", device.usb), ("serial", device.serial), ("port", device.port),
                ("interface", device.interface), ("interface number", device.interfaceNumber.map(String.init)),
                ("HID usage", device.usage), ("path", device.path), ("obstacle", device.obstacle),
            ]
            let width = facts.map(\.0.count).max() ?? 0
            let lines = facts.compactMap { name, value in
                value.map { "    \(name)\(String(repeating: " ", count: width - name.count))  \(DeviceText.plain($0))" }
            }
            return ([DeviceText.plain(device.name)] + lines).joined(separator: "\n")
        }
        return (asked + [blocks.joined(separator: "\n\n")]).joined(separator: "\n")
    }

    private var asked: [String] { problems.map { "could not ask everywhere: \($0)" } }

    private var nothing: String {
        let line = "nothing is plugged in that Till could use (printers in the network are not looked for)"
        return (asked + [line]).joined(separator: "\n")
    }
}
