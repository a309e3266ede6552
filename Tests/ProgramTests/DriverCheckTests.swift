import Foundation
import Testing

/// `till driver check`: the examples pass, and each fault of a driver is found.
@Suite struct DriverCheckTests {
    private static let examples = SourceFolders.examples
    private static let hasPython = (try? Shell.run("python3", ["-c", ""])) == 0

    private func check(_ folder: String, _ more: [String] = []) throws -> Program.Ending {
        try Program.run(["driver", "check", folder] + more, in: try Folder())
    }

    @Test func theTemplatePasses() throws {
        let ending = try check(Self.examples + "/template-driver")
        #expect(
            ending.code == 0 && ending.output.contains("template-driver: 17 passed, 0 failed (seed 1)"),
            "\(ending.output)"
        )
    }

    @Test(.enabled(if: hasPython, "python3 is not there"))
    func theExampleInPythonPasses() throws {
        let ending = try check(Self.examples + "/py-display")
        #expect(
            ending.code == 0 && ending.output.contains("py-display: 17 passed, 0 failed (seed 1)"),
            "\(ending.output)"
        )
    }

    @Test(arguments: ["serial-scanner", "line-display", "escpos-printer"])
    func driversOfOursPass(name: String) throws {
        let ending = try check(name)
        #expect(ending.code == 0 && ending.output.contains("\(name): 17 passed, 0 failed"), "\(ending.output)")
    }

    /// One line of the example is spoilt at a time; the check that is there for it has to fail.
    @Test(
        .enabled(if: hasPython, "python3 is not there"),
        arguments: [
            ("if params[\"protocol\"] != 1:", "if False:", "hello agrees on the version"),
            ("if params[\"fence\"] < fence.get(name, 0):", "if False:", "an older claim is refused"),
            ("    if name not in enabled:\n", "    if False:\n", "nothing is done before claim and enable"),
            ("elif method not in (\"ping\", \"close\"):", "elif False:", "an unknown method is refused"),
            ("        enabled.discard(name)\n", "        pass\n", "after disable nothing is done"),
            (
                "        if not received:\n            sys.exit(0)",
                "        if not received:\n            time.sleep(60)", "a runtime that is gone ends the driver"
            ),
            (
                "    if method == \"close\":\n        sys.exit(0)", "    if method == \"close\":\n        sys.exit(3)",
                "close is answered"
            ),
            (
                "            unplugged()\n    except BlockingIOError", "            pass\n    except BlockingIOError",
                "a device that is unplugged at any step is told"
            ),
            (
                "        waiting = (\"", "        time.sleep(4)\n        waiting = (\"",
                "a device that takes nothing holds up neither"
            ),
            ("{\"capabilities\": [", "{\"capabilities\": [] and [", "open tells what each device can do"),
        ]
    )
    func aFaultIsFound(line: String, spoilt: String, check name: String) throws {
        let home = try Folder()
        let folder = home.path + "/py-display"
        try FileManager.default.copyItem(atPath: Self.examples + "/py-display", toPath: folder)
        let program = try String(contentsOfFile: folder + "/py-display", encoding: .utf8)
        #expect(program.contains(line), "the example has changed")
        try program.replacing(line, with: spoilt).write(
            toFile: folder + "/py-display",
            atomically: false,
            encoding: .utf8
        )
        let ending = try Program.run(["driver", "check", folder], in: home)
        #expect(ending.code == 65 && ending.output.contains("failed: \(name)"), "\(ending.output)\(ending.errors)")
    }

    @Test func badInputIsSaid() throws {
        let home = try Folder()
        let none = try Program.run(["driver", "check", "nonsense"], in: home)
        #expect(none.code == 64 && none.errors.contains("no installed driver 'nonsense'"), "\(none.errors)")
        let setting = try Program.run(["driver", "check", "line-display", "--set", "rows=9"], in: home)
        #expect(setting.code == 64 && setting.errors.contains("'9' is no value for it"), "\(setting.errors)")
        let report = try Program.run(["driver", "check", "line-display", "--json"], in: home)
        #expect(report.code == 0 && report.output.contains("\"passed\":17"), "\(report.output)")
    }
}

/// Folders of the source checkout.
enum SourceFolders {
    static let examples: String = {
        let parts = #filePath.split(separator: "/").dropLast(3)
        return "/" + parts.joined(separator: "/") + "/docs/examples"
    }()
}
