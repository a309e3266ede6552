/// The colours of a receipt on its ground.
public enum PaperColour: UInt8, CaseIterable, Sendable {
    case ground = 0
    case paper, ink, red, shadow, perforation

    /// Red, green and blue.
    public var components: (red: UInt8, green: UInt8, blue: UInt8) {
        switch self {
        case .ground: (0xE9, 0xE6, 0xDF)
        case .paper: (0xFD, 0xFC, 0xF8)
        case .ink: (0x1C, 0x1B, 0x1A)
        case .red: (0xB5, 0x2A, 0x20)
        case .shadow: (0xCD, 0xCA, 0xC4)
        case .perforation: (0x9A, 0x95, 0x8C)
        }
    }

    /// `#rrggbb`
    var hexadecimal: String {
        let colour = components
        let digits = [colour.red, colour.green, colour.blue].map { component in
            (component < 16 ? "0" : "") + String(component, radix: 16)
        }
        return "#" + digits.joined()
    }
}
