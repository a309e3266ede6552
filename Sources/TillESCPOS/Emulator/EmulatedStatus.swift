/// The state of the emulated printer's sensors, and the status bytes that they give.
public struct EmulatedStatus: Equatable, Sendable {
    public var paper = PaperSupply.present
    public var isCoverOpen = false
    /// Level of pin 3 of the drawer connector.
    public var isDrawerPinHigh = true
    public var errors: ErrorCause = []

    public init() {}

    public var isOffline: Bool { isCoverOpen || paper == .end || !errors.isEmpty }

    /// The answer to DLE EOT n.
    func realTime(_ status: RealTimeStatus) -> UInt8 {
        let fixed: UInt8 = 0x12
        switch status {
        case .printer: return fixed | (isDrawerPinHigh ? 0x04 : 0) | (isOffline ? 0x08 : 0)
        case .offlineCause:
            var cause: OfflineCause = []
            if isCoverOpen { cause.insert(.coverOpen) }
            if paper == .end { cause.insert(.paperEnd) }
            if !errors.isEmpty { cause.insert(.error) }
            return fixed | cause.rawValue
        case .errorCause: return fixed | errors.rawValue
        case .rollPaper:
            switch paper {
            case .present: return fixed
            case .nearEnd: return fixed | 0x0C
            case .end: return fixed | 0x6C
            }
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

    /// The answer to GS r n; at the end of the paper the printer is offline and gives none.
    func buffered(_ status: BufferedStatus) -> UInt8? {
        guard paper != .end else { return nil }
        return switch status {
        case .paperSensor: sensorBits
        case .drawerPin: isDrawerPinHigh ? 0x01 : 0x00
        }
    }

    /// The four bytes of automatic status back.
    var automatic: [UInt8] {
        let first: UInt8 = 0x10 | (isDrawerPinHigh ? 0x04 : 0) | (isOffline ? 0x08 : 0) | (isCoverOpen ? 0x20 : 0)
        return [first, errors.rawValue, sensorBits, 0x00]
    }
}
