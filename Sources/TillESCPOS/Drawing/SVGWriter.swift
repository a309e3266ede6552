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

    mutating func beginGroup(class name: String? = nil, transform: String) {
        let style = name.map { " class=\"\($0)\"" } ?? ""
        body += "<g\(style) transform=\"\(transform)\">\n"
    }

    mutating func endGroup() {
        if body.last != "\n" { body += "\n" }
        body += "</g>\n"
    }

    /// A character that is defined elsewhere; those of one group stand on one line of the file.
    mutating func use(_ id: String, x: SVGNumber) {
        body += x.description == "0" ? "<use href=\"#\(id)\"/>" : "<use href=\"#\(id)\" x=\"\(x)\"/>"
    }

    mutating func rectangle(_ mark: PaperMark) {
        let place = "x=\"\(mark.x)\" y=\"\(mark.y)\""
        body += "<rect class=\"\(mark.className)\" \(place) width=\"\(mark.width)\" height=\"\(mark.height)\"/>\n"
    }

    mutating func path(_ data: String, class name: String) {
        body += "<path class=\"\(name)\" d=\"\(data)\"/>\n"
    }

    /// Any dots: as a PNG within the file, which is far shorter than a path.
    mutating func image(_ dots: Bitmap, _ mark: PaperMark) {
        guard dots.width > 0, dots.height > 0 else { return }
        let colour = mark.ink == .red ? PaperColour.red : mark.ink == .bare ? .paper : .ink
        let place = "x=\"\(mark.x)\" y=\"\(mark.y)\" width=\"\(mark.width)\" height=\"\(mark.height)\""
        let data = Base64.text(of: StoredPNG.bytes(of: dots, colour: colour))
        body += "<image \(place) href=\"data:image/png;base64,\(data)\"/>\n"
    }

    /// Text to be selected, found and read out, but not seen. It is as wide as the characters that are drawn.
    mutating func invisible(_ text: PaperBlockText) {
        let place = "x=\"\(text.x)\" y=\"\(text.baseline)\" textLength=\"\(text.width)\""
        let size = "font-size=\"\(text.height * 5 / 6)\" lengthAdjust=\"spacingAndGlyphs\""
        body += "<text \(place) \(size)>\(Self.escaped(text.text))</text>\n"
    }
}
