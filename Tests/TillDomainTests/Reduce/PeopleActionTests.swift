import Testing

@testable import TillDomain

/// Who is at the till: state and effects after each step.
@Suite("Actions: people")
struct PeopleActionTests {
    private static let locked = CustomerDisplay(
        upper: CustomerDisplay.Row("Locked"),
        lower: CustomerDisplay.Row("Badge or PIN")
    )

    private func signedIn(_ name: String, _ till: TestTill) -> Outcome {
        let shown = till.state.display(till.catalogue, atMillis: 0)
        return .done([.show(shown), .sound(.accepted), .tell(.signedIn(name: name))])
    }

    @Test("signing in keeps who it is, and the display says what it said")
    func signIn() {
        var till = TestTill()
        var expected = TillState()
        expected.userID = 1
        let closed = CustomerDisplay(
            upper: CustomerDisplay.Row("Closed"),
            lower: CustomerDisplay.Row("See you soon")
        )
        #expect(
            till.take(.signIn(userID: 1))
                == .done([.show(closed), .sound(.accepted), .tell(.signedIn(name: "Ana"))])
        )
        #expect(till.state == expected)
        let unknown = Refusal.unknownUser(id: 9)
        #expect(till.take(.signIn(userID: 9)) == .refused(unknown, unknown.told))
        #expect(till.state == expected)
    }

    @Test("the user is switched by who may, and the order at hand stays")
    func switchUser() throws {
        var till = TestTill.open(for: Shop.luis)
        till.take(.add(Shop.coffee))
        var expected = till.state
        for (id, name) in [(2, "Luis"), (1, "Ana"), (3, "Eva")] {
            expected.userID = id
            let order = try #require(expected.order)
            let shown = Phrase.toPay(order, till.context)
            #expect(
                till.take(.signIn(userID: id))
                    == .done([.show(shown), .sound(.accepted), .tell(.signedIn(name: name))])
            )
            #expect(till.state == expected)
        }
        #expect(till.state.order?.userID == 2, "who began it stays its cashier")
    }

    @Test("who may not switch stays, until a manager allows it")
    func switchDenied() {
        var till = TestTill.open(for: Shop.eva)
        var expected = till.state
        expected.pending = PendingApproval(
            event: .signIn(userID: 2),
            userID: 3,
            refusal: "NOT_PERMITTED",
            permission: .switchUser,
            atMillis: till.stamp.atMillis
        )
        let denied = Refusal.notPermitted(.switchUser, user: "Eva")
        #expect(till.take(.scan(Shop.luis.badge)) == .awaitsApproval(denied, denied.told))
        #expect(till.state == expected)
        #expect(till.take(.signIn(userID: 3)).refusal == nil, "nobody is pushed aside by themselves")
        #expect(till.state.pending == nil)
        till.take([.signIn(userID: 2), .approve(userID: 1, reason: "relevo")])
        #expect(till.state.userID == 2)
    }

    @Test("locking shows it, and again is the same; anybody may sign in at a locked till")
    func lock() {
        var till = TestTill.open(for: Shop.eva)
        var expected = till.state
        expected.isLocked = true
        for _ in 1...2 {
            #expect(till.take(.lock) == .done([.show(Self.locked), .sound(.accepted)]))
            #expect(till.state == expected)
            #expect(till.state.display(till.catalogue, atMillis: 0) == Self.locked, "after a restart, too")
        }
        (expected.isLocked, expected.userID) = (false, 2)
        let welcome = Phrase.welcome(till.context)
        #expect(
            till.take(.signIn(userID: 2))
                == .done([.show(welcome), .sound(.accepted), .tell(.signedIn(name: "Luis"))])
        )
        #expect(till.state == expected)
    }

    @Test("a till at which nobody is cannot be locked")
    func lockNobody() {
        var till = TestTill()
        #expect(till.take(.lock) == .refused(.nobodySignedIn, Refusal.nobodySignedIn.told))
        #expect(till.state == TillState())
    }

    @Test("a locked till refuses all that a person wants but to sign in and to print an installer's papers")
    func lockedRefuses() throws {
        let allowed: Set<String> = ["signIn", "lock", "printTestPage", "printCommandSheet"]
        for start in [EventSamples.busy(), EventSamples.idle()] {
            for event in EventSamples.all where !EventSamples.answers.contains(event.name) {
                var till = start
                till.take(.lock)
                let before = try coded(till.state)
                let outcome = till.take(event)
                if allowed.contains(event.name) {
                    #expect(outcome.refusal == nil, "\(event.name)")
                } else {
                    #expect(outcome == .refused(.locked, Refusal.locked.told), "\(event.name)")
                    #expect(try coded(till.state) == before)
                }
            }
        }
    }

    @Test("the answers of devices, the store, the kitchen and the upstream go on at a locked till, as at an open one")
    func lockedAnswers() throws {
        for event in EventSamples.all where EventSamples.answers.contains(event.name) {
            var (till, open) = (EventSamples.busy(), EventSamples.busy())
            till.take(.lock)
            open.take(.signIn(userID: 1))
            #expect(till.take(event) == open.take(event), "\(event.name)")
            #expect(till.state.isLocked)
            till.state.isLocked = false
            #expect(till.state == open.state, "\(event.name)")
        }
    }

    @Test("a sale is confirmed and a kitchen answers while the till is locked")
    func lockedAnswersCount() throws {
        var till = TestTill.open()
        till.take([.add(Shop.coffee), .pay(Shop.cash), .add(Shop.wine), .sendToKitchen, .lock])
        let sale = try #require(till.state.lastSale).reference
        let order = try #require(till.state.order).reference
        #expect(till.take(.upstreamAccepted(reference: sale, orderID: 1)).refusal == nil)
        #expect(till.state.unconfirmed.isEmpty)
        #expect(till.take(.kitchenReady(reference: order)).refusal == nil)
        #expect(till.state.order?.kitchen == .ready)
    }

    @Test("a badge signs in: at a closed, an open and a locked till")
    func badge() {
        var till = TestTill()
        var outcome = till.take(.scan(Shop.luis.badge))
        #expect(outcome == signedIn("Luis", till))
        #expect(till.state.userID == 2)
        till.take(.openSession(id: 42, float: .zero))
        outcome = till.take(.scan(Shop.ana.badge))
        #expect(outcome == signedIn("Ana", till))
        till.take(.lock)
        outcome = till.take(.scan(Shop.luis.badge))
        #expect(outcome == signedIn("Luis", till))
        #expect(till.state.userID == 2 && !till.state.isLocked)
    }

    @Test("an unknown badge is shown and sounded, and signs nobody in")
    func unknownBadge() throws {
        for isLocked in [false, true] {
            var till = TestTill.open()
            if isLocked { till.take(.lock) }
            let before = try coded(till.state)
            let outcome = till.take(.scan("041000000009"))
            #expect(outcome == .refused(.unknownBadge, Refusal.unknownBadge.told))
            #expect(outcome.effects.last == .sound(.unknown))
            #expect(try coded(till.state) == before)
        }
    }

    @Test("a person without a badge is not found by an empty one")
    func emptyBadge() {
        #expect(Shop.eva.badge.isEmpty)
        #expect(Shop.catalogue().user(badge: "") == nil)
    }

    @Test(
        "at a locked till a scan says that it is locked, and nothing of the order behind it",
        arguments: ["CAFE", "4006381333931", "042000000008", "2212345", "TILL10", "TILL12", "TILL20", "TILL30"]
    )
    func lockedScans(code: String) throws {
        for start in [EventSamples.busy(), EventSamples.idle()] {
            var till = start
            till.take(.lock)
            let before = try coded(till.state)
            #expect(till.take(.scan(code)) == .refused(.locked, Refusal.locked.told))
            #expect(try coded(till.state) == before)
        }
    }

    @Test("the commands that are allowed at a locked till do what they do")
    func lockedCommands() {
        for (code, event) in [
            ("TILL50", Action.Event.lock), ("TILL25", .printTestPage), ("TILL26", .printCommandSheet),
        ] {
            var (till, other) = (TestTill.open(), TestTill.open())
            till.take(.lock)
            other.take(.lock)
            let effects = other.take(event).effects
            let isHeard = effects.contains(.sound(.accepted))
            #expect(till.take(.scan(code)) == .done(isHeard ? effects : effects.heard), "\(code)")
            #expect(till.state == other.state)
        }
    }
}
