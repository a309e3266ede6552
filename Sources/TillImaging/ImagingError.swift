/// Why a picture or a font could not be used.
public struct ImagingError: Error, Equatable, Sendable, CustomStringConvertible {
    public enum Code: String, Equatable, Hashable, Sendable, CaseIterable {
        /// The bytes are no picture, or a damaged one: save it anew as PNG.
        case malformedPicture
        /// The picture has more pixels or bytes than are allowed: make it smaller.
        case pictureTooLarge
        /// There is nothing to draw: print something first.
        case emptyPicture
        /// The font's file is absent or not readable: install it or correct the path.
        case fontUnreadable
        /// The file is no font whose characters are outlines: choose a TrueType or OpenType font.
        case fontUnusable
        /// The library could not begin its work, for want of memory: try again later.
        case libraryUnavailable
    }

    public let code: Code
    /// One sentence for a person.
    public let message: String

    public init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    public var description: String { "\(code.rawValue): \(message)" }
}
