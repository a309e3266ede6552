import TillDeviceKit

/// A customer display that is a text file with a frame.
struct VirtualDisplay {
    static let fileName = "display.txt"

    let name: String
    let rows: Int
    let columns: Int

    var capabilities: DeviceCapabilities { DeviceCapabilities(device: name, columns: columns, rows: rows) }

    /// The file that shows the lines, cut and padded to the display; lines beyond its rows are not shown.
    func show(_ lines: [String]) -> [UInt8] {
        let edge = "+" + String(repeating: "-", count: columns) + "+\n"
        let body = (0..<rows).map { row in "|" + fit(row < lines.count ? lines[row] : "") + "|\n" }
        return FolderRecord(.fixed(Self.fileName), Array((edge + body.joined() + edge).utf8)).bytes
    }

    /// What `checkHealth` external shows: digits that count the columns.
    func testPattern() -> [String] {
        (0..<rows).map { row in String((1...columns).map { Character(String((row + $0) % 10)) }) }
    }

    private func fit(_ text: String) -> String {
        let shown = text.prefix(columns).map { character -> Character in
            // A control character would move the frame.
            let isControl = character.unicodeScalars.contains { $0.properties.generalCategory == .control }
            return isControl ? " " : character
        }
        return String(shown) + String(repeating: " ", count: columns - shown.count)
    }
}
