/// A picture in one or two colours.
struct Picture: Equatable, Sendable {
    var black: Bitmap?
    var red: Bitmap?

    var byteCount: Int { (black?.bytes.count ?? 0) + (red?.bytes.count ?? 0) }
}

/// GS ( L function 112 and 113: the planes that function 50 prints, with their magnification.
struct GraphicsBuffer: Equatable, Sendable {
    var picture = Picture()
    var across = 1
    var down = 1
}

/// Pictures by their two key characters (GS ( L functions 67 to 85).
struct PictureStore: Equatable, Sendable {
    /// What all pictures together take up at most; one more is refused.
    static let maximumBytes = 4 * 1024 * 1024
    static let maximumCount = 256

    private var pictures: [[UInt8]: Picture] = [:]

    subscript(key: [UInt8]) -> Picture? { pictures[key] }

    mutating func store(_ picture: Picture, key: [UInt8]) -> Bool {
        let others = pictures.filter { $0.key != key }
        let used = others.values.reduce(0) { $0 + $1.byteCount }
        guard others.count < Self.maximumCount, used + picture.byteCount <= Self.maximumBytes else { return false }
        pictures[key] = picture
        return true
    }

    mutating func delete(key: [UInt8]) { pictures[key] = nil }
    mutating func deleteAll() { pictures = [:] }
}

/// Everything that survives ESC @.
struct StoredPictures: Equatable, Sendable {
    /// Kept without power.
    var nv = PictureStore()
    /// Lost with power.
    var downloads = PictureStore()
    /// FS q, counted from 1; kept without power.
    var numbered: [Bitmap] = []
}
