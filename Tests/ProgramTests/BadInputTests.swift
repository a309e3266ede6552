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
    ]

    @Test(arguments: endings)
    func exitCodesAreThoseOfSysexits(arguments: [String], code: Int32) throws {
        let ending = try Program.run(arguments, in: try Folder())
        #expect(ending.code == code, "\(arguments): \(ending.output) \(ending.errors)")
        #expect(!ending.errors.isEmpty, "it says why")
    }

    static let helps: [[String]] = [
        ["--help"], ["demo", "--help"], ["run", "--help"], ["devices", "--help"], ["devices", "test", "--help"],
        ["scan", "--help"], ["print", "--help"], ["journal", "--help"], ["outbox", "--help"], ["config", "--help"],
        ["upstream", "--help"], ["prompt", "--help"], ["status", "--help"], ["--version"],
    ]

    @Test(arguments: helps)
    func everyCommandHasHelp(arguments: [String]) throws {
        let ending = try Program.run(arguments, in: try Folder())
        #expect(ending.code == 0)
        #expect(!ending.output.isEmpty)
    }
}
