import Testing
import TillDomain
import TillStore
import TillWire

@testable import TillRuntime

/// A sale is looked up for a return within one turn of the mailbox, and the cashier hears what came of it.
@Suite struct ReturnTests {
    /// The names of the journal's last entries.
    private func journal(_ rig: Rig, after sequence: Int64) throws -> [String] {
        try rig.store.journal(after: sequence, limit: 100).map(\.eventName)
    }

    @Test func theSaleIsFoundInOneTurn() async throws {
        let rig = try Rig()
        await rig.open()
        let reference = try await rig.sell()
        let before = try rig.store.journalLength()
        #expect(await rig.terminal.take(.returnSale(reference: reference)) == .done)
        #expect(try journal(rig, after: before) == ["returnSale", "saleFound"])
        let order = try #require(await rig.terminal.currentState.order)
        #expect(order.mode == .return && order.origin?.reference == reference && order.isEmpty)
        #expect(await rig.terminal.currentState.wantedSale == nil)
        #expect(await rig.terminal.take(.returnAll) == .done)
        #expect(await rig.terminal.take(.refund) == .done)
        #expect(try rig.store.order(reference: reference)?.order.returned == [1: .one])
        #expect(try rig.store.waitingSubmissions(limit: 9).map(\.reference) == [reference, order.reference])
        #expect(try rig.store.replay().state == (await rig.terminal.currentState))
    }

    @Test func anUnknownSaleIsRefusedAndSaidSo() async throws {
        let rig = try Rig()
        await rig.open()
        let stream = try #require(rig.feed.subscribe())
        let refusal = Refusal.unknownSale(reference: "NU/none")
        for _ in 1...2 { #expect(await rig.terminal.take(.returnSale(reference: "NU/none")) == .refused(refusal)) }
        #expect(await rig.terminal.currentState.order == nil)
        #expect(try journal(rig, after: 2) == ["returnSale"], "that it was asked for, once; a refusal is no entry")
        #expect(try rig.store.replay().state == (await rig.terminal.currentState))
        rig.feed.finish()
        var codes: [String] = []
        var sounds: [Effect.Sound] = []
        for await numbered in stream {
            if case .refused(let code, _) = numbered.event { codes.append(code) }
            if case .sound(let name) = numbered.event { sounds.append(name) }
        }
        #expect(codes == ["UNKNOWN_SALE", "UNKNOWN_SALE"])
        #expect(sounds == [.unknown, .unknown])
    }

    @Test func whatHasAllComeBackIsNotTakenAgain() async throws {
        let rig = try Rig()
        await rig.open()
        let reference = try await rig.sell()
        for event in [Action.Event.returnSale(reference: reference), .returnAll, .refund] {
            #expect(await rig.terminal.take(event) == .done)
        }
        #expect(await rig.terminal.take(.returnSale(reference: reference)) == .refused(.nothingLeftToReturn))
        #expect(await rig.terminal.currentState.order == nil)
        // A sale can be returned; a return cannot.
        let back = try #require(await rig.terminal.currentState.lastSale?.reference)
        #expect(await rig.terminal.take(.returnSale(reference: back)) == .refused(.notReturnable(reference: back)))
    }

    @Test func anotherOpenOrderComesFirst() async throws {
        let rig = try Rig()
        await rig.open()
        let reference = try await rig.sell()
        #expect(await rig.terminal.take(.addLine(productID: 1, quantity: .one)) == .done)
        let open = try #require(await rig.terminal.currentState.order)
        let length = try rig.store.journalLength()
        let result = await rig.terminal.take(.returnSale(reference: reference))
        #expect(result == .refused(.openOrder(reference: open.reference)))
        #expect(await rig.terminal.currentState.order == open)
        #expect(try rig.store.journalLength() == length)
    }

    @Test func aManagersWordLooksTheSaleUpToo() async throws {
        let rig = try Rig(cataloguePayload: Sample.staffedPayload)
        await rig.open()
        let reference = try await rig.sell()
        #expect(await rig.terminal.take(.signIn(userID: 2)) == .done)
        let wish = await rig.terminal.take(.returnSale(reference: reference))
        #expect(wish == .refused(.notPermitted(.refund, user: "Iker")))
        #expect(await rig.terminal.take(.approve(userID: 1, reason: "Broken")) == .done)
        #expect(await rig.terminal.currentState.order?.mode == .return)
        let names = try rig.store.journal(limit: 100).map(\.eventName)
        #expect(names.suffix(3) == ["returnSale", "approve", "saleFound"])
        #expect(try rig.store.replay().state == (await rig.terminal.currentState))
    }

    /// The sale was looked up, and the disk failed at what was found: the return has not begun.
    @Test func withoutTheDiskNoReturnBegins() async throws {
        let rig = try Rig()
        await rig.open()
        let reference = try await rig.sell()
        try rig.breakTable("orders")
        guard case .failed = await rig.terminal.take(.returnSale(reference: reference)) else {
            Issue.record("it was taken")
            return
        }
        #expect(await rig.terminal.currentState.order == nil)
        try rig.mendTable("orders")
        #expect(await rig.terminal.take(.returnSale(reference: reference)) == .done)
        #expect(try rig.store.replay().state == (await rig.terminal.currentState))
    }
}
