import Foundation
import Testing
import TillTestSupport

/// `till udev`, and the rules in `udev/`.
@Suite struct UdevTests {
    @Test func theFileInTheTreeIsWhatTheDriversMake() throws {
        let ending = try Program.run(["udev", "rules"], in: try Folder())
        #expect(ending.code == 0 && ending.errors.isEmpty, "\(ending.errors)")
        // It lies where packagers look, not with the other golden files.
        #expect(try Golden.difference(ending.output, "../../../udev/60-till.rules") == nil)
    }

    /// `udevadm test` reads all the rules and complains of each that it does not understand; a wrong one is planted, so that
    /// the silence about the others says something.
    @Test(.enabled(if: canAskUdev, "needs root, udevadm and a device in /sys to ask about"))
    func udevUnderstandsEveryRule() throws {
        let name = "60-till-test-\(getpid()).rules"
        let folder = "/run/udev/rules.d"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: "\(folder)/\(name)") }
        // A group that exists: udev complains of one that does not.
        let rules = try Program.run(["udev", "rules", "--group", "root", "--allow", "beef:0001"], in: try Folder())
            .output
        try (rules + "PLANTED==\"x\"\n").write(toFile: "\(folder)/\(name)", atomically: true, encoding: .utf8)
        let udevadm = Process()
        let pipe = Pipe()
        udevadm.executableURL = URL(filePath: "/usr/bin/udevadm")
        udevadm.arguments = ["test", Self.someDevice]
        udevadm.standardError = pipe
        udevadm.standardOutput = FileHandle.nullDevice
        try udevadm.run()
        let said = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        udevadm.waitUntilExit()
        let complaints = said.split(separator: "\n").filter { $0.contains("\(name):") }
        #expect(complaints.count == 1 && complaints.first?.contains("PLANTED") == true, "\(complaints)")
    }

    private static let someDevice = "/sys/devices/virtual/mem/null"
    private static var canAskUdev: Bool {
        getuid() == 0 && FileManager.default.isExecutableFile(atPath: "/usr/bin/udevadm")
            && FileManager.default.fileExists(atPath: someDevice)
    }

    @Test func aFileIsInstalledCheckedAndRemoved() throws {
        let home = try Folder()
        let rules = home.path + "/rules.d"
        let install = ["udev", "install", "--no-reload", "--folder", rules]
        #expect(try Program.run(install + ["--allow", "BEEF:0001"], in: home).code == 0)
        let first = try String(contentsOfFile: rules + "/60-till.rules", encoding: .utf8)
        #expect(first.contains("# allow: beef:0001\n"))
        // A second time with another device keeps the first one.
        #expect(try Program.run(install + ["--allow", "beef:0002"], in: home).code == 0)
        let second = try String(contentsOfFile: rules + "/60-till.rules", encoding: .utf8)
        #expect(second.contains("# allow: beef:0001\n# allow: beef:0002\n"))
        let check = try Program.run(["udev", "check", "--folder", rules], in: home)
        #expect(check.output.contains("\(rules)/60-till.rules is up to date"), "\(check.output)")
        try (second + "# mine\n").write(toFile: rules + "/60-till.rules", atomically: true, encoding: .utf8)
        let stale = try Program.run(["udev", "check", "--folder", rules], in: home)
        #expect(stale.output.contains("WARNING: the udev rules of the drivers"), "\(stale.output)")
        #expect(!FileManager.default.fileExists(atPath: rules + "/60-till.rules.new"))
    }

    @Test(arguments: [
        (["udev", "rules", "--allow", "beef"], "--allow is two times four hexadecimal digits"),
        (["udev", "rules", "--group", "a b"], "is not a group's name"),
        (["udev", "install", "--group", "x\"y"], "is not a group's name"),
    ])
    func badInputIsSaid(arguments: [String], says: String) throws {
        let ending = try Program.run(arguments, in: try Folder())
        #expect(ending.code == 64 && ending.output.isEmpty && ending.errors.contains(says), "\(ending.errors)")
    }

    @Test func aFolderThatCannotBeWrittenIsSaid() throws {
        let ending = try Program.run(["udev", "install", "--no-reload", "--folder", "/proc/none"], in: try Folder())
        #expect(ending.code == 74 && ending.errors.contains("/proc/none"), "\(ending.errors)")
    }
}
