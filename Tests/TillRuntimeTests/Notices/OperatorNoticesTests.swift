import Testing
import TillDeviceKit
import TillDomain

@testable import TillRuntime

/// What is told to the cashier, in which order and in which words.
@Suite struct OperatorNoticesTests {
    private typealias Kind = OperatorNotice.Kind

    private func notices(_ events: [(OperatorNotices.Event, String)]) -> OperatorNotices {
        var notices = OperatorNotices(counterPrinter: "receipt")
        for (event, device) in events { _ = notices.received(event, of: device) }
        return notices
    }

    private func told(_ events: [(OperatorNotices.Event, String)]) -> [String] {
        notices(events).current.map { "\($0.kind.rawValue) \($0.device)" }
    }

    @Test func everyTextFitsARowOfTwentyInBothLanguages() {
        for kind in Kind.allCases {
            for language in Language.allCases {
                let notice = OperatorNotice(kind, of: "receipt")
                #expect(TextWidth.columns(notice.words(language)) <= 12, "\(kind) \(language)")
                let rows = notice.display(language).lines(columns: 20)
                #expect(rows.allSatisfy { TextWidth.columns($0) == 20 }, "\(rows)")
                let row = CustomerDisplay.Row(notice.line(language)).text(columns: 20)
                #expect(TextWidth.columns(row) == 20 && row.contains(": "), "\(row)")
            }
            let words = Set(Language.allCases.map { OperatorNotice(kind, of: "x").words($0) })
            #expect(words.count == Language.allCases.count, "\(kind)")
        }
        #expect(OperatorNotice(.paperOut, of: "receipt").line(.english) == "PAPER OUT: receipt")
        #expect(OperatorNotice(.paperOut, of: "recibo").line(.spanish) == "SIN PAPEL: recibo")
    }

    /// What each event leaves behind, alone and behind another.
    static let table: [(events: [(OperatorNotices.Event, String)], told: [String])] = [
        ([(.status(.paperEmpty), "bar")], ["paperOut bar"]),
        ([(.status(.paperNearEmpty), "bar")], ["paperLow bar"]),
        ([(.status(.paperNearEmpty), "bar"), (.status(.paperEmpty), "bar")], ["paperOut bar"]),
        ([(.status(.paperEmpty), "bar"), (.status(.paperNearEmpty), "bar")], ["paperLow bar"]),
        ([(.status(.paperEmpty), "bar"), (.status(.paperOK), "bar")], []),
        ([(.status(.paperNearEmpty), "bar"), (.status(.paperOK), "bar")], []),
        ([(.status(.paperEmpty), "bar"), (.status(.paperOK), "grill")], ["paperOut bar"]),
        ([(.status(.coverOpen), "bar")], ["coverOpen bar"]),
        ([(.status(.coverOpen), "bar"), (.status(.coverOK), "bar")], []),
        ([(.status(.fault), "bar")], ["fault bar"]),
        ([(.status(.fault), "bar"), (.status(.faultCleared), "bar")], []),
        ([(.status(.idle), "bar")], []),
        ([(.status(.powerOff), "receipt")], ["offline receipt"]),
        ([(.status(.powerOffline), "receipt"), (.status(.powerOnline), "receipt")], []),
        ([(.lost, "receipt")], ["offline receipt"]),
        ([(.lost, "receipt"), (.ready, "receipt")], []),
        // A printer that nobody needs now may be switched off.
        ([(.status(.powerOff), "bar")], []),
        ([(.status(.powerOff), "bar"), (.waits, "bar")], ["offline bar"]),
        ([(.waits, "bar"), (.lost, "bar")], ["offline bar"]),
        ([(.waits, "bar"), (.lost, "bar"), (.prints, "bar")], []),
        // What was known of its paper is not known any more when the driver has gone.
        ([(.status(.paperEmpty), "bar"), (.lost, "bar")], []),
        // A printer that prints has paper and is shut.
        ([(.status(.paperEmpty), "bar"), (.status(.coverOpen), "bar"), (.prints, "bar")], []),
        ([(.status(.paperNearEmpty), "bar"), (.prints, "bar")], ["paperLow bar"]),
        ([(.drawerNotOpened, "till")], ["drawerNotOpened till"]),
        ([(.drawerNotOpened, "till"), (.drawerOpened, "till")], []),
        ([(.drawerNotOpened, "till"), (.status(.drawerOpen), "till")], []),
        ([(.drawerLeftOpen, "till")], ["drawerLeftOpen till"]),
        ([(.drawerLeftOpen, "till"), (.status(.drawerClosed), "till")], []),
    ]

    @Test func everyRow() {
        for row in Self.table { #expect(told(row.events) == row.told, "\(row.events)") }
    }

    @Test func theMostUrgentComesFirstThenTheName() {
        let all = told([
            (.status(.paperNearEmpty), "a"), (.drawerLeftOpen, "till"), (.drawerNotOpened, "till"), (.lost, "receipt"),
            (.status(.fault), "a"), (.status(.coverOpen), "b"), (.status(.paperEmpty), "c"),
            (.status(.paperEmpty), "b"),
        ])
        let expected = [
            "paperOut b", "paperOut c", "coverOpen b", "fault a", "offline receipt", "drawerNotOpened till",
            "drawerLeftOpen till", "paperLow a",
        ]
        #expect(all == expected)
    }

    @Test func aChangeNamesWhatIsNewAndWhatIsOverAndNothingTwice() {
        var notices = OperatorNotices()
        let low = OperatorNotice(.paperLow, of: "bar")
        let out = OperatorNotice(.paperOut, of: "bar")
        let changes = [.paperNearEmpty, .paperNearEmpty, .paperEmpty, .paperOK].map { status in
            notices.received(.status(status), of: "bar")
        }
        let expected: [OperatorNotices.Change] = [
            .init(appeared: [low]), .init(), .init(appeared: [out], over: [low]), .init(over: [out]),
        ]
        #expect(changes == expected)
    }
}
