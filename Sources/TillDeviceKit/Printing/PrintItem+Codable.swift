/// The form of a print item on the plugin protocol: an object with `"type"` and the fields of that type, so that a
/// driver in any language can read it (`docs/driver-protocol.md`).
extension PrintItem: Codable {
    private enum Key: String, CodingKey {
        case type, runs, align, lines, cut, barcode, qr, pdf417, image, logo, columns, on, pulse
    }

    private enum Kind: String, Codable {
        case line, barcode, qr, pdf417, image, logo, tabStops, upsideDown, feed, cut, pulse
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        switch try container.decode(Kind.self, forKey: .type) {
        case .line:
            self = .line(
                runs: try container.decode([PrintRun].self, forKey: .runs),
                alignment: try container.decodeIfPresent(PrintAlignment.self, forKey: .align) ?? .left
            )
        case .barcode: self = .barcode(try container.decode(PrintBarcode.self, forKey: .barcode))
        case .qr: self = .qr(try container.decode(PrintQR.self, forKey: .qr))
        case .pdf417: self = .pdf417(try container.decode(PrintPDF417.self, forKey: .pdf417))
        case .image: self = .image(try container.decode(PrintImage.self, forKey: .image))
        case .logo: self = .logo(try container.decode(PrintLogo.self, forKey: .logo))
        case .tabStops: self = .tabStops(try container.decode([Int].self, forKey: .columns))
        case .upsideDown: self = .upsideDown(try container.decode(Bool.self, forKey: .on))
        case .feed: self = .feed(lines: try container.decode(Int.self, forKey: .lines))
        case .cut: self = .cut(try container.decode(PrintCut.self, forKey: .cut))
        case .pulse: self = .pulse(try container.decode(DrawerPulse.self, forKey: .pulse))
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        switch self {
        case .line(let runs, let alignment):
            try container.encode(Kind.line, forKey: .type)
            try container.encode(runs, forKey: .runs)
            try container.encode(alignment, forKey: .align)
        case .barcode(let barcode):
            try container.encode(Kind.barcode, forKey: .type)
            try container.encode(barcode, forKey: .barcode)
        case .qr(let code):
            try container.encode(Kind.qr, forKey: .type)
            try container.encode(code, forKey: .qr)
        case .pdf417(let code):
            try container.encode(Kind.pdf417, forKey: .type)
            try container.encode(code, forKey: .pdf417)
        case .image(let image):
            try container.encode(Kind.image, forKey: .type)
            try container.encode(image, forKey: .image)
        case .logo(let logo):
            try container.encode(Kind.logo, forKey: .type)
            try container.encode(logo, forKey: .logo)
        case .tabStops(let columns):
            try container.encode(Kind.tabStops, forKey: .type)
            try container.encode(columns, forKey: .columns)
        case .upsideDown(let isOn):
            try container.encode(Kind.upsideDown, forKey: .type)
            try container.encode(isOn, forKey: .on)
        case .feed(let lines):
            try container.encode(Kind.feed, forKey: .type)
            try container.encode(lines, forKey: .lines)
        case .cut(let cut):
            try container.encode(Kind.cut, forKey: .type)
            try container.encode(cut, forKey: .cut)
        case .pulse(let pulse):
            try container.encode(Kind.pulse, forKey: .type)
            try container.encode(pulse, forKey: .pulse)
        }
    }
}

/// Only what is set is written: `{"bold":true}`; an absent attribute is off.
extension PrintStyle: Codable {
    private enum Key: String, CodingKey {
        case bold, doubleWidth, doubleHeight, underline, reverse, small, red
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        func flag(_ key: Key) throws -> Bool { try container.decodeIfPresent(Bool.self, forKey: key) ?? false }
        self.init(
            bold: try flag(.bold),
            doubleWidth: try flag(.doubleWidth),
            doubleHeight: try flag(.doubleHeight),
            underline: try flag(.underline),
            reverse: try flag(.reverse),
            small: try flag(.small),
            red: try flag(.red)
        )
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        if bold { try container.encode(true, forKey: .bold) }
        if doubleWidth { try container.encode(true, forKey: .doubleWidth) }
        if doubleHeight { try container.encode(true, forKey: .doubleHeight) }
        if underline { try container.encode(true, forKey: .underline) }
        if reverse { try container.encode(true, forKey: .reverse) }
        if small { try container.encode(true, forKey: .small) }
        if red { try container.encode(true, forKey: .red) }
    }
}
