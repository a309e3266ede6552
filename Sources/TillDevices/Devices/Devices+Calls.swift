import TillDeviceKit

/// What can be asked of a device by its configured name.
///
/// A call to a device whose driver is down fails at once with `bytesSent` 0 and the reason; one to a name that is not
/// configured with `E_NOEXIST`. A cancelled task still waits for the end of its call, because what a printer has begun
/// has to be known to whoever keeps the account of it.
extension Devices {
    /// Prints a job: POSPrinter. There is no deadline on the whole, only the driver's own on a printer that takes
    /// nothing.
    ///
    /// - Parameters:
    ///   - device: the configured name.
    ///   - job: the id of the job, for the printer's own confirmation.
    ///   - items: what is printed, laid out to the columns of the printer.
    /// - Returns: whether the printer confirmed the print, or everything was sent and it cannot say more.
    /// - Throws: an error with `bytesSent` 0 where nothing left the host and the job may be sent again; with another
    ///   number, or none, where a person has to look at the printer first.
    public func print(_ device: String, job: String, items: [PrintItem]) async throws(DeviceError) -> PrintOutcome {
        let result = try await call(device, .print(device: device, job: job, items: items))
        if let outcome = result.outcome { return outcome }
        let text = "the driver of '\(device)' did not say how the print ended; look at the printer"
        throw DeviceError(.failure, .waitForOperator, text, bytesSent: nil)
    }

    /// CashDrawer `openDrawer`, within 30 s, as a print may be under way on the same connection.
    ///
    /// - Returns: what the drawer's switch said of it.
    /// - Throws: `E_FAILURE` where the switch says that the drawer stayed shut.
    public func openDrawer(_ device: String) async throws(DeviceError) -> DrawerOpening {
        try await call(device, .openDrawer(device: device)).drawer ?? .unverifiable
    }

    /// LineDisplay: shows the whole content, one text a row, within 5 s.
    public func displayText(_ device: String, lines: [String]) async throws(DeviceError) {
        _ = try await call(device, .displayText(device: device, lines: lines))
    }

    /// The same for whoever holds the display with this fence.
    public func displayText(_ device: String, lines: [String], fence: Int) async throws(DeviceError) {
        _ = try await call(device, .displayText(device: device, lines: lines), fence: fence)
    }

    /// UnifiedPOS `checkHealth`, within 60 s; answers `CheckHealthText`.
    ///
    /// - Parameter fence: of whoever holds the device; nil is the terminal's own call.
    public func checkHealth(
        _ device: String,
        level: HealthLevel,
        fence: Int? = nil
    ) async throws(DeviceError) -> String {
        try await call(device, .checkHealth(device: device, level: level), fence: fence).text ?? ""
    }

    /// Asks the device what it is, within 60 s: `maker`, `model`, `firmware` and what else its driver knows to ask for.
    /// A hint and no proof: clones give the names of others.
    public func identify(_ device: String) async throws(DeviceError) -> [String: String] {
        try await call(device, .identify(device: device)).identity ?? [:]
    }

    /// UnifiedPOS statistics by name, counted since the driver process started.
    public func statistics(_ device: String) async throws(DeviceError) -> [String: Int] {
        try await call(device, .retrieveStatistics(device: device)).statistics ?? [:]
    }

    /// Lets the driver of a quarantined or misconfigured device try again; otherwise nothing happens. The other
    /// devices of the same driver process come back with it.
    public func release(_ device: String) throws(DeviceError) {
        received(.release, at: try slot(of: device))
    }

    /// Closes the driver process of the device and starts it anew, at once and without counting a crash. Calls under
    /// way end as they do when the process dies.
    public func restart(_ device: String) throws(DeviceError) {
        let index = try slot(of: device)
        askLastStatistics(at: index)
        received(.restart, at: index)
    }

    /// What changes nothing on the device may be asked by anybody; the rest by whoever holds it.
    private func call(
        _ device: String,
        _ call: DriverCall,
        fence: Int? = nil
    ) async throws(DeviceError) -> DriverResult {
        let index = try slot(of: device)
        if call.isOutput || fence != nil, let refusal = refusalOfUse(device, fence: fence) { throw refusal }
        let ticket = nextTicket
        nextTicket += 1
        let result = await withCheckedContinuation { continuation in
            callers[ticket] = continuation
            if case .retrieveStatistics = call { statisticsCalls[ticket] = device }
            received(.call(ticket: ticket, call), at: index)
        }
        return try result.get()
    }
}
