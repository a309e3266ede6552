import GRDB
import Testing

@testable import TillStore

@Suite("The memory of which device plays which role")
struct DeviceRegistryTests {
    private func record(_ role: String, seen: Int64 = 2, bytes: Int = 2) -> DeviceRegistryRecord {
        DeviceRegistryRecord(
            role: role,
            driver: "serial-scanner",
            identity: [UInt8](repeating: 0x20, count: bytes),
            chosenBy: .person,
            boundAtMillis: 1,
            lastSeenAtMillis: seen
        )
    }

    @Test("it is kept as it was, over a restart, one device a role")
    func kept() throws {
        let desk = try Desk()
        #expect(try desk.store.deviceRegistry() == [])
        var first = record("scanner")
        try desk.store.updateDeviceRegistry(remember: [first, record("receipt")])
        (first.chosenBy, first.driver, first.lastSeenAtMillis) = (.automatic, "hid-scanner", 9)
        try desk.store.updateDeviceRegistry(remember: [first])
        try desk.reopen()
        #expect(try desk.store.deviceRegistry() == [record("receipt"), first])
        try desk.store.updateDeviceRegistry(remember: [], forget: ["receipt", "never"])
        #expect(try desk.store.deviceRegistry() == [first])
    }

    @Test("what is forgotten and what is remembered is written at once or not at all")
    func atOnce() throws {
        let desk = try Desk()
        try desk.store.updateDeviceRegistry(remember: [record("scanner")])
        let tooLong = record("receipt", bytes: TillStore.deviceIdentityMaxBytes + 1)
        let error = #expect(throws: StoreError.self) {
            try desk.store.updateDeviceRegistry(remember: [record("customer"), tooLong], forget: ["scanner"])
        }
        #expect(error?.message == "the identity of 'receipt' takes 4097 bytes; at most 4096 are stored")
        #expect(try desk.store.deviceRegistry() == [record("scanner")])
        try desk.store.updateDeviceRegistry(remember: [record("customer", bytes: TillStore.deviceIdentityMaxBytes)])
    }

    @Test("above the bound the ones seen least lately go")
    func bounded() throws {
        let desk = try Desk()
        let all = (0...TillStore.deviceRegistryMax).map { record("r\($0)", seen: Int64(1000 - $0)) }
        try desk.store.updateDeviceRegistry(remember: all)
        let kept = Set(try desk.store.deviceRegistry().map(\.role))
        #expect(kept.count == TillStore.deviceRegistryMax && !kept.contains("r\(TillStore.deviceRegistryMax)"))
    }

    @Test("a word that this version does not know is no person's")
    func unknownWord() throws {
        let desk = try Desk()
        try desk.store.updateDeviceRegistry(remember: [record("scanner")])
        try desk.store.database.write { try $0.execute(sql: "UPDATE device_registry SET chosen_by = 'oracle'") }
        #expect(try desk.store.deviceRegistry().map(\.chosenBy) == [.automatic])
    }
}
