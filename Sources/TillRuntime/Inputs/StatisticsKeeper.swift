import Logging
import TillDeviceKit
import TillDevices
import TillStore

/// What a device has counted over all its lives: UnifiedPOS `retrieveStatistics`.
public struct DeviceStatistics: Equatable, Sendable, Codable {
    public var device: String
    public var deviceClass: DeviceClass
    /// By UnifiedPOS's names.
    public var statistics: [String: Int]
    /// How often a person has set them back to zero, and when the last time; the time is absent where nobody has.
    public var resets: Int
    public var resetAtMillis: Int64?

    private enum CodingKeys: String, CodingKey {
        case device, statistics, resets, resetAtMillis
        case deviceClass = "class"
    }

    init(_ device: DeviceStatus, _ stored: [StoredStatistic]) {
        self.device = device.name
        deviceClass = device.deviceClass
        let reset = stored.first { $0.name == TillStore.resetStatistic }
        (resets, resetAtMillis) = (reset?.count ?? 0, reset?.changedAtMillis)
        let counts = stored.filter { $0.name != TillStore.resetStatistic }.map { ($0.name, $0.count) }
        statistics = Dictionary(counts) { first, _ in first }
    }
}

/// Keeps what the drivers count on the disk.
///
/// The drivers are asked every `everyMillis`, before they are told to leave, and when somebody wants to know. What a
/// driver that crashed had counted since it was asked is lost with it.
struct StatisticsKeeper: Sendable {
    static let everyMillis: Int64 = 30_000

    let devices: Devices
    let store: TillStore
    let clock: TerminalClock
    let logger: Logger

    /// Works until cancelled.
    func run() async {
        while !Task.isCancelled {
            // Only a cancellation ends the sleep early, and the loop sees that by itself.
            try? await Task.sleep(for: .milliseconds(Self.everyMillis))
            guard !Task.isCancelled else { return }
            await devices.collectStatistics()
            await save()
        }
    }

    /// Keeps what is not kept yet. What cannot be kept is tried again the next time.
    func save() async {
        let batch = await devices.unsavedStatistics()
        do throws(StoreError) {
            try store.addStatistics(batch, atMillis: clock.nowMillis())
            await devices.savedStatistics(batch)
        } catch {
            logger.error("the devices' statistics are not kept yet: \(error)")
        }
    }
}
