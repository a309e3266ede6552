/// Cuts the stream into commands and single bytes.
///
/// A command is kept until it is whole, at most `maximumCommandBytes`. Of a longer one (GS 8 L, GS v 0) the head is
/// given out as unknown and the rest is skipped.
struct CommandFramer: Sendable {
    enum Frame: Equatable {
        /// Text or a single control code.
        case byte(UInt8)
        case command([UInt8])
        case unknown([UInt8])
    }

    /// The longest command of the `( x` forms.
    static let maximumCommandBytes = 5 + 65_535

    private var begun: [UInt8] = []
    /// The length of the begun command once it is known.
    private var expected: Int?
    private var bytesToSkip = 0

    mutating func received(_ byte: UInt8) -> Frame? {
        if bytesToSkip > 0 {
            bytesToSkip -= 1
            return nil
        }
        if begun.isEmpty, !Self.introduces(byte) { return .byte(byte) }
        begun.append(byte)
        if expected == nil {
            switch CommandLength(of: begun) {
            case .needsMore: return nil
            case .unknown: return .unknown(take())
            case .bytes(let length) where length > Self.maximumCommandBytes:
                bytesToSkip = length - begun.count
                return .unknown(take())
            case .bytes(let length): expected = length
            }
        }
        return begun.count == expected ? .command(take()) : nil
    }

    private mutating func take() -> [UInt8] {
        defer {
            begun = []
            expected = nil
        }
        return begun
    }

    private static func introduces(_ byte: UInt8) -> Bool {
        switch byte {
        case ControlCode.dle, ControlCode.esc, ControlCode.fs, ControlCode.gs: true
        default: false
        }
    }
}
