/// GS ( L and GS 8 L: pictures that are stored first. Source: Epson ESC/POS command reference, GS ( L / GS 8 L.
extension ESCPOSEmulator {
    /// - Parameter payload: what follows the length: m = 48, the function and its parameters.
    mutating func executeGraphics(_ command: [UInt8], payload: ArraySlice<UInt8>) {
        let parameters = payload.dropFirst(2)
        guard payload.count >= 2, payload.first == 48, let function = payload.dropFirst().first else {
            return emit(.unknown(command))
        }
        let isDone =
            switch function {
            case 112, 113: storeForPrinting(parameters, isRaster: function == 112)
            case 2, 50: printStoredGraphics()
            // The reference density is not seen to differ.
            case 1, 49: true
            case 65, 66, 67, 68, 69: executeStore(\.nv, function - 65, parameters)
            case 81, 82, 83, 84, 85: executeStore(\.downloads, function - 81, parameters)
            default: false
            }
        if !isDone { emit(.ignored(command)) }
    }

    /// a bx by c xL xH yL yH d…: a = 48 for two tones, bx and by magnify, c = 49 black or 50 red.
    private mutating func storeForPrinting(_ parameters: ArraySlice<UInt8>, isRaster: Bool) -> Bool {
        let head = Array(parameters.prefix(8))
        guard head.count == 8, head[0] == 48, (1...2).contains(head[1]), (1...2).contains(head[2]) else { return false }
        guard let bitmap = Self.bitmap(parameters.dropFirst(4), isRaster: isRaster) else { return false }
        switch head[3] {
        case 49: modes.graphics.picture.black = bitmap
        case 50 where profile.hasRed: modes.graphics.picture.red = bitmap
        default: return false
        }
        modes.graphics.across = Int(head[1])
        modes.graphics.down = Int(head[2])
        return true
    }

    private mutating func printStoredGraphics() -> Bool {
        let graphics = modes.graphics
        guard isAtLineStart, graphics.picture.byteCount > 0 else { return false }
        modes.graphics = GraphicsBuffer()
        place(graphics.picture, across: graphics.across, down: graphics.down)
        return true
    }

    /// Function 0 deletes all, 1 deletes by key, 2 and 3 define rows or columns, 4 prints.
    private mutating func executeStore(
        _ store: WritableKeyPath<StoredPictures, PictureStore>,
        _ function: UInt8,
        _ parameters: ArraySlice<UInt8>
    ) -> Bool {
        guard profile.storedLogos else { return false }
        let parameters = Array(parameters)
        switch function {
        case 0:
            guard parameters == Array("CLR".utf8) else { return false }
            stored[keyPath: store].deleteAll()
        case 1:
            guard parameters.count == 2 else { return false }
            stored[keyPath: store].delete(key: parameters)
        case 4:
            guard parameters.count == 4, isAtLineStart, (1...2).contains(parameters[2]),
                (1...2).contains(parameters[3]),
                let picture = stored[keyPath: store][Array(parameters.prefix(2))]
            else { return false }
            place(picture, across: Int(parameters[2]), down: Int(parameters[3]))
        default: return define(store, parameters, isRaster: function == 2)
        }
        return true
    }

    /// a kc1 kc2 b xL xH yL yH and b planes of c d….
    private mutating func define(
        _ store: WritableKeyPath<StoredPictures, PictureStore>,
        _ parameters: [UInt8],
        isRaster: Bool
    ) -> Bool {
        guard parameters.count > 8, parameters[0] == 48, Self.isKey(parameters[1...2]) else { return false }
        let size = parameters[4...7]
        var rest = parameters[8...]
        var picture = Picture()
        for _ in 0..<parameters[3] {
            guard let colour = rest.popFirst(), let bitmap = Self.bitmap(size + rest, isRaster: isRaster) else {
                return false
            }
            switch colour {
            case 49: picture.black = bitmap
            case 50: picture.red = bitmap
            default: return false
            }
            let bytes = isRaster ? bitmap.bytes.count : bitmap.width * ((bitmap.height + 7) / 8)
            rest = rest.dropFirst(bytes)
        }
        return picture.byteCount > 0 && stored[keyPath: store].store(picture, key: Array(parameters[1...2]))
    }

    /// GS D 0 67 0 kc1 kc2 b c BMP, or with 83 for a download.
    mutating func storeBMP(_ command: [UInt8]) {
        let store: WritableKeyPath<StoredPictures, PictureStore> = command[3] == 0x43 ? \.nv : \.downloads
        guard profile.storedLogos, Self.isKey(command[5...6]), let bitmap = PictureReader.bmp(command[9...]),
            stored[keyPath: store].store(Picture(black: bitmap), key: Array(command[5...6]))
        else { return emit(.ignored(command)) }
    }

    private static func isKey(_ bytes: ArraySlice<UInt8>) -> Bool { bytes.allSatisfy { (32...126).contains($0) } }

    /// xL xH yL yH d…: the size in dots, and the rows or columns.
    private static func bitmap(_ bytes: ArraySlice<UInt8>, isRaster: Bool) -> Bitmap? {
        let size = Array(bytes.prefix(4))
        guard size.count == 4 else { return nil }
        let width = Int(size[0]) | Int(size[1]) << 8
        let height = Int(size[2]) | Int(size[3]) << 8
        let data = bytes.dropFirst(4)
        return isRaster
            ? PictureReader.rows(data, width: width, height: height)
            : PictureReader.columns(data, width: width, height: height)
    }
}
