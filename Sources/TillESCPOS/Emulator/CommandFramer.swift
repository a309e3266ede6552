/// Cuts the stream into commands and single bytes.
///
/// A command is kept until it is whole, at most `maximumCommandBytes`. A longer one (GS 8 L, GS v 0, GS D) is skipped:
/// its head and its length are given out, and its payload is thrown away as it comes.
struct CommandFramer: Sendable {
    enum Frame: Equatable {
        /// Text or a single control code.
        case byte(UInt8)
        case command([UInt8])
        case unknown([UInt8])
        /// A command of so many bytes in all is passed over.
        case tooLong(head: [UInt8], byteCount: Int)
    }

    /// The longest command that is kept: 4 MiB, a picture of some 58 000 rows on 80 mm paper.
    static let maximumCommandBytes = 4 * 1024 * 1024

    private var begun: [UInt8] = []
    /// The length of the begun command, or how many of its bytes are needed to tell it.
    private var awaited = 0
    private var bytesToSkip = 0

    /// Bytes that can come before anything happens: all but the last that the begun command awaits.
    var quietByteCount: Int {
        bytesToSkip > 0 ? bytesToSkip : begun.isEmpty ? 0 : max(awaited - begun.count - 1, 0)
    }

    /// Takes bytes of a payload at once, at most `quietByteCount`.
    mutating func receivedPayload(_ bytes: ArraySlice<UInt8>) {
        precondition(bytes.count <= quietByteCount, "more bytes than the payload has")
        if bytesToSkip > 0 {
            bytesToSkip -= bytes.count
        } else {
            begun += bytes
        }
    }

    mutating func received(_ byte: UInt8) -> Frame? {
        if bytesToSkip > 0 {
            bytesToSkip -= 1
            return nil
        }
        if begun.isEmpty {
            guard Self.introduces(byte) else { return .byte(byte) }
            begun.append(byte)
            awaited = 2
            return nil
        }
        begun.append(byte)
        return begun.count < awaited ? nil : advance()
    }

    private mutating func advance() -> Frame? {
        switch CommandLength(of: begun) {
        case .needs(let count):
            guard count <= Self.maximumCommandBytes else { return skip(count) }
            awaited = count
            return nil
        case .unknown: return unknown()
        case .bytes(let length) where length > Self.maximumCommandBytes: return skip(length)
        case .bytes(let length):
            awaited = length
            return begun.count >= length ? .command(take()) : nil
        }
    }

    private mutating func skip(_ length: Int) -> Frame {
        bytesToSkip = length - begun.count
        return .tooLong(head: take(), byteCount: length)
    }

    /// Where the second byte cannot belong to the first but may begin a command, it does.
    private mutating func unknown() -> Frame {
        guard begun.count == 2, let last = begun.last, Self.introduces(last) else { return .unknown(take()) }
        let first = begun[0]
        begun = [last]
        awaited = 2
        return .unknown([first])
    }

    private mutating func take() -> [UInt8] {
        defer { begun = [] }
        return begun
    }

    private static func introduces(_ byte: UInt8) -> Bool {
        switch byte {
        case ControlCode.dle, ControlCode.esc, ControlCode.fs, ControlCode.gs: true
        default: false
        }
    }
}
