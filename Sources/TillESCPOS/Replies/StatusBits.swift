/// How much paper the roll sensors see.
public enum PaperSupply: Equatable, Sendable, CaseIterable {
    case present, nearEnd, end
}

/// Answer to DLE EOT 1.
public struct PrinterStatus: Equatable, Sendable {
    /// Level of pin 3 of the drawer connector. Which level means "open" depends on the drawer's switch.
    public var isDrawerPinHigh: Bool
    public var isOffline: Bool
    /// The printer waits to be told how to go on after an error (DLE ENQ).
    public var isWaitingForRecovery: Bool
    public var isFeedButtonPressed: Bool

    init(byte: UInt8) {
        isDrawerPinHigh = byte & 0x04 != 0
        isOffline = byte & 0x08 != 0
        isWaitingForRecovery = byte & 0x20 != 0
        isFeedButtonPressed = byte & 0x40 != 0
    }
}

/// Answer to DLE EOT 2: why the printer is offline.
public struct OfflineCause: OptionSet, Equatable, Sendable {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    public static let coverOpen = OfflineCause(rawValue: 0x04)
    public static let feedButton = OfflineCause(rawValue: 0x08)
    public static let paperEnd = OfflineCause(rawValue: 0x20)
    public static let error = OfflineCause(rawValue: 0x40)

    static let all: OfflineCause = [.coverOpen, .feedButton, .paperEnd, .error]
}

/// Answer to DLE EOT 3, and the second byte of the automatic status: the same bits.
public struct ErrorCause: OptionSet, Equatable, Sendable {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Goes away by DLE ENQ once the cause is removed; on older models a mechanical error.
    public static let recoverable = ErrorCause(rawValue: 0x04)
    public static let autocutter = ErrorCause(rawValue: 0x08)
    /// Power off and on.
    public static let unrecoverable = ErrorCause(rawValue: 0x20)
    /// Goes away by itself: head too hot, voltage.
    public static let autoRecoverable = ErrorCause(rawValue: 0x40)

    static let all: ErrorCause = [.recoverable, .autocutter, .unrecoverable, .autoRecoverable]
}

extension PaperSupply {
    /// DLE EOT 4: bits 2 and 3 near the end, bits 5 and 6 at the end.
    init(realTime byte: UInt8) {
        self = byte & 0x60 != 0 ? .end : byte & 0x0C != 0 ? .nearEnd : .present
    }

    /// GS r 1 and the third byte of the automatic status: bits 0 and 1 near the end, bits 2 and 3 at the end.
    init(sensors byte: UInt8) {
        self = byte & 0x0C != 0 ? .end : byte & 0x03 != 0 ? .nearEnd : .present
    }
}

/// Automatic status back (GS a): four bytes, sent at every change that the mask names.
public struct AutomaticStatus: Equatable, Sendable {
    public var isDrawerPinHigh: Bool
    public var isOffline: Bool
    public var isCoverOpen: Bool
    public var isFeedButtonPressed: Bool
    public var isWaitingForRecovery: Bool
    public var errors: ErrorCause
    public var paper: PaperSupply

    /// - Parameter bytes: the four bytes of the block.
    init(_ bytes: [UInt8]) {
        precondition(bytes.count == 4, "a block of automatic status has four bytes")
        isDrawerPinHigh = bytes[0] & 0x04 != 0
        isOffline = bytes[0] & 0x08 != 0
        isCoverOpen = bytes[0] & 0x20 != 0
        isFeedButtonPressed = bytes[0] & 0x40 != 0 || bytes[1] & 0x02 != 0
        isWaitingForRecovery = bytes[1] & 0x01 != 0
        errors = ErrorCause(rawValue: bytes[1]).intersection(.all)
        paper = PaperSupply(sensors: bytes[2])
    }
}
