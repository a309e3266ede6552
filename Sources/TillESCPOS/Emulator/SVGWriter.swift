/// Writes the elements of an SVG picture, with the coordinates in dots.
struct SVGWriter {
    private(set) var body = ""

    /// Text for XML 1.0; what it does not allow becomes U+FFFD.
    static func escaped(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "\u{0}"..<"\u{20}", "\u{FFFE}", "\u{FFFF}": escaped += "\u{FFFD}"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }

    mutating func rectangle(x: Int, y: Int, width: Int, height: Int, class name: String) {
        body += "<rect class=\"\(name)\" x=\"\(x)\" y=\"\(y)\" width=\"\(width)\" height=\"\(height)\"/>\n"
    }

    mutating func path(_ data: String, class name: String) {
        body += "<path class=\"\(name)\" d=\"\(data)\"/>\n"
    }

    /// - Parameters:
    ///   - width: how wide the text has to be, in dots before magnification.
    ///   - scale: magnification in both directions.
    mutating func text(
        _ text: String,
        x: Int,
        baseline: Int,
        width: Int,
        scale: CharacterSize = .normal,
        class name: String
    ) {
        let place =
            scale == .normal
            ? "x=\"\(x)\" y=\"\(baseline)\""
            : "transform=\"translate(\(x) \(baseline)) scale(\(scale.width) \(scale.height))\""
        body += "<text class=\"\(name)\" \(place) textLength=\"\(width)\">\(Self.escaped(text))</text>\n"
    }

    /// Dark modules of one row as a path: neighbours are one rectangle.
    static func path(ofRow modules: [Bool], x: Int, y: Int, moduleWidth: Int, height: Int) -> String {
        var path = ""
        var start: Int?
        for column in 0...modules.count {
            let isDark = column < modules.count && modules[column]
            if isDark {
                start = start ?? column
            } else if let begun = start {
                let width = (column - begun) * moduleWidth
                path += "M\(x + begun * moduleWidth) \(y)h\(width)v\(height)h-\(width)z"
                start = nil
            }
        }
        return path
    }
}
