import GRDB
import Testing
import TillDomain
import TillWire

@testable import TillStore

/// A till on a real database: each accepted action is committed before the state moves, as the terminal does it.
final class Desk {
    let folder: Folder
    private(set) var store: TillStore
    private(set) var catalogue: Catalogue
    private(set) var state = TillState()
    private var taken = 0
    static let startMillis: Int64 = 1_795_367_100_000

    init(_ payload: BootstrapPayload = Shop.payload()) throws {
        folder = try Folder()
        store = try TillStore(path: folder.database)
        catalogue = try payload.catalogue()
        try store.keep(payload, atMillis: 0)
    }

    /// An open session with Ana at the till.
    static func open() throws -> Desk {
        let desk = try Desk()
        try desk.take([.signIn(userID: 1), .openSession(id: 42, float: Money(minor: 100_00))])
        return desk
    }

    func adopt(_ payload: BootstrapPayload) throws {
        try store.keep(payload, atMillis: Int64(taken))
        catalogue = try payload.catalogue()
    }

    /// What the next action would lead to, without doing it.
    func decide(_ event: Action.Event) -> (action: Action, next: TillState, outcome: Outcome) {
        let at = Self.startMillis + Int64(taken) * 1000
        let action = Action(event, Action.Stamp(atMillis: at, utcOffsetMinutes: 60, salt: UInt16(taken)))
        var next = state
        let outcome = next.reduce(action, catalogue)
        return (action, next, outcome)
    }

    @discardableResult
    func take(_ event: Action.Event) throws(StoreError) -> Outcome {
        let (action, next, outcome) = decide(event)
        taken += 1
        guard !outcome.isRefused else { return outcome }
        try store.commit(
            action,
            effects: outcome.effects,
            catalogueEtag: catalogue.etag,
            currency: Shop.currency,
            state: next
        )
        state = next
        return outcome
    }

    func take(_ events: [Action.Event]) throws {
        for event in events { try #require(take(event).refusal == nil, "\(event)") }
    }

    /// Looks a sale up for a return, as the terminal does it.
    func beginReturn(of reference: String) throws {
        try take([.returnSale(reference: reference)])
        try take([.saleFound(try #require(try store.order(reference: reference)).order)])
    }

    /// As after a restart: the same file, opened anew.
    func reopen() throws {
        try store.close()
        store = try TillStore(path: folder.database)
    }

    /// A sale of one coffee in cash; answers its reference.
    @discardableResult
    func sell() throws -> String {
        try take([.scanned(label: Array("CAFE".utf8)), .pay(methodID: 1, tendered: Money(minor: 500))])
        return try #require(state.lastSale).reference
    }

    /// Everything that the tables hold, as text.
    func contents() throws -> [String] {
        try store.contents()
    }
}

extension TillStore {
    static let tables = ["journal", "orders", "outbox", "print_jobs", "catalogues", "snapshots", "drawer_openings"]

    func contents() throws -> [String] {
        try database.read { db in
            try Self.tables.flatMap { table in
                try Row.fetchAll(db, sql: "SELECT * FROM \(table) ORDER BY 1").map { row in
                    "\(table): " + row.map { "\($0)=\(Self.text($1))" }.joined(separator: " ")
                }
            }
        }
    }

    private static func text(_ value: DatabaseValue) -> String {
        if case .blob(let data) = value.storage { data.base64EncodedString() } else { "\(value)" }
    }

    func run(_ sql: String) throws {
        try database.writeWithoutTransaction { try $0.execute(sql: sql) }
    }
}
