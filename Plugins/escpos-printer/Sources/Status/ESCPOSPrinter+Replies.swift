import TillDeviceKit
import TillESCPOS

/// What the printer says.
extension ESCPOSPrinter {
    /// How long a job may stand with the printer offline in the middle of it, before nobody is expected to load paper.
    static let heldMaxMillis = 3_600_000

    mutating func replied(_ reply: PrinterReply) -> [DriverOutput] {
        var outputs = changes(told: reply)
        outputs += holdChange()
        if case .processed(let id) = reply { outputs += confirmed(id) }
        if case .text(let identity, let text) = reply { note(identity, text) }
        if case .identity(let identity, let byte) = reply { note(identity, Self.hex(byte)) }
        if var asked = round {
            asked.replied(reply)
            round = asked
            // A round without a question waits for the first automatic status.
            if asked.isOver, asked.count > 0 || contact.isAutomaticAlive { outputs += endRound() }
        }
        return outputs + drawerTold()
    }

    /// Status events for what the reply shows to have changed.
    private mutating func changes(told reply: PrinterReply) -> [DriverOutput] {
        switch reply {
        case .printer(let status):
            contact.answered()
            condition.change(offline: status.isOffline)
            return drawerEvent(pinHigh: status.isDrawerPinHigh)
        case .drawerPin(let isHigh):
            return drawerEvent(pinHigh: isHigh)
        case .offlineCause(let cause):
            contact.answered()
            return printerEvents(condition.change(cause))
        case .paper(let supply, let question):
            if question == .realTime(.rollPaper) { contact.answered() }
            return printerEvents(condition.change(paper: supply))
        case .errorCause(let errors):
            contact.answered()
            return errorEvents(errors) { $0.change(errors: errors) }
        case .automatic(let status): return automaticStatus(status)
        case .powerOff: return [.log(.warning, "the printer says that it switches itself off")]
        case .identity, .text, .processed, .ready, .busy, .block, .unanswered, .extended, .ink, .information,
            .offlineResponse, .cleared, .display:
            return []
        }
    }

    private mutating func automaticStatus(_ status: AutomaticStatus) -> [DriverOutput] {
        contact.answered(automatically: true)
        return errorEvents(status.errors) { $0.change(status) } + drawerEvent(pinHigh: status.isDrawerPinHigh)
            + powerEvent()
    }

    private func printerEvents(_ updates: [StatusUpdate]) -> [DriverOutput] {
        guard let printer else { return [] }
        return updates.flatMap { update -> [DriverOutput] in
            let event = DriverOutput.event(device: printer, .status(update))
            guard update.status == .coverOpen else { return [event] }
            return [event, .count(device: printer, statistic: "ReceiptCoverOpenCount", by: 1)]
        }
    }

    /// A fault is counted once, when it comes.
    private mutating func errorEvents(
        _ errors: ErrorCause,
        _ change: (inout PrinterCondition) -> [StatusUpdate]
    ) -> [DriverOutput] {
        let isNew = !errors.subtracting(condition.errors).isEmpty
        let events = printerEvents(change(&condition))
        guard isNew, let printer else { return events }
        return events + [.count(device: printer, statistic: "PrinterFaultCount", by: 1)]
    }

    private mutating func drawerEvent(pinHigh: Bool) -> [DriverOutput] {
        drawerEvents(drawerSwitch.told(isHigh: pinHigh))
    }

    func drawerEvents(_ update: StatusUpdate?) -> [DriverOutput] {
        guard let update, let drawer else { return [] }
        return [.event(device: drawer, .status(update))]
    }

    mutating func powerEvent() -> [DriverOutput] {
        guard let update = condition.powerChange(isLost: contact.isLost) else { return [] }
        return printerEvents([update])
    }

    /// A printer that says why it takes nothing is waited for; one that says nothing has stalled.
    private mutating func holdChange() -> [DriverOutput] {
        let isWell = condition.obstacle == nil
        guard contact.hasAnswered, isWell == isHeld else { return [] }
        isHeld = !isWell
        let limit = DriverOutput.stallLimit(millis: isHeld ? Self.heldMaxMillis : settings.stallMillis)
        return [limit] + holdChanged()
    }
}
