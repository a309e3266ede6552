import Testing
import TillWire

@testable import TillAPI
@testable import TillDomain

/// What a front end writes, as the domain's events.
struct ActionRequestTests {
    @Test(arguments: ActionCase.all) func `each action is one event`(_ told: ActionCase) throws {
        let event = try told.request.event(ActionSample.catalogue(), ActionSample.state())
        #expect(event == told.event)
    }

    @Test func `no action is left out`() {
        #expect(Set(ActionCase.all.map(\.request.action)) == Set(ActionRequest.Name.allCases))
    }

    /// What only devices, the store and the upstream may say.
    @Test func `no event is out of reach that a person may want`() {
        let reached = Set(ActionCase.all.map(\.event.name))
        let all = Set(Sample.events.map(\.name))
        let answers: Set = ["saleFound", "saleNotFound", "upstreamAccepted", "upstreamRefused", "printEnded"]
        #expect(reached == all.subtracting(answers))
    }

    @Test(arguments: ActionCase.all) func `a request reads the same after the wire`(_ told: ActionCase) throws {
        let bytes = try WireCoding.encode(told.request)
        #expect(try WireCoding.decode(ActionRequest.self, from: bytes) == told.request)
    }

    @Test(arguments: [(6, 7), (Int.max - 1, Int.max), (Int.max, Int.max)])
    func `a session without the upstream's number follows the last one`(last: Int, next: Int) throws {
        var (catalogue, state) = (try ActionSample.catalogue(), ActionSample.state())
        catalogue.configuration.sessionID = nil
        state.session.id = last
        let event = try ActionRequest(.openSession, amount: "0").event(catalogue, state)
        #expect(event == .openSession(id: next, float: .zero))
        #expect(try ActionRequest(.startOpening).event(catalogue, state) == .startOpening(id: next))
    }

    @Test(arguments: ActionFaultCase.all) func `each fault names its field`(_ told: ActionFaultCase) throws {
        let (catalogue, state) = (try ActionSample.catalogue(), ActionSample.state())
        #expect(throws: ActionFault(told.message)) { try told.request.event(catalogue, state) }
    }

    /// Every field that an action cannot do without, by what happens where nothing but the action is written.
    @Test func `a field that is missing is named with its action`() throws {
        let (catalogue, state) = (try ActionSample.catalogue(), ActionSample.state())
        var missing: [String: [String]] = [:]
        for action in ActionRequest.Name.allCases {
            do {
                _ = try ActionRequest(action).event(catalogue, state)
            } catch {
                let field = try #require(error.message.split(separator: ":").first).description
                #expect(error.message == "\(field): is missing for \(action.rawValue)" || field == "percent")
                missing[field, default: []].append(action.rawValue)
            }
        }
        #expect(
            missing == [
                "code": ["scan"], "product": ["add"], "quantity": ["quantity"], "price": ["price"], "table": ["table"],
                "lines": ["split", "transfer"], "type": ["setType"], "guests": ["guests"],
                "percent": ["discount", "checkDiscount"], "reason": ["void", "voidOrder"],
                "reference": ["kitchenReady", "kitchenRecalled"], "method": ["pay"], "text": ["invoice"],
                "line": ["returnLine"], "user": ["signIn", "approve"],
                "amount": ["tip", "openSession", "countFloat", "cashIn", "cashOut", "countCash", "closeSession"],
            ]
        )
    }

    @Test func `what is absent is the last, and needs one`() throws {
        let (catalogue, empty) = (try ActionSample.catalogue(), TillState())
        let reasoned: (inout ActionRequest) -> Void = { ($0.percent, $0.reason) = ("1", "1") }
        for action: ActionRequest.Name in [.remove, .lineNote, .discount, .removeDiscount, .comp, .void] {
            #expect(throws: ActionFault("the order has no line")) {
                try ActionRequest(action, reasoned).event(catalogue, empty)
            }
        }
        for action: ActionRequest.Name in [.takeUp, .merge, .transfer] {
            #expect(throws: ActionFault("no order is parked")) {
                try ActionRequest(action) { $0.lines = [] }.event(catalogue, empty)
            }
        }
        #expect(throws: ActionFault("nothing has been sold yet")) {
            try ActionRequest(.returnSale).event(catalogue, empty)
        }
        #expect(throws: ActionFault("the order has no payment")) {
            try ActionRequest(.takeBack).event(catalogue, empty)
        }
    }

    @Test func `signing in and approving ask for a person and a PIN, and nothing else does`() throws {
        for action in ActionRequest.Name.allCases {
            let person = try ActionRequest(action, user: 1, pin: "0").person()
            let needsOne = action == .signIn || action == .approve
            #expect((person != nil) == needsOne)
            guard needsOne else { continue }
            #expect(person?.user == 1 && person?.pin == "0")
            #expect(throws: ActionFault("user: is missing for \(action.rawValue)")) {
                try ActionRequest(action, pin: "0").person()
            }
            #expect(throws: ActionFault("pin: is missing for \(action.rawValue)")) {
                try ActionRequest(action, user: 1).person()
            }
        }
    }
}

/// A request that makes no sense, and what is said of it.
struct ActionFaultCase: Sendable, CustomTestStringConvertible {
    var request: ActionRequest
    var message: String

    init(_ action: ActionRequest.Name, _ message: String, _ set: (inout ActionRequest) -> Void) {
        request = ActionRequest(action, set)
        self.message = message
    }

    var testDescription: String { message }

    static let all: [ActionFaultCase] = numbers + names

    private static let tooMany = "99999999999999999999"

    private static let numbers: [ActionFaultCase] = [
        ActionFaultCase(.add, "quantity: 'two' is no quantity") { ($0.product, $0.quantity) = (7, "two") },
        ActionFaultCase(.quantity, "quantity: '1.2345' is no quantity") { $0.quantity = "1.2345" },
        ActionFaultCase(.returnLine, "quantity: '' is no quantity") { ($0.line, $0.quantity) = (1, "") },
        ActionFaultCase(.void, "quantity: '1 kg' is no quantity") { ($0.reason, $0.quantity) = ("1", "1 kg") },
        ActionFaultCase(.split, "quantity: 'half' is no quantity") { $0.lines = [.init(line: 2, quantity: "half")] },
        ActionFaultCase(.transfer, "quantity: '1e3' is no quantity") { $0.lines = [.init(line: 2, quantity: "1e3")] },
        ActionFaultCase(.price, "price: '2€' is no price") { $0.price = "2€" },
        ActionFaultCase(.discount, "percent: '10 %' is no percentage") { $0.percent = "10 %" },
        ActionFaultCase(.checkDiscount, "amount: 'all' is no amount in EUR") { $0.amount = "all" },
        ActionFaultCase(.discount, "percent: a discount is in percent or an amount, not both") {
            ($0.percent, $0.amount) = ("10", "5")
        },
        ActionFaultCase(.discount, "percent: a discount needs percent, amount or preset") { $0.reason = "Late" },
        ActionFaultCase(.pay, "amount: '1.234' is no amount in EUR") { ($0.method, $0.amount) = ("cash", "1.234") },
        ActionFaultCase(.pay, "amount: '1e3' is no amount in EUR") { ($0.method, $0.amount) = ("cash", "1e3") },
        ActionFaultCase(.pay, "amount: '' is no amount in EUR") { ($0.method, $0.amount) = ("cash", "") },
        ActionFaultCase(.pay, "amount: '\(tooMany)' is no amount in EUR") {
            ($0.method, $0.amount) = ("cash", tooMany)
        },
        ActionFaultCase(.tip, "amount: 'some' is no amount in EUR") { $0.amount = "some" },
        ActionFaultCase(.cashIn, "amount: '٣' is no amount in EUR") { $0.amount = "٣" },
        ActionFaultCase(.closeSession, "amount: 'a lot' is no amount in EUR") { $0.amount = "a lot" },
        ActionFaultCase(.takeBack, "payment: 0 is no place: they count from 1") { $0.payment = 0 },
        ActionFaultCase(.takeBack, "payment: \(Int.min) is no place: they count from 1") { $0.payment = .min },
        ActionFaultCase(.countFloat, "counts: 'penny' is no coin or note") {
            $0.counts = [.init(value: "penny", count: "1")]
        },
        ActionFaultCase(.countCash, "counts: '5+' is no number of pieces") {
            $0.counts = [.init(value: "1", count: "5+")]
        },
        ActionFaultCase(.countCash, "counts: '1-2' is no number of pieces") {
            $0.counts = [.init(value: "1", count: "1-2")]
        },
        ActionFaultCase(.countCash, "counts: '\(tooMany)' is no number of pieces") {
            $0.counts = [.init(value: "1", count: tooMany)]
        },
    ]

    private static let names: [ActionFaultCase] = [
        ActionFaultCase(.pay, "method: 'gold' is none of Efectivo, Tarjeta, A cuenta") { $0.method = "gold" },
        ActionFaultCase(.table, "table: '9' is none of 7, 5, Patio") { $0.table = "9" },
        ActionFaultCase(.setTable, "table: '' is none of 7, 5, Patio") { $0.table = "" },
        ActionFaultCase(.newOrder, "table: 'Sala' is none of 7, 5, Patio") { $0.table = "Sala" },
        ActionFaultCase(.newOrder, "type: 'here' is none of dineIn, takeout, delivery") { $0.type = "here" },
        ActionFaultCase(.setType, "type: 'DineIn' is none of dineIn, takeout, delivery") { $0.type = "DineIn" },
        ActionFaultCase(.customer, "customer: nobody is called 'Nobody' or has that number or card") {
            $0.customer = "Nobody"
        },
        ActionFaultCase(.customer, "customer: nobody is called '' or has that number or card") { $0.customer = "" },
        ActionFaultCase(.invoice, "customer: is missing for invoice") { ($0.text, $0.amount) = ("INV/7", "1") },
        ActionFaultCase(.invoice, "amount: is missing for invoice") { ($0.text, $0.customer) = ("INV/7", "31") },
        ActionFaultCase(.pricelist, "pricelist: 'Sala' is none of Terraza, 4") { $0.pricelist = "Sala" },
        ActionFaultCase(.discount, "preset: '3' is none of Vecinos, Vale") { $0.preset = "3" },
        ActionFaultCase(.void, "reason: 'Bored' is none of Derramado, Agotado") { $0.reason = "Bored" },
        ActionFaultCase(.voidOrder, "reason: '0' is none of Derramado, Agotado") { $0.reason = "0" },
        ActionFaultCase(.approve, "reason: is missing for approve") { $0.user = 1 },
    ]
}
