import TillDeviceKit
import TillDevices
import TillStore

/// Devices for others than the sale: claims and statistics.
extension TerminalService {
    /// Claims a device for a client of the local API. The terminal yields it when it does not need it
    /// (`TerminalNeeds`); a forced claim takes it at once.
    public func claim(
        _ device: String,
        for owner: DeviceOwner,
        _ terms: ClaimTerms
    ) async throws(DeviceError) -> DeviceClaim {
        await tellNeeds()
        return try await devices.claim(device, for: owner, terms)
    }

    /// Tells the devices which of them the terminal needs.
    func tellNeeds() async {
        let order = await terminal.currentState.order
        let statuses = await devices.statuses()
        var working: Set<String> = []
        do throws(StoreError) {
            working = try await queues.work(await devices.devices(of: .posPrinter)).printers
        } catch {
            // Where the queues cannot be read nothing is printed either.
            logger.error("whether prints wait is not known: \(error)")
        }
        await devices.setNeeded(
            TerminalNeeds.devices(
                statuses.map { ($0.name, $0.deviceClass, $0.condition == .ready) },
                isSaleOpen: !(order?.isEmpty ?? true),
                working: working
            )
        )
    }

    var statisticsKeeper: StatisticsKeeper {
        StatisticsKeeper(devices: devices, store: store, clock: clock, logger: logger)
    }

    /// UnifiedPOS `retrieveStatistics` of one device, with what its driver has counted until now.
    ///
    /// - Throws: `E_NOEXIST` for a device that is not configured, or a `StoreError`.
    public func statistics(of device: String) async throws -> DeviceStatistics {
        let status = try await known(device)
        await devices.collectStatistics()
        await statisticsKeeper.save()
        return DeviceStatistics(status, try store.statistics(of: device))
    }

    /// UnifiedPOS `resetStatistics`: everything of the device to zero.
    ///
    /// - Parameter by: who wants it, for the log.
    public func resetStatistics(of device: String, by: String) async throws -> DeviceStatistics {
        let status = try await known(device)
        await devices.collectStatistics()
        await statisticsKeeper.save()
        try store.resetStatistics(of: device, atMillis: clock.nowMillis())
        logger.notice("the statistics of \(device) are set back by \(by)")
        return DeviceStatistics(status, try store.statistics(of: device))
    }

    private func known(_ device: String) async throws(DeviceError) -> DeviceStatus {
        if let status = await devices.statuses().first(where: { $0.name == device }) { return status }
        throw DeviceError(.noExist, .giveUp, "there is no device '\(device)'", bytesSent: 0)
    }
}
