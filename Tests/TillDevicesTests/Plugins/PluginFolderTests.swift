import Foundation
import Testing
import TillDeviceKit

@testable import TillDevices

/// A folder of its own for a test, with plugins in it; gone afterwards.
private final class DriverFolder {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.appendingPathComponent("till-drivers-\(UUID())").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
        try setMode(path, 0o755)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    func setMode(_ path: String, _ mode: Int) throws {
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    }

    /// Adds a plugin and answers its folder; without a mode of the executable there is none.
    @discardableResult
    func add(
        _ name: String,
        manifest: String? = nil,
        executableMode: Int? = 0o755,
        folderMode: Int = 0o755
    ) throws -> String {
        let folder = "\(path)/\(name)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
        let text = manifest ?? Self.manifest(name: name)
        try write(text, to: "\(folder)/driver.json", mode: 0o644)
        if let executableMode { try write("#!/bin/sh\n", to: "\(folder)/\(name)", mode: executableMode) }
        try setMode(folder, folderMode)
        return folder
    }

    func write(_ text: String, to path: String, mode: Int) throws {
        try text.write(toFile: path, atomically: false, encoding: .utf8)
        try setMode(path, mode)
    }

    static func manifest(name: String, more: String = "") -> String {
        """
        {"name": "\(name)", "summary": "s", "version": "1", "protocol": 1, "status": "stable",
         "executable": "\(name)", "classes": ["Scanner"], "connections": ["tcp"], "settings": [], "usb": []\(more)}
        """
    }
}

@Suite struct PluginFolderTests {
    @Test func pluginsAreFoundByName() throws {
        let folder = try DriverFolder()
        try folder.add("wedge-scanner")
        try folder.add("escpos-printer")
        try FileManager.default.createDirectory(atPath: "\(folder.path)/notes", withIntermediateDirectories: false)
        try folder.write("", to: "\(folder.path)/README", mode: 0o644)
        let (plugins, problems) = PluginFolders.discover(in: [folder.path], buildFolder: nil)
        #expect(plugins.map(\.manifest.name) == ["escpos-printer", "wedge-scanner"])
        #expect(plugins[0].executable == "\(folder.path)/escpos-printer/escpos-printer")
        #expect(problems == [])
    }

    @Test func aFolderMayBeGivenFromHere() throws {
        let folder = try DriverFolder()
        try folder.add("wedge-scanner")
        let depth = FileManager.default.currentDirectoryPath.split(separator: "/").count
        let fromHere = Array(repeating: "..", count: depth).joined(separator: "/") + folder.path
        let (plugins, _) = PluginFolders.discover(in: [fromHere], buildFolder: nil)
        #expect(plugins.map(\.executable) == ["\(folder.path)/wedge-scanner/wedge-scanner"])
    }

    @Test func theEarlierFolderWinsAndTheOtherIsReported() throws {
        let first = try DriverFolder()
        let second = try DriverFolder()
        try first.add("wedge-scanner")
        let shadowed = try second.add("wedge-scanner")
        let (plugins, problems) = PluginFolders.discover(in: [first.path, second.path], buildFolder: nil)
        #expect(plugins.map(\.folder) == ["\(first.path)/wedge-scanner"])
        let reason = "not used: driver 'wedge-scanner' of \(first.path)/wedge-scanner comes first"
        #expect(problems == [PluginProblem(path: shadowed, reason: reason)])
    }

    @Test func inACheckoutTheExecutableStandsInTheBuildFolder() throws {
        let sources = try DriverFolder()
        let build = try DriverFolder()
        let folder = try sources.add("wedge-scanner", executableMode: nil)
        try build.write("#!/bin/sh\n", to: "\(build.path)/wedge-scanner", mode: 0o755)
        let built = PluginFolders.discover(in: [sources.path], buildFolder: build.path)
        #expect(built.plugins.map(\.executable) == ["\(build.path)/wedge-scanner"])
        let missing = PluginFolders.discover(in: [sources.path], buildFolder: nil)
        #expect(missing.plugins == [])
        #expect(
            missing.problems.map(\.description)
                == ["\(folder): the executable is not there: looked for \(folder)/wedge-scanner"]
        )
    }

    @Test(arguments: [
        ("not json", "is not JSON"),
        ("[]", "wrong kind of value"),
        ("{\"name\": \"bad\"}", "has no '"),
        (DriverFolder.manifest(name: "other"), "stands in the folder 'bad'"),
        (DriverFolder.manifest(name: "bad", more: ", \"colour\": 1"), "the unknown key 'colour'"),
        (DriverFolder.manifest(name: "bad").replacing("Scanner", with: "Toaster"), "not allowed for classes.[0]"),
        (DriverFolder.manifest(name: "bad").replacing("\"protocol\": 1", with: "\"protocol\": 2"), "speaks protocol 2"),
        (
            DriverFolder.manifest(name: "bad").replacing("\"settings\": []", with: "\"settings\": [{\"minimun\": 1}]"),
            "the unknown key 'settings.minimun'"
        ),
        (
            DriverFolder.manifest(name: "bad")
                .replacing("\"executable\": \"bad\"", with: "\"executable\": \"../sh\""),
            "not a file name"
        ),
        (DriverFolder.manifest(name: "bad") + String(repeating: " ", count: 256 * 1024), "is larger than 262144 bytes"),
    ])
    func aBadManifestIsReportedAndTheOthersAreFound(manifest: String, reason: String) throws {
        let folder = try DriverFolder()
        try folder.add("bad", manifest: manifest)
        try folder.add("good")
        let (plugins, problems) = PluginFolders.discover(in: [folder.path], buildFolder: nil)
        #expect(plugins.map(\.manifest.name) == ["good"])
        #expect(problems.count == 1)
        let found = try #require(problems.first)
        #expect(found.path == "\(folder.path)/bad/driver.json")
        #expect(found.reason.contains(reason), "\(found.reason)")
    }

    @Test func whatEverybodyMayWriteToIsNotStarted() throws {
        let folder = try DriverFolder()
        try folder.add("open-folder", folderMode: 0o777)
        try folder.add("open-program", executableMode: 0o757)
        let manifest = try folder.add("open-manifest")
        try folder.setMode("\(manifest)/driver.json", 0o666)
        let (plugins, problems) = PluginFolders.discover(in: [folder.path], buildFolder: nil)
        #expect(plugins == [])
        let paths = ["open-folder", "open-manifest/driver.json", "open-program/open-program"]
        #expect(problems.map(\.path) == paths.map { "\(folder.path)/\($0)" })
        #expect(problems.allSatisfy { $0.reason.contains("everybody may write") })
        try folder.setMode(folder.path, 0o777)
        let all = PluginFolders.discover(in: [folder.path], buildFolder: nil)
        #expect(all.plugins == [] && all.problems.map(\.path) == [folder.path])
    }

    @Test func whatCannotBeExecutedIsReported() throws {
        let folder = try DriverFolder()
        try folder.add("plain", executableMode: 0o644)
        try folder.add("folder", executableMode: nil)
        try FileManager.default.createDirectory(
            atPath: "\(folder.path)/folder/folder",
            withIntermediateDirectories: false
        )
        let (plugins, problems) = PluginFolders.discover(in: [folder.path], buildFolder: nil)
        #expect(plugins == [])
        #expect(problems.map(\.reason) == ["is not a file", "may not be executed; set its mode with chmod a+x"])
    }

    @Test func aFolderThatIsNotThereIsReported() {
        let (plugins, problems) = PluginFolders.discover(in: ["/nonexistent/drivers"], buildFolder: nil)
        #expect(plugins == [])
        #expect(problems.map(\.description) == ["/nonexistent/drivers: cannot be read: No such file or directory"])
    }

    @Test func onlySoManyFoldersAreLookedAt() throws {
        let folder = try DriverFolder()
        for number in 0...PluginFolders.entriesMax { try folder.add("driver-\(1000 + number)") }
        let (plugins, problems) = PluginFolders.discover(in: [folder.path], buildFolder: nil)
        #expect(plugins.count == PluginFolders.entriesMax)
        #expect(problems.map(\.reason) == ["holds 257 folders; only the first 256 are looked at"])
    }
}
