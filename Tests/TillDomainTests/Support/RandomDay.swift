import TillTestSupport

@testable import TillDomain

/// What came of a day.
struct DayReport: Sendable {
    var run: Int
    var complaints: [String]
    /// How often each event was done, and each refusal given.
    var done: [String: Int]
    var refused: [String: Int]
    var sales: Int
    var returnedSales: Int
}

/// A terminal that takes random actions, and whose books are kept.
struct RandomDay {
    let run: Int
    var actions: RandomActions
    var state = TillState()
    var ledger = Ledger()
    var catalogue: Catalogue
    private(set) var accepted: [(action: Action, catalogue: Catalogue)] = []
    private var done: [String: Int] = [:]
    private var refused: [String: Int] = [:]
    private var atMillis = TestTill.startMillis
    private let keepsJournal: Bool

    init(run: Int, seed: UInt64, keepsJournal: Bool = false) {
        self.run = run
        self.keepsJournal = keepsJournal
        let digits = RandomShop.digits[run % RandomShop.digits.count]
        actions = RandomActions(seed: seed, digits: digits)
        catalogue = RandomShop.catalogue(run: run)
    }

    /// Takes so many steps, until the ledger complains.
    mutating func take(steps: Int) {
        for step in 0..<steps where ledger.complaints.isEmpty {
            if step % 700 == 699 { changeCatalogue(step) }
            takeOne(step)
        }
        ledger.enterAll(state)
    }

    var report: DayReport {
        DayReport(
            run: run,
            complaints: ledger.complaints,
            done: done,
            refused: refused,
            sales: ledger.submitted.count,
            returnedSales: ledger.returns.count
        )
    }

    private mutating func takeOne(_ step: Int) {
        let before = state
        let event = actions.next(before)
        // A manager comes late once in a while.
        atMillis += actions.oneIn(200) ? 150_000 : actions.number(1...3000)
        let salt = UInt16(truncatingIfNeeded: actions.number(0...65535))
        let action = Action(event, Action.Stamp(atMillis: atMillis, utcOffsetMinutes: 60, salt: salt))
        let outcome = state.reduce(action, catalogue)
        ledger.step = step
        if let refusal = outcome.refusal {
            refused[refusal.code, default: 0] += 1
            ledger.enter(refusal, outcome, before: before, after: state)
            // What was asked for without the right to it waits, and that is in the journal, too.
            if keepsJournal, !outcome.isRefused { accepted.append((action, catalogue)) }
        } else {
            done[actions.kind.rawValue, default: 0] += 1
            if keepsJournal { accepted.append((action, catalogue)) }
            actions.store.write(outcome.effects)
            ledger.enter(event, outcome.effects, before: before, after: state, catalogue)
        }
    }

    /// A new catalogue comes: other prices, a product less, or what was owed brought up to date.
    private mutating func changeCatalogue(_ step: Int) {
        catalogue.etag = "v\(step)"
        catalogue.products[0].listPrice = Price(millionths: 1_000_000 + Int64(step) * 100)
        catalogue.products[6].isActive.toggle()
        catalogue.configuration.printsAutomatically.toggle()
        catalogue.configuration.language = step % 1400 == 699 ? .spanish : .english
    }
}
