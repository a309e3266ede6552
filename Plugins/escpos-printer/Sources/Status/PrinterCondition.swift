import TillDeviceKit
import TillESCPOS

/// What the printer's sensors said last. A printer that never says anything is taken to be well: closed, with paper,
/// without error. Every change is told once.
struct PrinterCondition: Equatable {
    private(set) var isCoverOpen = false
    private(set) var paper = PaperSupply.present
    private(set) var isDrawerOpen = false
    private(set) var errors: ErrorCause = []

    /// Sensors of the printer itself; nil where this answer does not tell.
    mutating func change(cover: Bool? = nil, paper supply: PaperSupply? = nil) -> [StatusUpdate] {
        var updates: [StatusUpdate] = []
        if let cover, cover != isCoverOpen {
            isCoverOpen = cover
            updates.append(StatusUpdate(cover ? .coverOpen : .coverOK))
        }
        if let supply, supply != paper {
            paper = supply
            updates.append(StatusUpdate(Self.status(of: supply)))
        }
        return updates
    }

    /// The drawer's switch.
    ///
    /// - Parameter openLevel: which level of pin 3 means open.
    mutating func change(drawerPinHigh: Bool, openLevel: PrinterSettings.DrawerOpenLevel) -> StatusUpdate? {
        let isOpen: Bool
        switch openLevel {
        case .low: isOpen = !drawerPinHigh
        case .high: isOpen = drawerPinHigh
        case .none: return nil
        }
        guard isOpen != isDrawerOpen else { return nil }
        isDrawerOpen = isOpen
        return StatusUpdate(isOpen ? .drawerOpen : .drawerClosed)
    }

    /// The faults that were not there before, as an error for the operator; nil where there is none.
    mutating func change(errors now: ErrorCause) -> DeviceError? {
        let new = now.subtracting(errors)
        errors = now
        guard !new.isEmpty else { return nil }
        return DeviceError(.failure, .waitForOperator, "the printer reports \(Self.text(of: new))")
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

    private static func status(of supply: PaperSupply) -> StatusUpdate.Status {
        switch supply {
        case .present: .paperOK
        case .nearEnd: .paperNearEmpty
        case .end: .paperEmpty
        }
    }
}
