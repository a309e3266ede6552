import TillDeviceKit

/// What happens on a device that somebody holds, for the holder.
public enum HeldDeviceEvent: Equatable, Sendable, Codable {
    /// - hex: the label's bytes, two digits each; `text` is the same for people.
    /// - symbology: UnifiedPOS `ScanDataType`.
    case scan(text: String, hex: String, symbology: Int, aim: String, atMillis: Int64)
    case status(status: StatusUpdate.Status, reason: String)
    /// Somebody else wants the device: say `retain` within that time, or lose it.
    case releaseRequested(by: String, withinMillis: Int64)
    /// The claim is over; nothing follows.
    case ended(why: LeaseChange.Reason)

    public init(_ scan: ScanData) {
        self = .scan(
            text: String(decoding: scan.label, as: UTF8.self),
            hex: scan.label.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined(),
            symbology: scan.symbology.rawValue,
            aim: scan.aim,
            atMillis: scan.atMillis
        )
    }
}

/// The events of one claim, from its beginning to its end. One reader.
///
/// Bound: `waitingMax` events wait for the reader; the oldest go then, and it is logged.
struct HeldEvents {
    static let waitingMax = 256

    let fence: Int
    let stream: AsyncStream<HeldDeviceEvent>
    private let continuation: AsyncStream<HeldDeviceEvent>.Continuation
    /// Whether somebody reads already.
    var isTaken = false

    init(fence: Int) {
        self.fence = fence
        (stream, continuation) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(Self.waitingMax))
    }

    /// Answers whether an event had to go for this one.
    func send(_ event: HeldDeviceEvent) -> Bool {
        if case .dropped = continuation.yield(event) { true } else { false }
    }

    func end(_ why: LeaseChange.Reason) {
        continuation.yield(.ended(why: why))
        continuation.finish()
    }
}
