import TillDeviceKit

@testable import TillESCPOS

/// What stands on a paper, with the strips of a picture put together.
struct PaperReading {
    enum Part {
        case element(Paper.Element)
        /// Strips from the top down, as they were found.
        case strips([Bitmap])
        /// A picture as it has to be sent, a dot of the command a dot.
        case picture(Bitmap)
    }

    private(set) var parts: [Part] = []

    init(_ paper: Paper, _ profile: PrinterProfile) {
        var strips: [Bitmap] = []
        for element in paper.elements {
            if let strip = Self.strip(element) {
                strips.append(strip)
                continue
            }
            if !strips.isEmpty { parts.append(.strips(strips)) }
            strips = []
            parts.append(.element(element))
        }
        if !strips.isEmpty { parts.append(.strips(strips)) }
    }

    /// A black picture at the left edge after which the paper is fed exactly as far as it is high.
    private static func strip(_ element: Paper.Element) -> Bitmap? {
        switch element {
        case .image(let image): return image == PaperImage(bitmap: image.bitmap) ? image.bitmap : nil
        case .line(let line):
            guard line.cells.count == 1, let image = line.cells.first?.image, line.alignment == .left,
                line.leftDots == 0, line.areaDots == nil, line.feedDots == image.height,
                line.cells.first?.style == .plain
            else { return nil }
            return image
        case .barcode, .qr, .pdf417, .cut: return nil
        }
    }
}

extension PaperReading.Part {
    /// Whether what was found is what was wanted.
    func shows(_ wanted: Self, _ profile: PrinterProfile) -> Bool {
        switch (self, wanted) {
        case (.element(.line(let found)), .element(.line(let wanted))): Self.isSame(found, wanted)
        case (.element(let found), .element(let wanted)): found == wanted
        // A stored picture at the left edge.
        case (.strips(let found), .element(.image(let wanted))): found.map { PaperImage(bitmap: $0) } == [wanted]
        case (.strips(let found), .picture(let wanted)): Self.isSame(found, wanted, profile)
        default: false
        }
    }

    /// Characters are equal, pictures of characters up to the dots that the guard blackens.
    private static func isSame(_ found: PaperLine, _ wanted: PaperLine) -> Bool {
        guard found.cells.count == wanted.cells.count else { return false }
        var likened = found
        for index in found.cells.indices {
            guard let image = found.cells[index].image, let other = wanted.cells[index].image,
                image.height == 24, (image.width, image.height) == (other.width, other.height),
                isGuarded(columns(image, 0, width: image.width), columns(other, 0, width: other.width))
            else { continue }
            likened.cells[index].image = other
        }
        return likened == wanted
    }

    private static func isSame(_ strips: [Bitmap], _ wanted: Bitmap, _ profile: PrinterProfile) -> Bool {
        switch profile.image {
        case .none: return false
        case .raster, .graphics:
            let isInBounds = strips.allSatisfy { $0.height <= min(profile.imageStripRows, 1023) }
            let isAsWide = strips.allSatisfy { $0.bytesPerRow == wanted.bytesPerRow }
            let bytes = strips.flatMap(\.bytes)
            return isInBounds && isAsWide && isGuarded(bytes, wanted.bytes)
        case .column24: return isSame(strips, wanted, rows: 24, across: 1, down: 1)
        case .column8:
            let isSingle = profile.imageWidthDots == nil
            return isSame(strips, wanted, rows: 8, across: isSingle ? 2 : 1, down: 2)
        }
    }

    /// Bands of rows; white columns at their right may be left out.
    private static func isSame(_ strips: [Bitmap], _ wanted: Bitmap, rows: Int, across: Int, down: Int) -> Bool {
        guard strips.count == (wanted.height + rows - 1) / rows else { return false }
        for (index, strip) in strips.enumerated() {
            guard strip.height == rows * down else { return false }
            let width = max(wanted.width, strip.width / across)
            let bytes = columns(strip, 0, rows: rows, width: width, across: across, down: down)
            guard isGuarded(bytes, columns(wanted, index * rows, rows: rows, width: width)) else { return false }
        }
        return true
    }

    /// The bytes of ESC * for a band of rows.
    private static func columns(
        _ bitmap: Bitmap,
        _ top: Int,
        rows: Int = 24,
        width: Int,
        across: Int = 1,
        down: Int = 1
    ) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: width * rows / 8)
        for x in 0..<width {
            for y in 0..<rows where bitmap[x * across, (top + y) * down] {
                bytes[x * rows / 8 + y / 8] |= 0x80 >> UInt8(y % 8)
            }
        }
        return bytes
    }

    /// Whether bytes differ only where a real-time command would have stood: its DLE (10) is 30 then.
    private static func isGuarded(_ found: [UInt8], _ wanted: [UInt8]) -> Bool {
        guard found.count == wanted.count else { return false }
        return found.indices.allSatisfy { index in
            if found[index] == wanted[index] { return true }
            guard wanted[index] == 0x10, found[index] == 0x30, index + 1 < wanted.count else { return false }
            return [0x04, 0x05, 0x14].contains(wanted[index + 1])
        }
    }
}
