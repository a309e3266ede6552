import Foundation
import Testing

/// A driver that somebody else wrote, in another language, dropped in as a folder: nothing is rebuilt.
@Suite struct ThirdPartyDriverTests {
    private static let hasPython = (try? Shell.run("python3", ["-c", ""])) == 0

    @Test(.enabled(if: hasPython, "python3 is not there"))
    func aFolderIsEnough() throws {
        let home = try Folder()
        let shown = home.path + "/shown.txt"
        let configuration = try home.write(
            """
            state-folder: \(home.path)/state
            socket: \(home.path)/till.sock
            driver-folders: [\(SourceFolders.examples)]
            devices:
              customer:
                driver: py-display
                connection: file:\(shown)
                settings: {columns: 16}
            """,
            to: "till.yaml"
        )
        let drivers = try Program.run(["devices", "drivers", "-c", configuration], in: home)
        #expect(drivers.output.contains("py-display"), "\(drivers.output)\(drivers.errors)")
        let listed = try Program.run(["devices", "-c", configuration], in: home)
        #expect(listed.code == 0 && listed.output.contains("ready"), "\(listed.output)\(listed.errors)")
        let tested = try Program.run(["devices", "test", "customer", "-c", configuration], in: home)
        #expect(tested.output == "customer: python is well\n", "\(tested.output)\(tested.errors)")
        let wrong = try home.write(
            try home.text("till.yaml").replacing("columns: 16", with: "columns: 4"),
            to: "wrong.yaml"
        )
        let refused = try Program.run(["config", "check", "-c", wrong], in: home)
        #expect(refused.code == 78 && refused.errors.contains("4 is below 8"), "\(refused.errors)")
    }
}
