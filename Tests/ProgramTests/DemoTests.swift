import Foundation
import Testing
import TillTestSupport

/// The demonstration, played from files: the vertical line from scan to upstream.
@Suite(.serialized) struct DemoTests {
    static let scripts = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Scripts").path

    private func play(_ script: String, language: String, _ home: Folder) throws -> Program.Ending {
        try Program.run(
            ["demo", "--script", script, "--folder", home.path + "/shop", "--language", language],
            in: home
        )
    }

    @Test func theFirstSale() throws {
        let home = try Folder()
        let ending = try play(Self.scripts + "/first-sale.till", language: "es", home)
        #expect(ending.code == 0, "\(ending.output)\n\(ending.errors)")
        #expect(try Golden.difference(try steady(try home.text("shop/receipts/0001.txt")), "first-sale.es.txt") == nil)
        #expect(home.names("shop/receipts").contains("0001.svg"))
        // Once in the upstream, though it was sent twice.
        let orders = try Program.run(
            ["upstream", "orders", "--json", "--database", home.path + "/shop/upstream.sqlite"],
            in: home
        )
        #expect(orders.code == 0)
        #expect(orders.output.components(separatedBy: "\"reference\"").count == 2)
        #expect(orders.output.contains("\"timesReceived\":2"))
        let verified = try Program.run(["journal", "verify", "--state", home.path + "/shop/state"], in: home)
        #expect(verified.code == 0, "\(verified.output)\(verified.errors)")
    }

    @Test func theReceiptInEnglish() throws {
        let home = try Folder()
        let ending = try play(
            try home.write("add 1\nadd 70\ncard\nsettle\nreceipts 1\n", to: "script"),
            language: "en",
            home
        )
        #expect(ending.code == 0, "\(ending.output)\n\(ending.errors)")
        #expect(try Golden.difference(try steady(try home.text("shop/receipts/0001.txt")), "card-sale.en.txt") == nil)
        #expect(
            !FileManager.default.fileExists(atPath: home.path + "/shop/receipts/drawer.txt"),
            "a card opens no drawer"
        )
    }

    @Test func faultsInTheMiddleOfSales() throws {
        let home = try Folder()
        let ending = try play(Self.scripts + "/faults.till", language: "es", home)
        #expect(ending.code == 0, "\(ending.output)\n\(ending.errors)")
    }

    @Test func everyCommandAndRefusal() throws {
        let home = try Folder()
        let ending = try play(Self.scripts + "/every-command.till", language: "es", home)
        #expect(ending.code == 0, "\(ending.output)\n\(ending.errors)")
        let copy = try home.text("shop/receipts/0002.txt")
        #expect(copy.contains("C O P I A"), "a reprint says that it is a copy")
        #expect(
            try Golden.difference(try steady(try home.text("shop/receipts/0004.txt")), "session-report.es.txt") == nil
        )
    }

    /// A whole day each, with every paper that was printed.
    @Test(arguments: ["evening", "shop-day"])
    func aWholeDay(script: String) throws {
        let home = try Folder()
        let ending = try play("\(Self.scripts)/\(script).till", language: "es", home)
        #expect(ending.code == 0, "\(ending.output)\n\(ending.errors)")
        var papers = ""
        for printer in ["receipts", "kitchen", "bar"] {
            for name in home.names("shop/\(printer)").filter({ $0.hasSuffix(".txt") && $0.first?.isNumber == true })
                .sorted()
            {
                papers += "# \(printer) \(name)\n" + (try steady(try home.text("shop/\(printer)/\(name)")))
            }
        }
        #expect(try Golden.difference(papers, "\(script).es.txt") == nil)
        let verified = try Program.run(["journal", "verify", "--state", home.path + "/shop/state"], in: home)
        #expect(verified.code == 0, "\(verified.output)\(verified.errors)")
    }

    /// A script stops at the first thing that goes wrong, and says where.
    @Test(arguments: [
        ("cash 20", "1: cash 20: NOTHING_TO_PAY"),
        ("add 51\nrefused NOT_PERMITTED qty 2", "2: refused NOT_PERMITTED qty 2: 'qty 2' was done"),
        ("refused NOT_PERMITTED cash 2", "1: refused NOT_PERMITTED cash 2: 'cash 2' was refused with NOTHING_TO_PAY"),
        ("# fine\n\nhlep", "3: hlep: 'hlep' is no command"),
        ("kill nothing", "1: kill nothing: there is no device 'nothing'"),
    ])
    func aScriptStopsAtTheFirstFault(script: String, says: String) throws {
        let home = try Folder()
        let ending = try play(try home.write(script + "\n", to: "script"), language: "en", home)
        #expect(ending.code == 1)
        #expect(ending.errors.contains("script:\(says)"), "\(ending.errors)")
    }

    /// At the prompt a fault is told and the shop stays open.
    @Test func thePromptGoesOn() throws {
        let home = try Folder()
        let ending = try Program.run(
            ["demo", "--folder", home.path + "/shop", "--language", "en"],
            input: "nonsense\ncash 5\n8479996006631\ncash 5\nquit\n",
            in: home
        )
        #expect(ending.code == 0, "\(ending.errors)")
        #expect(ending.output.contains("'nonsense' is no command: type help, or a barcode"))
        #expect(ending.output.contains("There is nothing to pay"))
        #expect(ending.output.contains("change €4.35") || ending.output.contains("change 4.35 €"), "\(ending.output)")
    }
}
