import TillDeviceKit
import TillESCPOS

/// What the printer says.
extension ESCPOSPrinter {
    mutating func replied(_ reply: PrinterReply) -> [DriverOutput] {
        var outputs = changes(told: reply)
        if case .processed(let id) = reply { outputs += confirmed(id) }
        if var job = running, var questions = job.questions {
            questions.replied(reply)
            job.questions = questions
            running = job
            if questions.isComplete { outputs += succeed(job) }
        }
        return outputs
    }

    /// Status events for what the reply shows to have changed.
    private mutating func changes(told reply: PrinterReply) -> [DriverOutput] {
        switch reply {
        case .printer(let status): return drawerEvent(pinHigh: status.isDrawerPinHigh)
        case .drawerPin(let isHigh): return drawerEvent(pinHigh: isHigh)
        case .offlineCause(let cause):
            return printerEvents(condition.change(cover: cause.contains(.coverOpen)))
        case .paper(let supply, _): return printerEvents(condition.change(paper: supply))
        case .errorCause(let errors): return errorEvent(errors)
        case .automatic(let status):
            return printerEvents(condition.change(cover: status.isCoverOpen, paper: status.paper))
                + drawerEvent(pinHigh: status.isDrawerPinHigh) + errorEvent(status.errors)
        case .identity, .text, .processed, .ready, .busy, .block, .unanswered: return []
        }
    }

    private func printerEvents(_ updates: [StatusUpdate]) -> [DriverOutput] {
        guard let printer else { return [] }
        return updates.flatMap { update -> [DriverOutput] in
            let event = DriverOutput.event(device: printer, .status(update))
            guard update.status == .coverOpen else { return [event] }
            return [event, .count(device: printer, statistic: "ReceiptCoverOpenCount", by: 1)]
        }
    }

    private mutating func drawerEvent(pinHigh: Bool) -> [DriverOutput] {
        let update = condition.change(drawerPinHigh: pinHigh, openLevel: settings.drawerOpenLevel)
        guard let drawer, let update else { return [] }
        return [.event(device: drawer, .status(update))]
    }

    private mutating func errorEvent(_ errors: ErrorCause) -> [DriverOutput] {
        guard let error = condition.change(errors: errors), let printer else { return [] }
        return [
            .event(device: printer, .error(error)),
            .count(device: printer, statistic: "PrinterFaultCount", by: 1),
        ]
    }
}
