import TillDevices
import TillStore
import TillWire

/// The store as the roles' memory. An identity that cannot be read is none: its role is chosen for anew.
extension TillStore: DeviceRegistry {
    public func entries() throws(DeviceRegistryError) -> [RegistryEntry] {
        do throws(StoreError) {
            return try deviceRegistry().compactMap(Self.entry)
        } catch {
            throw DeviceRegistryError(error.description)
        }
    }

    public func update(remember: [RegistryEntry], forget: [String]) throws(DeviceRegistryError) {
        do throws(StoreError) {
            try updateDeviceRegistry(remember: try remember.map(Self.record), forget: forget)
        } catch {
            throw DeviceRegistryError(error.description)
        }
    }

    private static func entry(_ record: DeviceRegistryRecord) -> RegistryEntry? {
        guard let device = try? WireCoding.decode(RememberedDevice.self, from: record.identity) else { return nil }
        return RegistryEntry(
            role: record.role,
            driver: record.driver,
            device: device,
            chosenBy: record.chosenBy == .person ? .person : .automatic,
            boundAtMillis: record.boundAtMillis,
            lastSeenAtMillis: record.lastSeenAtMillis
        )
    }

    private static func record(_ entry: RegistryEntry) throws(StoreError) -> DeviceRegistryRecord {
        do throws(WireFault) {
            return DeviceRegistryRecord(
                role: entry.role,
                driver: entry.driver,
                identity: try WireCoding.encode(entry.device),
                chosenBy: entry.chosenBy == .person ? .person : .automatic,
                boundAtMillis: entry.boundAtMillis,
                lastSeenAtMillis: entry.lastSeenAtMillis
            )
        } catch {
            throw StoreError(.unreadable, "the device of '\(entry.role)' \(error)")
        }
    }
}
