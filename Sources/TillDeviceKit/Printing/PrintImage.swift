#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// A picture to print, in shades of grey; the driver makes dots of it, as it knows what the printer has.
public struct PrintImage: Equatable, Sendable {
    /// How grey becomes black and white.
    public enum Dithering: String, Equatable, Sendable, Codable, CaseIterable {
        /// For photographs: the error of each dot is spread over its neighbours.
        case floydSteinberg
        /// For drawings and logos: darker than half is black.
        case threshold
    }

    /// The most pixels of one picture, so that a job stays within a line of the plugin protocol: 576 × 910.
    public static let pixelsMax = 524_288

    public let widthDots: Int
    public let heightDots: Int
    /// Row by row from the top left, 0 black … 255 white.
    public let gray: [UInt8]
    public var alignment: PrintAlignment
    public var dithering: Dithering

    /// Nil where the pixels are not as many as the sides say, a side is not positive, or there are more than
    /// `pixelsMax`.
    public init?(
        widthDots: Int,
        heightDots: Int,
        gray: [UInt8],
        alignment: PrintAlignment = .center,
        dithering: Dithering = .threshold
    ) {
        guard widthDots > 0, heightDots > 0, widthDots <= Self.pixelsMax, heightDots <= Self.pixelsMax,
            widthDots * heightDots <= Self.pixelsMax, gray.count == widthDots * heightDots
        else { return nil }
        self.widthDots = widthDots
        self.heightDots = heightDots
        self.gray = gray
        self.alignment = alignment
        self.dithering = dithering
    }
}

/// `{"width":384,"height":200,"gray":"BASE64","align":"center","dithering":"threshold"}`
extension PrintImage: Codable {
    private enum Key: String, CodingKey {
        case width, height, gray, align, dithering
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        let pixels = try container.decode(Data.self, forKey: .gray)
        let image = PrintImage(
            widthDots: try container.decode(Int.self, forKey: .width),
            heightDots: try container.decode(Int.self, forKey: .height),
            gray: [UInt8](pixels),
            alignment: try container.decodeIfPresent(PrintAlignment.self, forKey: .align) ?? .center,
            dithering: try container.decodeIfPresent(Dithering.self, forKey: .dithering) ?? .threshold
        )
        guard let image else {
            let text = "an image has width × height bytes of grey, at most \(Self.pixelsMax)"
            throw DecodingError.dataCorruptedError(forKey: .gray, in: container, debugDescription: text)
        }
        self = image
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(widthDots, forKey: .width)
        try container.encode(heightDots, forKey: .height)
        try container.encode(Data(gray), forKey: .gray)
        try container.encode(alignment, forKey: .align)
        try container.encode(dithering, forKey: .dithering)
    }
}

/// A picture that stands in the printer's non-volatile memory.
public struct PrintLogo: Equatable, Sendable, Codable {
    /// The two characters, each 20h…7Eh, under which it was stored (GS ( L function 67).
    public let key: String
    public var alignment: PrintAlignment

    private enum CodingKeys: String, CodingKey {
        case key
        case alignment = "align"
    }

    /// Nil where the key is not two printable ASCII characters.
    public init?(key: String, alignment: PrintAlignment = .center) {
        guard key.utf8.count == 2, key.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) else { return nil }
        self.key = key
        self.alignment = alignment
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let key = try container.decode(String.self, forKey: .key)
        let alignment = try container.decodeIfPresent(PrintAlignment.self, forKey: .alignment) ?? .center
        guard let logo = PrintLogo(key: key, alignment: alignment) else {
            let text = "the key of a logo is two printable ASCII characters"
            throw DecodingError.dataCorruptedError(forKey: .key, in: container, debugDescription: text)
        }
        self = logo
    }
}
