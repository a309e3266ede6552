/// What the printer tells of itself at one moment, and the bytes in which it does.
///
/// The drawer's pin has the same polarity in all of them: a set bit is a high level.
struct StatusReport: Equatable, Sendable {
    var isDrawerPinHigh = true
    var isOffline = false
    var isCoverOpen = false
    var isFeedButtonPressed = false
    /// The cause of a recoverable error is gone, and DLE ENQ has not come.
    var isWaitingForRecovery = false
    var errors: ErrorCause = []
    var paper = PaperSupply.present

    /// Bits that are set in each answer to DLE EOT.
    private static let realTimeFixed: UInt8 = 0x12

    /// The answer to DLE EOT n, or nil for a number that is not answered.
    func realTime(_ number: UInt8) -> UInt8? {
        switch number {
        case 1:
            Self.realTimeFixed | bit(2, isDrawerPinHigh) | bit(3, isOffline) | bit(5, isWaitingForRecovery)
                | bit(6, isFeedButtonPressed)
        case 2:
            Self.realTimeFixed | bit(2, isCoverOpen) | bit(3, isFeedButtonPressed) | bit(5, paper == .end)
                | bit(6, !errors.isEmpty)
        case 3: Self.realTimeFixed | errors.rawValue & 0x6C
        case 4: Self.realTimeFixed | (paper == .present ? 0 : 0x0C) | (paper == .end ? 0x60 : 0)
        // No slip, ink near its end, peeler, second interface or busy display.
        case 5, 7, 8, 18: Self.realTimeFixed
        default: nil
        }
    }

    /// The answer to GS r n, or nil for a number that is not answered.
    func buffered(_ number: UInt8) -> UInt8? {
        switch number {
        case 1, 49: sensorBits
        case 2, 50: bit(0, isDrawerPinHigh)
        case 4, 52: 0
        default: nil
        }
    }

    /// Near end in bits 0 and 1, end in bits 2 and 3.
    var sensorBits: UInt8 {
        switch paper {
        case .present: 0x00
        case .nearEnd: 0x03
        case .end: 0x0F
        }
    }

    /// The four bytes of automatic status back.
    var automatic: [UInt8] {
        [
            0x10 | bit(2, isDrawerPinHigh) | bit(3, isOffline) | bit(5, isCoverOpen) | bit(6, isFeedButtonPressed),
            bit(0, isWaitingForRecovery) | bit(1, isFeedButtonPressed) | errors.rawValue & 0x6C,
            sensorBits,
            0x00,
        ]
    }

    /// GS ( H function 49: 37 23, the causes, NUL. The byte of the causes differs from model to model; this one is
    /// 40 with bit 0 for an error and bits 2, 3 and 5 as in DLE EOT 2.
    func offlineResponse(withCause: Bool) -> [UInt8] {
        let cause =
            0x40 | bit(0, !errors.isEmpty) | bit(2, isCoverOpen) | bit(3, isFeedButtonPressed) | bit(5, paper == .end)
        return [ReplyByte.response, 0x23] + (withCause ? [cause] : []) + [ReplyByte.terminator]
    }

    /// The bits of GS a under which the differences to an earlier report are told.
    func mask(ofChangesSince earlier: StatusReport) -> UInt8 {
        let isOnlineStateEqual =
            isOffline == earlier.isOffline && isCoverOpen == earlier.isCoverOpen
            && isWaitingForRecovery == earlier.isWaitingForRecovery
        return bit(0, isDrawerPinHigh != earlier.isDrawerPinHigh) | bit(1, !isOnlineStateEqual)
            | bit(2, errors != earlier.errors) | bit(3, paper != earlier.paper)
            | bit(6, isFeedButtonPressed != earlier.isFeedButtonPressed)
    }

    private func bit(_ number: UInt8, _ isSet: Bool) -> UInt8 { isSet ? 1 << number : 0 }
}
