import TillDeviceKit

/// Which devices the terminal itself needs now, so that it does not yield them to another owner:
///
/// - a scanner, a display and a drawer while a sale is open;
/// - a printer that can print, while jobs wait for it. One that cannot print now is given to whoever wants to see to
///   it. A print that is under way keeps its printer in any case; `Devices` knows of that by itself.
enum TerminalNeeds {
    /// - Parameter working: the printers that jobs wait for.
    static func devices(
        _ devices: [(name: String, deviceClass: DeviceClass, isWell: Bool)],
        isSaleOpen: Bool,
        working: Set<String>
    ) -> Set<String> {
        Set(
            devices.filter { device in
                switch device.deviceClass {
                case .scanner, .lineDisplay, .cashDrawer: isSaleOpen
                case .posPrinter: device.isWell && working.contains(device.name)
                }
            }.map(\.name)
        )
    }
}
