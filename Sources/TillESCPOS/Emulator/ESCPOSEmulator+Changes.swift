import TillDeviceKit

/// What happens to the printer from outside, and what it tells of it by itself.
extension ESCPOSEmulator {
    /// Errors that stay until DLE ENQ, after their cause has gone.
    private static let recoverable: ErrorCause = [.recoverable, .autocutter]

    /// Moves the sensors. With automatic status on (GS a), the printer tells of the changes that the mask names. When
    /// the last cause of being offline goes, it prints what has waited.
    public mutating func change(to status: EmulatedStatus) -> [EmulatorEvent] {
        self.status = status
        self.status.errors.formIntersection([.recoverable, .autocutter, .unrecoverable, .autoRecoverable])
        latchedErrors.formUnion(self.status.errors)
        if !status.errors.contains(.autoRecoverable) { latchedErrors.remove(.autoRecoverable) }
        settle()
        printWaiting()
        return takeEvents()
    }

    /// Sets what is wrong. When a stall is over, the printer goes on with what has waited.
    public mutating func change(faults: EmulatorFaults) -> [EmulatorEvent] {
        let hadLostPower = hasLostPower
        self.faults = faults
        self.faults.stallsAfterBytes = faults.stallsAfterBytes.map { max($0, 0) }
        self.faults.losesPowerAfterBytes = faults.losesPowerAfterBytes.map { max($0, 0) }
        if hasLostPower, !hadLostPower { losePower() }
        settle()
        heedStalled()
        return takeEvents()
    }

    /// Switches it off and on: buffers, modes, GS a, GS ( H and downloaded pictures are gone, paper, NV pictures and
    /// the other faults stay. It ends a power failure, and unrecoverable errors whose cause is gone.
    public mutating func powerCycle() -> [EmulatorEvent] {
        faults.losesPowerAfterBytes = nil
        losePower()
        latchedErrors = status.errors
        let wasOffline = reported.isOffline
        reported = report
        if reported.isOffline != wasOffline { emit(.offline(reported.isOffline)) }
        return takeEvents()
    }

    /// Whether printing has stopped: no paper, cover open, an error, held at the panel.
    public var isOffline: Bool { reported.isOffline }

    /// What is not kept without power.
    mutating func losePower() {
        clearBuffers()
        modes = Self.initialModes(multibyte: isMultibyteByDefault)
        page = nil
        automaticStatusMask = 0
        offlineResponse = 0
        isSelected = true
        stored.downloads = PictureStore()
    }

    /// The errors whose causes are there; a jammed knife shows once it has jammed.
    private var causes: ErrorCause {
        faults.cutterJams ? status.errors.union(latchedErrors.intersection(.autocutter)) : status.errors
    }

    /// The state as it is.
    private var report: StatusReport {
        let open = latchedErrors.intersection(Self.recoverable)
        var report = StatusReport()
        report.isDrawerPinHigh = status.isDrawerPinHigh
        report.isCoverOpen = status.isCoverOpen
        report.isFeedButtonPressed = status.isFeedButtonPressed
        report.isWaitingForRecovery = !open.isEmpty && open.isDisjoint(with: causes)
        report.errors = latchedErrors
        report.paper = status.paper
        report.isOffline =
            status.isCoverOpen || status.isFeedButtonPressed || status.isHeldOffline || status.paper == .end
            || !latchedErrors.isEmpty
        return report
    }

    /// Tells of what has changed: automatic status by its mask, the offline response when the printer goes offline.
    mutating func settle() {
        let earlier = reported
        reported = report
        guard reported != earlier else { return }
        if reported.isOffline != earlier.isOffline { emit(.offline(reported.isOffline)) }
        guard !isDead else { return }
        if reported.mask(ofChangesSince: earlier) & automaticStatusMask != 0 { reply(reported.automatic) }
        if reported.isOffline, !earlier.isOffline, offlineResponse > 0 {
            reply(reported.offlineResponse(withCause: offlineResponse == 2))
        }
    }

    /// Whether nothing goes on in it.
    private var isDead: Bool { hasLostPower || faults.stallsAfterBytes == 0 }

    /// DLE ENQ 1 and 2: recoverable errors whose cause is gone are over.
    mutating func recover() {
        let over = Self.recoverable.subtracting(causes)
        guard !latchedErrors.isDisjoint(with: over) else { return }
        latchedErrors.subtract(over)
        settle()
        guard !latchedErrors.contains(.autocutter), let cut = cutToRepeat else { return }
        cutToRepeat = nil
        perform(cut)
    }

    /// The knife jams by itself.
    mutating func jamCutter(in cut: PrintCut) {
        cutToRepeat = cut
        latchedErrors.insert(.autocutter)
        settle()
    }

    /// Counts what is printed down to the end of the paper.
    mutating func countPrinted() {
        guard let left = faults.paperEndsAfterLines else { return }
        faults.paperEndsAfterLines = left > 1 ? left - 1 : nil
        guard left <= 1 else { return }
        status.paper = .end
        settle()
    }

    /// A pulse opens the drawer that hangs on its pin.
    mutating func openDrawer(by pulse: DrawerPulse) {
        emit(.pulse(pulse))
        guard pulse.pin == status.drawer.pin, pulse.onMillis > 0, !status.drawer.isStuck else { return }
        status.drawer.isOpen = true
        settle()
    }
}
