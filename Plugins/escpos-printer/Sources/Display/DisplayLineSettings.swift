import TillDeviceKit
import TillLineDisplay

/// The settings of a display on the printer's line.
struct DisplayLineSettings {
    let size: DisplaySize
    let pages: [DisplayPage]

    /// - Throws: `E_ILLEGAL` with the name of the setting that cannot be used.
    init(_ settings: DriverSettings) throws(DeviceError) {
        let rows = settings.number("display-rows") ?? DisplaySize.usual.rows
        let columns = settings.number("display-columns") ?? DisplaySize.usual.columns
        guard let size = DisplaySize(rows: rows, columns: columns) else {
            let (rowsAllowed, columnsAllowed) = (DisplaySize.rowsAllowed, DisplaySize.columnsAllowed)
            let text =
                "settings 'display-rows' and 'display-columns' are \(rowsAllowed.lowerBound) to "
                + "\(rowsAllowed.upperBound) and \(columnsAllowed.lowerBound) to \(columnsAllowed.upperBound), "
                + "not \(rows) and \(columns)"
            throw DeviceError(.illegal, .giveUp, text)
        }
        self.size = size
        let name = settings.text("display-code-page") ?? "auto"
        guard let pages = DisplayProtocol.epson.pages(named: name) else {
            let known = DisplayProtocol.codePageNames.filter { DisplayProtocol.epson.pages(named: $0) != nil }
            let list = known.joined(separator: ", ")
            throw DeviceError(.illegal, .giveUp, "setting 'display-code-page' is one of \(list), not '\(name)'")
        }
        self.pages = pages
    }
}
