import TillDeviceKit

/// The account of what the drivers count.
extension Devices {
    /// Asks every driver that is up what it has counted; returns when each has answered or has had its 5 s.
    public func collectStatistics() async {
        for name in slots.flatMap({ $0.planned.parameters.devices.map(\.name) }) {
            do throws(DeviceError) {
                _ = try await statistics(name)
            } catch {
                // A driver that is down counts nothing; what it told before is in the account already.
                logger.debug("the statistics of \(name) were not told: \(error)")
            }
        }
    }

    /// What has been counted and is not kept yet.
    public func unsavedStatistics() -> StatisticsLedger.Batch { ledger.unsaved }

    /// To be called when the batch is on the disk.
    public func savedStatistics(_ batch: StatisticsLedger.Batch) { ledger.saved(batch) }

    // MARK: -

    /// Asks once more before the process is told to leave; it answers that first.
    func askLastStatistics(at index: Int) {
        guard case .ready = slots[index].supervision.phase else { return }
        for device in slots[index].planned.parameters.devices {
            let ticket = nextTicket
            nextTicket += 1
            statisticsCalls[ticket] = device.name
            received(.call(ticket: ticket, .retrieveStatistics(device: device.name)), at: index)
        }
    }

    /// Ends a call; what it tells of statistics goes into the account, under the process that counted it.
    func finished(_ ticket: Int, _ result: Result<DriverResult, DeviceError>, at index: Int) {
        if let device = statisticsCalls.removeValue(forKey: ticket), case .success(let answer) = result {
            let generation = slots[index].supervision.generation
            ledger.counted(answer.statistics ?? [:], by: device, generation: generation)
        }
        callers.removeValue(forKey: ticket)?.resume(returning: result)
    }
}
