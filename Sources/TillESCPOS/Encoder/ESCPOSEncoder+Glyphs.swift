import TillDeviceKit

/// Characters that the printer does not have, as pictures within the line (ESC * with m = 33).
///
/// Such a picture is 24 dots high, the height of font A, so that the line spacing stays as it is (ESC 2 is at least 30
/// dots). Printers magnify no pictures and give them no style: width, bold, underline and reverse are in the dots. A
/// character of double height stands at normal height on the base line, as the command has 24 dots only.
extension ESCPOSEncoder {
    static let inlineHeightDots = 24
    /// The cell of font A.
    static let fontAWidthDots = 12
    /// The cell of font B is at most that high.
    static let fontBHeightDots = 17

    /// Nil without a source, without such pictures in the printer, or if the source lacks the character.
    func inlineGlyph(for character: Character, _ style: PrintStyle) -> [UInt8]? {
        guard let glyphs, let imageMode, imageMode.hasInlineColumns else { return nil }
        let columns = CharacterWidth.columns(of: character)
        let cell = cellDots(small: style.small)
        guard let glyph = glyphs.glyph(for: character, width: cell.width * columns, height: cell.height),
            glyph.width > 0, glyph.width <= ImageMode.maximumSideDots / 2
        else { return nil }
        let picture = styled(glyph, style)
        let (count, data) = picture.columns(fromRow: 0, bytesPerColumn: Self.inlineHeightDots / 8)
        // White columns at the right belong to the cell.
        var bytes = Commands.columnHeader(mode: 33, columns: picture.width)
        let start = bytes.count
        bytes += data
        bytes += [UInt8](repeating: 0, count: (picture.width - count) * (Self.inlineHeightDots / 8))
        RealTimeGuard.defuse(&bytes, from: start)
        return bytes
    }

    private func cellDots(small: Bool) -> (width: Int, height: Int) {
        guard small, let columns = profile.columnsFontB, columns > 0 else {
            return (Self.fontAWidthDots, Self.inlineHeightDots)
        }
        return (max(profile.widthDots / columns, 1), Self.fontBHeightDots)
    }

    /// The glyph at the bottom of the 24 dots, in its style.
    private func styled(_ glyph: Bitmap, _ style: PrintStyle) -> Bitmap {
        let scale = style.doubleWidth ? 2 : 1
        var picture = Bitmap(width: glyph.width * scale, height: Self.inlineHeightDots)
        let top = Self.inlineHeightDots - min(glyph.height, Self.inlineHeightDots)
        for y in 0..<picture.height {
            for x in 0..<picture.width {
                let dot = glyph[x / scale, y - top]
                let isBold = style.bold && x > 0 && glyph[(x - 1) / scale, y - top]
                let isLine = style.underline && y == picture.height - 1
                if (dot || isBold || isLine) != style.reverse { picture.blacken(x, y) }
            }
        }
        return picture
    }
}
