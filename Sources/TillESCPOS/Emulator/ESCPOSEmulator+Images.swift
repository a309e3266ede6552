import TillDeviceKit

/// Pictures of the commands that print at once, and the obsolete stored ones.
extension ESCPOSEmulator {
    /// GS v 0 m xL xH yL yH d…: x bytes by y rows.
    mutating func printRaster(_ command: [UInt8]) {
        let bitmap = PictureReader.rows(command[8...], width: word(command, 4) * 8, height: word(command, 6))
        print(bitmap, magnification: command[3], of: command)
    }

    /// GS Q 0 m xL xH yL yH d…: x columns of y bytes.
    mutating func printVariableHeight(_ command: [UInt8]) {
        let bitmap = PictureReader.columns(command[8...], width: word(command, 4), height: word(command, 6) * 8)
        print(bitmap, magnification: command[3], of: command)
    }

    /// GS * x y d…: x times 8 columns of y bytes.
    mutating func download(_ command: [UInt8]) {
        let (width, height) = (Int(command[2]) * 8, Int(command[3]) * 8)
        guard let bitmap = PictureReader.columns(command[4...], width: width, height: height) else {
            return emit(.ignored(command))
        }
        modes.downloadedImage = bitmap
    }

    /// GS / m.
    mutating func printDownloaded(_ command: [UInt8]) {
        print(modes.downloadedImage, magnification: command[2], of: command)
    }

    /// FS q n [xL xH yL yH d…]…: x times 8 columns of y bytes. It replaces all that were stored.
    mutating func storeImages(_ command: [UInt8]) {
        var images: [Bitmap] = []
        var rest = command[3...]
        for _ in 0..<command[2] {
            let size = Array(rest.prefix(4))
            rest = rest.dropFirst(4)
            guard size.count == 4 else { return emit(.ignored(command)) }
            let (width, height) = (word(size, 0) * 8, word(size, 2) * 8)
            guard let bitmap = PictureReader.columns(rest, width: width, height: height) else {
                return emit(.ignored(command))
            }
            images.append(bitmap)
            rest = rest.dropFirst(width * height / 8)
        }
        stored.numbered = images
    }

    /// FS p n m.
    mutating func printStored(_ command: [UInt8]) {
        let number = Int(command[2])
        let bitmap = number > 0 ? stored.numbered.dropFirst(number - 1).first : nil
        print(bitmap, magnification: command[3], of: command)
    }

    /// - Parameter magnification: 0…3 or a digit: bit 0 doubles the width, bit 1 the height.
    private mutating func print(_ bitmap: Bitmap?, magnification: UInt8, of command: [UInt8]) {
        let doubling = magnification >= 48 ? magnification - 48 : magnification
        guard let bitmap, doubling <= 3, isAtLineStart else { return emit(.ignored(command)) }
        let picture = modes.style.isRed ? Picture(red: bitmap) : Picture(black: bitmap)
        place(picture, across: doubling & 1 == 1 ? 2 : 1, down: doubling & 2 == 2 ? 2 : 1)
    }

    /// Puts a picture on lines of its own, within the margins.
    mutating func place(_ picture: Picture, across: Int, down: Int) {
        let black = picture.black.map {
            PictureReader.magnified($0, across: across, down: down, widthLimit: areaDots)
        }
        let red = picture.red.map { PictureReader.magnified($0, across: across, down: down, widthLimit: areaDots) }
        guard let first = black ?? red else { return }
        let width = max(first.width, red?.width ?? 0)
        let free = areaDots - width
        let indent =
            switch modes.alignment {
            case .left: 0
            case .center: free / 2
            case .right: free
            }
        let image = PaperImage(
            bitmap: black ?? Bitmap(width: first.width, height: first.height),
            red: red,
            alignment: modes.alignment,
            leftDots: modes.leftMarginDots + indent
        )
        place(.image(image))
    }

    /// ESC * m nL nH d…: a picture in the line. Columns beyond the area are dropped.
    ///
    /// A dot of the 8-dot modes is as high as three dots of a thermal head, and one of single density twice as wide. On
    /// an impact printer (`column8`), whose paper is measured in half dots across, it is as high as two of them. Of the styles of characters, pictures have but the colour
    /// and upside-down printing (Epson, ESC *).
    mutating func printColumns(_ command: [UInt8]) {
        let mode = command[2]
        let (width, height) = (word(command, 3), mode < 32 ? 8 : 24)
        guard let bitmap = PictureReader.columns(command[5...], width: width, height: height) else {
            return emit(.ignored(command))
        }
        let image = PictureReader.magnified(
            bitmap,
            across: mode & 1 == 0 ? 2 : 1,
            down: mode >= 32 ? 1 : profile.image == .column8 ? 2 : 3,
            widthLimit: areaDots - usedDots
        )
        guard image.width > 0 else { return emit(.ignored(command)) }
        let style = PaperStyle(isRed: modes.style.isRed, isUpsideDown: modes.style.isUpsideDown)
        line.append(PaperCell(character: PaperCell.picture, style: style, image: image))
        usedDots += image.width
    }

    /// The number in two bytes, low byte first.
    private func word(_ bytes: [UInt8], _ index: Int) -> Int { Int(bytes[index]) | Int(bytes[index + 1]) << 8 }
}
