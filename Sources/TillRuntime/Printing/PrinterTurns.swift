import TillStore

/// Which job a printer takes next, and when it is tried again after it could not. Decides and does nothing.
///
/// There is one queue for each printer, whatever its jobs are for: the oldest job comes first, and one that cannot be
/// printed holds up those behind it, so that the order of the paper is the order of the work.
struct PrinterTurns: Sendable {
    /// The pause after a failure of which no byte left the host, if the printer does not say sooner that it is well.
    static let failedPauseMillis: Int64 = 2000
    /// The pause after the printer's check before a print, for printers that do not say when they are well again.
    static let blockedPauseMillis: Int64 = 10_000

    /// A printer that cannot print now.
    private struct Trouble: Equatable {
        /// Since when it has not printed what it was given.
        var sinceMillis: Int64
        /// Until when it is left alone; nil where it may be tried at once.
        var restsUntilMillis: Int64?
    }

    /// What a printer does with its turn.
    enum Choice: Equatable {
        case nothing
        /// Its oldest job, and the printer for which it stands in.
        case print(PrintQueueHead, insteadOf: String?)
        /// It is known to be unable: no byte needs to be risked to find that out.
        case blocked(PrintQueueHead, reason: String)
        /// It was tried a moment ago and rests.
        case rests(PrintQueueHead)
    }

    let routes: PrinterRoutes
    private var troubles: [String: Trouble] = [:]

    init(_ routes: PrinterRoutes) {
        self.routes = routes
    }

    // MARK: - What becomes of the printers

    mutating func printed(_ printer: String) {
        troubles[printer] = nil
    }

    mutating func isUnable(_ printer: String, pauseMillis: Int64?, nowMillis: Int64) {
        let since = troubles[printer]?.sinceMillis ?? nowMillis
        troubles[printer] = Trouble(sinceMillis: since, restsUntilMillis: pauseMillis.map { nowMillis + $0 })
    }

    /// It says that it is well, or a person does: it is tried at once. Whether it is well shows when it prints, so the
    /// time of its trouble goes on until then.
    mutating func mayTry(_ printer: String) {
        troubles[printer]?.restsUntilMillis = nil
    }

    // MARK: - Whose turn it is

    /// The printers that have work, those that stand in included, and what waits because its printer does not exist.
    func work(
        _ heads: [PrintQueueHead],
        _ devices: [PortDevice],
        nowMillis: Int64
    ) -> (printers: Set<String>, missing: [(head: PrintQueueHead, reason: String)]) {
        var printers: Set<String> = []
        var missing: [(head: PrintQueueHead, reason: String)] = []
        for head in heads {
            switch routes.route(of: head, printers: devices.map(\.name)) {
            case .printer(let home): printers.formUnion([home, standIn(for: home, devices, nowMillis) ?? home])
            case .missing(let reason): missing.append((head, reason))
            }
        }
        return (printers, missing)
    }

    /// - Parameter heads: the oldest job that can be worked of each role and station.
    func choice(
        of printer: PortDevice,
        _ heads: [PrintQueueHead],
        _ devices: [PortDevice],
        nowMillis: Int64
    ) -> Choice {
        let names = devices.map(\.name)
        var oldest: (head: PrintQueueHead, home: String)?
        for head in heads {
            guard case .printer(let home) = routes.route(of: head, printers: names) else { continue }
            guard standIn(for: home, devices, nowMillis) ?? home == printer.name else { continue }
            if oldest.map({ head.position < $0.head.position }) ?? true { oldest = (head, home) }
        }
        guard let (head, home) = oldest else { return .nothing }
        if let reason = printer.outOfUse { return .blocked(head, reason: reason) }
        if rests(printer.name, nowMillis) { return .rests(head) }
        return .print(head, insteadOf: home == printer.name ? nil : home)
    }

    /// The printer that takes over now; nil where the printer's jobs are its own. It takes over while the printer is
    /// out of use or rests after a try, so that the two never reach for one job.
    private func standIn(for home: String, _ devices: [PortDevice], _ nowMillis: Int64) -> String? {
        guard let name = routes.fallbackPrinters[home], let trouble = troubles[home],
            nowMillis - trouble.sinceMillis >= routes.fallbackAfterMillis,
            let printer = devices.first(where: { $0.name == home }),
            let fallback = devices.first(where: { $0.name == name }),
            printer.outOfUse != nil || rests(home, nowMillis)
        else { return nil }
        return fallback.outOfUse == nil && troubles[name] == nil ? name : nil
    }

    private func rests(_ printer: String, _ nowMillis: Int64) -> Bool {
        guard let until = troubles[printer]?.restsUntilMillis else { return false }
        return nowMillis < until
    }
}
