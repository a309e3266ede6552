import Foundation
import Testing
import TillTestSupport

/// `till devices watch` and `find` on a mock of /sys: the whole way from the kernel's files and events to the text.
@Suite(.enabled(if: MockBench.isInstalled, MockBench.remedy), .timeLimit(.minutes(3)))
struct DiscoveryProgramTests {
    /// The same devices come and go; whichever way it is watched, the same is said.
    @Test(arguments: ["kernel", "polling", "udev"])
    func everyWayOfWatchingSaysTheSame(source: String) throws {
        // udevd sends its events when the node is there, so that only the others have to wait for one.
        let late = source == "udev" ? [] : ["--late"]
        let watch = ["devices", "watch", "--attached", "--json", "--every", "1", "--by", source]
        let ending = try MockBench.run(late + [MockBench.till] + watch)
        #expect(ending.code == 0, "\(ending.errors)")
        var lines = ending.output.split(separator: "\n").map(Self.withoutTime)
        #expect(!lines.isEmpty)
        guard !lines.isEmpty else { return }
        let everyMillis = source == "polling" ? 1000 : 30_000
        #expect(lines.removeFirst() == "{\"everyMillis\":\(everyMillis),\"watching\":\"\(source)\"}")
        let text = lines.joined(separator: "\n") + "\n"
        // Only one of them writes the golden file, so that it is compared with the others.
        let isWriting = ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1"
        guard !isWriting || source == "kernel" else { return }
        let difference = try Golden.difference(text, "devices-watch.jsonl")
        #expect(difference == nil, "\(difference ?? "")")
    }

    /// `{"at":"2026-11-22T20:01:48.160Z",…` begins with the time.
    private static func withoutTime(_ line: Substring) -> String {
        let key = "{\"at\":\""
        guard line.hasPrefix(key), let comma = line.firstIndex(of: ",") else { return String(line) }
        return "{" + line[line.index(after: comma)...]
    }

    @Test func findFitsAScreenOfAHundredColumns() throws {
        let ending = try MockBench.run(["--still", MockBench.till, "devices", "find"])
        #expect(ending.code == 0, "\(ending.errors)")
        let lines = ending.output.split(separator: "\n").map(String.init)
        // Connections and reasons are never cut; they stand on lines of their own below the table's.
        let rows = lines.filter { !$0.hasPrefix("    ") && !$0.hasPrefix("could not ask") }
        #expect(rows.first?.split(separator: " ").first == "DEVICE")
        // The printer and its node, the serial scanner, the HID scanner, the one that types.
        #expect(rows.count == 6)
        for row in rows { #expect(row.count <= 100, "\(row)") }
        let printers = rows.filter { $0.hasPrefix("Till Works SimTM-88  ") && $0.contains("0416:5011  PRN0001") }
        #expect(printers.count == 2)
        #expect(printers.allSatisfy { $0.contains("  vhci_hcd.0/2/1  ") })
        #expect(lines.contains("    usb:0416:5011?serial=PRN0001"))
        #expect(lines.contains("    hidraw:/dev/hidraw0"))
        #expect(lines.contains("    driver by its USB vendor 0c2e and HID usage 008c (Honeywell scanner, HID POS)"))
    }

    @Test func findLongShowsEveryFact() throws {
        let ending = try MockBench.run(["--still", MockBench.till, "devices", "find", "--long"])
        #expect(ending.code == 0, "\(ending.errors)")
        let blocks = ending.output.components(separatedBy: "\n\n")
        let scanner = try #require(blocks.first { $0.contains("hidraw:/dev/hidraw0") })
        for fact in [
            "what              HID, usage page 8C (barcode scanner)", "port              vhci_hcd.0/2/3",
            "interface         030000", "interface number  0", "HID usage         008c0002",
            "path              /sys/devices/platform/vhci_hcd.0/usb1/1-3/1-3:1.0/0003:0C2E:0B61.0001/hidraw/hidraw0",
        ] {
            #expect(scanner.contains("    \(fact)"), "\(scanner)")
        }
        #expect(!scanner.contains("serial"))
        #expect(ending.output.contains("what              CDC-ACM serial line"))
    }
}

/// Runs the program on devices that are not there: umockdev puts its own /sys, /dev and uevents before it.
enum MockBench {
    static let wrapper = "/usr/bin/umockdev-wrapper"
    static let python = "/usr/bin/python3"
    static let remedy: Comment =
        "umockdev is not installed: apt-get install umockdev gir1.2-umockdev-1.0 python3-gi"

    static let isInstalled: Bool = {
        guard FileManager.default.isExecutableFile(atPath: wrapper) else { return false }
        let ask = "import gi; gi.require_version('UMockdev', '1.0'); from gi.repository import UMockdev"
        return (try? run(python, ["-c", ask]))?.code == 0
    }()

    /// The program that was built with these tests.
    static let till: String = {
        let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        let beside = URL(filePath: own).deletingLastPathComponent().appending(path: "till").path
        if FileManager.default.fileExists(atPath: beside) { return beside }
        // The runner of Swift Testing may be the toolchain's own; the bundle is then an argument.
        let bundle = CommandLine.arguments.first { $0.contains(".xctest") } ?? ""
        return URL(filePath: bundle).deletingLastPathComponent().appending(path: "till").path
    }()

    struct Ending {
        var code: Int32
        var output: String
        var errors: String
    }

    /// - Parameter arguments: of `Scripts/plug.py`.
    static func run(_ arguments: [String]) throws -> Ending {
        let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Scripts/plug.py").path
        return try run(wrapper, [python, script] + arguments)
    }

    /// The script gives up by itself when nothing comes for a while, so that this ends.
    private static func run(_ program: String, _ arguments: [String]) throws -> Ending {
        let folder = FileManager.default.temporaryDirectory.appending(path: "till-mock-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        // Files instead of pipes: nobody has to read them while the program runs.
        func file(_ name: String) throws -> FileHandle {
            let path = folder.appending(path: name)
            try Data().write(to: path)
            return try FileHandle(forWritingTo: path)
        }
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        process.environment = ["HOME": folder.path, "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"]
        process.standardInput = FileHandle.nullDevice
        (process.standardOutput, process.standardError) = (try file("output"), try file("errors"))
        try process.run()
        process.waitUntilExit()
        func text(_ name: String) throws -> String {
            try String(contentsOf: folder.appending(path: name), encoding: .utf8)
        }
        return Ending(code: process.terminationStatus, output: try text("output"), errors: try text("errors"))
    }
}
