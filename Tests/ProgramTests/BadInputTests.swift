import Foundation
import Testing
import TillTestSupport

/// What a person gets wrong, and what the program says then.
@Suite struct BadInputTests {
    @Test func everyErrorOfAConfigurationWithItsLine() throws {
        let home = try Folder()
        let file = try home.write(
            """
            device-id: "x y"
            colour: blue
            log-level: loud
            devices:
              receipt:
                driver: escpos-printr
                connection: tcp://127.0.0.1
                setings: {}
              scanner:
                driver: serial-scanner
                connection: tcp://127.0.0.1:70000
                settings:
                  terminator: bell
                  gap-millis: lots
              display:
                driver: line-display
                connection: folder:/tmp
              broken: 7
            kitchen-printers:
              kitchen: nobody
              bar: [scanner]
            upstream:
              url: ftp://x
            api:
              listen: 0.0.0.0:80
            """,
            to: "till.yaml"
        )
        for command in [["run", "-c", file], ["config", "check", "-c", file], ["devices", "list", "-c", file]] {
            let ending = try Program.run(command, in: home)
            #expect(ending.code == 78, "\(command): \(ending.errors)")
            #expect(
                try Golden.difference(ending.errors.replacing(home.path, with: "HOME"), "bad-configuration.txt") == nil
            )
        }
    }

    @Test(arguments: [
        ("a: [1\nb: 2\n", ":2: this is not YAML"),
        ("- 1\n", ":1: names with values are expected"),
        ("log-level: info\nlog-level: debug\n", "written twice: log-level"),
        ("devices: 5\n", ":1: 'devices' must hold names with values"),
    ])
    func aMalformedFile(text: String, says: String) throws {
        let home = try Folder()
        let ending = try Program.run(["run", "-c", try home.write(text, to: "till.yaml")], in: home)
        #expect(ending.code == 78)
        #expect(ending.errors.contains(says), "\(ending.errors)")
    }

    /// What names a printer has to name a printer: a scanner has a name, too, and no paper.
    @Test func everySettingThatNamesAPrinterIsChecked() throws {
        let home = try Folder()
        let file = try home.write(
            """
            receipt-printer: scanner
            kitchen-printers:
              grill: bar
              oven: drawer
            fallback-printers:
              bar: receipt
              receipt: receipt
              scanner: bar
              pole: bar
            fallback-after-seconds: 0
            drawer-open-alarm-seconds: soon
            devices:
              receipt:
                driver: virtual
                class: POSPrinter
                connection: folder:/tmp/r
                serves: {drawer: CashDrawer}
              bar:
                driver: virtual
                class: POSPrinter
                connection: folder:/tmp/b
              scanner:
                driver: virtual
                class: Scanner
                connection: listen:/tmp/s
            """,
            to: "till.yaml"
        )
        let ending = try Program.run(["config", "check", "-c", file], in: home)
        #expect(ending.code == 78)
        let none = "which is none of the printers; there are receipt, bar"
        let expected = [
            "1: 'receipt-printer' names 'scanner', \(none)",
            "4: 'kitchen-printers.oven' names 'drawer', \(none)",
            "7: 'fallback-printers.receipt' is 'receipt', and a printer cannot stand in for itself",
            "8: 'fallback-printers.scanner' names 'scanner', \(none)",
            "9: 'fallback-printers.pole' names 'pole', \(none)",
            "10: 'fallback-after-seconds' must be a whole number of seconds, 1 to 3600",
            "11: 'drawer-open-alarm-seconds' must be a whole number of seconds, 0 to 3600",
        ]
        let said = ending.errors.replacing("till: ", with: "").replacing(home.path + "/till.yaml:", with: "")
        #expect(said.split(separator: "\n").map(String.init) == expected)
    }

    @Test func aSecretThatOthersMayRead() throws {
        let home = try Folder()
        let secret = try home.write("secret-word\n", to: "password", mode: 0o644)
        let text = "upstream:\n  url: http://127.0.0.1:1\n  login: me\n  password-file: \(secret)\n"
        let ending = try Program.run(["run", "-c", try home.write(text, to: "till.yaml")], in: home)
        #expect(ending.code == 78)
        #expect(ending.errors.contains("till.yaml:4: ") && ending.errors.contains("chmod 600"), "\(ending.errors)")
        #expect(!ending.errors.contains("secret-word"))
    }

    static let endings: [(arguments: [String], code: Int32)] = [
        (["frobnicate"], 64), (["run", "-c", "/does/not/exist"], 78), (["run"], 78), (["status"], 69),
        (["status", "-c", "/does/not/exist"], 78),
        (["journal", "list", "--limit", "0"], 64), (["journal", "verify", "--state", "/does/not/exist"], 74),
        (["demo", "--language", "fr"], 64), (["demo", "--script", "/does/not/exist"], 64),
        (["scan", "--driver", "serial-scanner"], 64), (["print", "/does/not/exist"], 74),
        (["print", "text", "-", "--driver", "escpos-printer", "--connection", "serial:/does/not/exist"], 69),
        (["upstream", "orders", "--database", "/does/not/exist"], 74), (["upstream", "serve", "--port", "70000"], 64),
        (["devices", "test", "receipt"], 78), (["config", "check"], 78), (["outbox"], 69), (["prompt"], 69),
        (["drawer", "list"], 69), (["drawer", "open"], 69), (["print", "retry"], 64), (["print", "discard", "x"], 69),
        (["print", "jobs", "--state", "lost"], 64), (["print", "retry", "x", "--all-blocked"], 64),
    ]

    @Test(arguments: endings)
    func exitCodesAreThoseOfSysexits(arguments: [String], code: Int32) throws {
        let ending = try Program.run(arguments, in: try Folder())
        #expect(ending.code == code, "\(arguments): \(ending.output) \(ending.errors)")
        #expect(!ending.errors.isEmpty, "it says why")
    }

    static let helps: [[String]] = [
        ["--help"], ["demo", "--help"], ["run", "--help"], ["devices", "--help"], ["devices", "test", "--help"],
        ["scan", "--help"], ["print", "--help"], ["print", "jobs", "--help"], ["drawer", "--help"],
        ["journal", "--help"], ["outbox", "--help"], ["config", "--help"],
        ["upstream", "--help"], ["prompt", "--help"], ["status", "--help"], ["--version"],
    ]

    @Test(arguments: helps)
    func everyCommandHasHelp(arguments: [String]) throws {
        let ending = try Program.run(arguments, in: try Folder())
        #expect(ending.code == 0)
        #expect(!ending.output.isEmpty)
    }
}
