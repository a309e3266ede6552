import TillDeviceKit
import TillESCPOS

/// What the printer's sensors said last. A printer that never says anything is taken to be well: closed, with paper,
/// without error. Every change is told once.
struct PrinterCondition: Equatable {
    private(set) var isCoverOpen = false
    /// What the roll sensors see.
    private(set) var sensedPaper = PaperSupply.present
    /// Printing has stopped at the end of the paper, whatever the sensors say.
    private(set) var isStoppedForPaper = false
    private(set) var errors: ErrorCause = []
    /// An error that is not named (DLE EOT 2 tells only that there is one).
    private(set) var hasUnnamedError = false
    private(set) var isOffline = false
    /// Whether `powerOffline` was told of the printer itself.
    private var isToldOffline = false

    var paper: PaperSupply { isStoppedForPaper ? .end : sensedPaper }

    /// Why the printer cannot print; nil where it can.
    var obstacle: Obstacle? {
        if isCoverOpen { return .coverOpen }
        if paper == .end { return .paperEnd }
        if !errors.isEmpty { return .errors(errors) }
        if hasUnnamedError { return .error }
        return isOffline ? .offline : nil
    }

    /// Automatic status: everything at once.
    mutating func change(_ status: AutomaticStatus) -> [StatusUpdate] {
        isOffline = status.isOffline
        hasUnnamedError = false
        isStoppedForPaper = false
        return change(cover: status.isCoverOpen) + change(paper: status.paper) + change(errors: status.errors)
    }

    /// DLE EOT 1. Whether that is told is decided by `powerChange`, once the cause is known.
    mutating func change(offline: Bool) {
        isOffline = offline
    }

    /// DLE EOT 2.
    mutating func change(_ cause: OfflineCause) -> [StatusUpdate] {
        hasUnnamedError = cause.contains(.error)
        let before = paper
        isStoppedForPaper = cause.contains(.paperEnd)
        return change(cover: cause.contains(.coverOpen)) + paperUpdates(since: before)
    }

    /// DLE EOT 4, GS r 1.
    mutating func change(paper supply: PaperSupply) -> [StatusUpdate] {
        let before = paper
        sensedPaper = supply
        return paperUpdates(since: before)
    }

    /// DLE EOT 3.
    mutating func change(errors now: ErrorCause) -> [StatusUpdate] {
        guard now != errors else { return [] }
        errors = now
        guard !now.isEmpty else { return [StatusUpdate(.faultCleared)] }
        return [StatusUpdate(.fault, reason: Self.text(of: now))]
    }

    /// Offline for a reason that is neither cover nor paper nor error, or not answering: told as the power status,
    /// which is what UnifiedPOS has for a device that is there and cannot be used.
    mutating func powerChange(isLost: Bool) -> StatusUpdate? {
        let cause: Obstacle? = isLost ? .silent : obstacle == .offline ? .offline : nil
        if let cause, !isToldOffline {
            isToldOffline = true
            return StatusUpdate(.powerOffline, reason: cause.sentence)
        }
        guard isToldOffline, !isLost, !isOffline else { return nil }
        isToldOffline = false
        return StatusUpdate(.powerOnline)
    }

    /// The connection is gone, or is new: its power is told by the kit.
    mutating func forgetPower() {
        isToldOffline = false
        isOffline = false
    }

    private mutating func change(cover: Bool) -> [StatusUpdate] {
        guard cover != isCoverOpen else { return [] }
        isCoverOpen = cover
        return [StatusUpdate(cover ? .coverOpen : .coverOK)]
    }

    private func paperUpdates(since before: PaperSupply) -> [StatusUpdate] {
        switch paper {
        case before: []
        case .present: [StatusUpdate(.paperOK)]
        case .nearEnd: [StatusUpdate(.paperNearEmpty)]
        case .end: [StatusUpdate(.paperEmpty)]
        }
    }

    /// The faults as words for a person.
    static func text(of errors: ErrorCause) -> String {
        var words: [String] = []
        if errors.contains(.recoverable) { words.append("a mechanical error: open the cover, look for jammed paper") }
        if errors.contains(.autocutter) { words.append("a stuck knife: clear the paper path") }
        if errors.contains(.unrecoverable) { words.append("an error that only switching off and on ends") }
        if errors.contains(.autoRecoverable) { words.append("a hot head or a wrong voltage: wait until it goes on") }
        return words.joined(separator: "; ")
    }
}
