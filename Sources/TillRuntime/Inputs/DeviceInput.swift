import Logging
import TillDeviceKit
import TillDevices
import TillDomain

/// What devices tell, as actions for the mailbox and lines for the feed.
struct DeviceInput: Sendable {
    let devices: Devices
    let terminal: Terminal
    let outputs: TerminalOutputs
    let queues: PrintQueues
    let notices: NoticeBoard
    let drawers: DrawerAccount
    let feed: TerminalFeed
    let logger: Logger

    func run() async {
        let classes = Dictionary(await devices.statuses().map { ($0.name, $0.deviceClass) }) { first, _ in first }
        for await event in devices.events {
            await handle(event)
            await see(to: event, classes)
        }
    }

    // MARK: - Printers and drawers

    /// What the cashier has to know of printers and drawers.
    private func see(to event: DevicesEvent, _ classes: [String: DeviceClass]) async {
        switch event {
        case .status(let device, let update):
            guard classes[device] == .posPrinter || classes[device] == .cashDrawer else { return }
            await notices.received(.status(update.status), of: device)
            if classes[device] == .cashDrawer { await drawers.status(update.status, of: device) }
            if classes[device] == .posPrinter, Self.isWell(update.status) { await printerMayTry(device) }
        case .ready(let device, _):
            guard classes[device] == .posPrinter else { return }
            await notices.received(.ready, of: device)
            await printerMayTry(device)
        case .lost(let device, _):
            if classes[device] == .cashDrawer { await drawers.lost(device) }
            if classes[device] == .posPrinter { await notices.received(.lost, of: device) }
        case .lease(let device, .moved(_, .terminal, _, _)):
            if classes[device] == .posPrinter { await printerMayTry(device) }
        case .data, .error, .lease: break
        }
    }

    /// What ends a trouble. Whether another one is left, the printer's own check before the print says.
    private static func isWell(_ status: StatusUpdate.Status) -> Bool {
        switch status {
        case .powerOnline, .coverOK, .paperOK, .faultCleared: true
        case .powerOff, .powerOffline, .coverOpen, .paperEmpty, .paperNearEmpty, .drawerOpen, .drawerClosed, .idle,
            .fault:
            false
        }
    }

    private func printerMayTry(_ device: String) async {
        await queues.mayTry(device)
        outputs.printJobs.ring()
    }

    // MARK: - What is told

    private func handle(_ event: DevicesEvent) async {
        switch event {
        case .data(let device, let scan):
            let text = Self.printable(scan.label)
            logger.debug("scan", metadata: ["device": "\(device)", "label": "\(text)"])
            feed.send(.scanned(device: device, text: text))
            report(await terminal.take(.scanned(label: scan.label)), device)
        case .status(let device, let update):
            let why: Logger.Metadata? = update.reason.isEmpty ? nil : ["reason": "\(update.reason)"]
            logger.notice("\(device): \(update.status.rawValue)", metadata: why)
            feed.send(.device(name: device, condition: update.status.rawValue, reason: update.reason))
            if update.status == .powerOnline { await deviceIsBack() }
        case .error(let device, let error):
            logger.error("\(device): \(error)")
            feed.send(.device(name: device, condition: "error", reason: error.message))
        case .ready(let device, _):
            feed.send(.device(name: device, condition: "ready", reason: ""))
            await deviceIsBack()
        case .lost(let device, let reason):
            // A device that goes because the terminal stops is no fault.
            let isStopped = await devices.statuses().first { $0.name == device }?.condition == .stopped
            logger.log(level: isStopped ? .debug : .error, "\(device) is out of use: \(reason)")
            feed.send(.device(name: device, condition: "lost", reason: reason))
        case .lease(let device, let change):
            await handle(change, of: device)
        }
    }

    private func handle(_ change: LeaseChange, of device: String) async {
        switch change {
        case .moved(let from, .terminal, let why, _):
            feed.send(.device(name: device, condition: "returned", reason: "by \(from): \(why.rawValue)"))
            // What somebody else has shown there is not what the customer has to see.
            await deviceIsBack()
        case .moved(_, let to, _, _):
            feed.send(.device(name: device, condition: "claimed", reason: "by \(to)"))
        case .releaseRequested(_, let by, let withinMillis):
            let reason = "\(by) wants it: retain it within \(withinMillis) ms, or lose it"
            feed.send(.device(name: device, condition: "releaseRequested", reason: reason))
        }
    }

    /// A display shows nothing after a restart.
    private func deviceIsBack() async {
        await terminal.showAgain()
    }

    private func report(_ result: Terminal.Result, _ device: String) {
        switch result {
        case .done, .refused, .failed: break
        case .noCatalogue:
            logger.error("a scan of \(device) was turned away: no catalogue has come from the upstream yet")
            feed.send(.fault(text: "no catalogue has come from the upstream yet"))
            feed.send(.sound(name: .refused))
        }
    }

    /// For people: what is not printable ASCII as `\xNN`, at most 64 characters.
    static func printable(_ bytes: [UInt8]) -> String {
        var text = ""
        for byte in bytes.prefix(64) {
            if (0x20...0x7E).contains(byte) {
                text.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                text += "\\x" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
            }
        }
        return bytes.count > 64 ? text + "... (\(bytes.count) bytes)" : text
    }
}
