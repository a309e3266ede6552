import GRDB
import Testing
import TillDomain
import TillStore
import TillWire

@testable import TillRuntime

/// A start from a snapshot gives what the whole journal gives, and a snapshot that is not to be trusted is passed over.
@Suite struct SnapshotTests {
    /// A day with a little more than two snapshots' worth of entries.
    private func longDay() async throws -> Rig {
        let rig = try Rig()
        await rig.open()
        while try rig.store.journalLength() < TillStore.snapshotEvery + 3 { try await rig.sell() }
        #expect(await rig.terminal.take(.addLine(productID: 1, quantity: .one)) == .done)
        return rig
    }

    @Test func aStartFoldsOnlyWhatCameAfterTheSnapshot() async throws {
        let rig = try await longDay()
        let (state, length, folded) = try rig.store.restore()
        #expect(folded == length - TillStore.snapshotEvery)
        #expect(try WireCoding.encode(state) == WireCoding.encode(try rig.store.replay().state))
        #expect(try WireCoding.encode(state) == WireCoding.encode(await rig.terminal.currentState))
    }

    @Test(arguments: [
        "UPDATE snapshots SET chain = x'0000000000000000'",
        "UPDATE snapshots SET state = CAST('{}' AS BLOB)",
        "UPDATE snapshots SET state = x''",
        "DELETE FROM snapshots",
    ])
    func aSnapshotThatCannotBeTrustedIsPassedOver(damage: String) async throws {
        let rig = try await longDay()
        let before = try rig.store.restore().state
        try await DatabaseQueue(path: rig.path).write { try $0.execute(sql: damage) }
        let (state, length, folded) = try rig.store.restore()
        #expect(folded == length)
        #expect(state == before)
    }
}
