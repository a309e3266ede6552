import Testing
import TillDeviceKit
import TillStore

@testable import TillRuntime

/// Every opening of the drawer is on record, with who, why and what the switch said.
@Suite(.timeLimit(.minutes(1))) struct DrawerAccountTests {
    let print: PrintRig
    let account: DrawerAccount

    init() throws {
        print = try PrintRig()
        account = Self.account(print)
    }

    private static func account(_ print: PrintRig) -> DrawerAccount {
        DrawerAccount(
            devices: print.devices,
            store: print.rig.store,
            clock: print.rig.time.clock,
            feed: print.rig.feed,
            notices: print.notices,
            alarmAfterMillis: 60_000,
            logger: .silent
        )
    }

    private func records() throws -> [DrawerOpeningRecord] { try print.rig.store.drawerOpenings(limit: 99).reversed() }

    private func told(_ body: () async throws -> Void) async throws -> [FeedEvent] {
        let stream = try #require(print.rig.feed.subscribe())
        try await body()
        print.rig.feed.finish()
        var events: [FeedEvent] = []
        for await numbered in stream { events.append(numbered.event) }
        return events
    }

    private static let order = DrawerOutput.Order(reason: "sale r", user: "Marta")

    @Test func whatTheSwitchSaidIsOnRecord() async throws {
        let stuck = DeviceError(.failure, .waitForOperator, "it stayed shut")
        await print.devices.set(drawers: [
            .success(.opened), .success(.alreadyOpen), .success(.unverifiable), .failure(stuck),
        ])
        for _ in 1...4 { await account.open(Self.order) }
        let records = try records()
        #expect(records.map(\.outcome) == [.opened, .alreadyOpen, .unverifiable, .failed])
        #expect(records.allSatisfy { $0.user == "Marta" && $0.reason == "sale r" && $0.device == "drawer" })
        #expect(records.map(\.text) == ["", "", "", "it stayed shut"])
        #expect(await print.devices.opened == 4, "none is made up for by the machine")
    }

    @Test func aDrawerThatStaysShutIsToldAndSoundedAndOverWithTheNextOpening() async throws {
        await print.devices.set(drawers: [.failure(DeviceError(.failure, .waitForOperator, "it stayed shut"))])
        let events = try await told {
            await account.open(Self.order)
            #expect(await print.notices.current == [OperatorNotice(.drawerNotOpened, of: "drawer")])
            await account.open(Self.order)
            #expect(await print.notices.current.isEmpty)
        }
        #expect(events.contains(.fault(text: "drawer: it stayed shut")))
        #expect(events.contains(.sound(name: .refused)) && events.contains(.notice(text: "NOT OPENED: drawer")))
    }

    /// From the domain's effect to the record: who is signed in is who opened it.
    @Test func whoIsSignedInIsWhoOpenedIt() async throws {
        let output = print.rig.outputs.drawer
        let running = Task { [account] in await output.run(account) }
        await print.rig.open()
        try await print.rig.sell()
        while try records().isEmpty, !Task.isCancelled { await Task.yield() }
        running.cancel()
        await running.value
        #expect(try records().first?.user == "Marta")
    }

    @Test func openingsByHandAndHowLongItStoodOpen() async throws {
        await account.status(.drawerClosed, of: "drawer")
        await account.status(.drawerOpen, of: "drawer")
        print.rig.time.advance(millis: 7000)
        await account.status(.drawerClosed, of: "drawer")
        let record = try #require(try records().first)
        #expect(record.outcome == .byHand && record.user == nil && record.reason == "by hand or key")
        #expect(record.closedAtMillis == record.atMillis + 7000)
        await account.open(Self.order)
        await account.status(.drawerOpen, of: "drawer")
        #expect(try records().count == 2, "that one was ordered")
    }

    @Test func aDrawerThatIsLeftOpenIsToldUntilItIsShut() async throws {
        await account.open(Self.order)
        await account.status(.drawerOpen, of: "drawer")
        let events = try await told {
            for _ in 1...91 {
                print.rig.time.advance(millis: 1000)
                await account.tick()
            }
            #expect(await print.notices.current == [OperatorNotice(.drawerLeftOpen, of: "drawer")])
            await account.status(.drawerClosed, of: "drawer")
            await print.notices.received(.status(.drawerClosed), of: "drawer")
            #expect(await print.notices.current.isEmpty)
        }
        let sounds = events.count { $0 == .sound(name: .refused) }
        let notices = events.count { $0 == .notice(text: "LEFT OPEN: drawer") }
        #expect(sounds == 2 && notices == 1, "at one minute, and half a minute later")
    }

    /// The drawer is open already, whatever the disk says.
    @Test func aRecordThatTheDiskDoesNotTakeIsAFaultAndNoMore() async throws {
        try print.rig.breakTable("drawer_openings")
        let events = try await told { await account.open(Self.order) }
        #expect(events.contains { if case .fault(let text) = $0 { text.contains("broken on purpose") } else { false } })
        #expect(await print.devices.opened == 1)
    }
}
