import Subprocess
import SystemPackage

/// Tells the running udevd to read its rules again, and to apply them to what is plugged in already.
enum UdevReload {
    static let program = "/usr/bin/udevadm"
    /// Of what a command says of itself, only the end of this much is kept.
    static let outputMaxBytes = 64 * 1024

    /// Whether a udevd runs here; in a container usually none does.
    static var isRunning: Bool { Files.exists("/run/udev/control") }

    static let steps: [[String]] = [
        ["control", "--reload"],
        // Only what the rules are about; triggering everything takes seconds and disturbs others.
        [
            "trigger", "--action=change", "--subsystem-match=usb", "--subsystem-match=usbmisc", "--subsystem-match=tty",
            "--subsystem-match=input", "--subsystem-match=hidraw",
        ],
    ]

    /// - Throws: with what udevadm said.
    static func run() async throws {
        for step in steps {
            let ended = try await Subprocess.run(
                .path(FilePath(program)),
                arguments: Arguments(step),
                output: .discarded,
                error: .string(limit: outputMaxBytes)
            )
            guard ended.terminationStatus.isSuccess else {
                let said = ended.standardError
                throw Files.Failure(
                    "udevadm \(step.joined(separator: " ")) failed: \(said.isEmpty ? "no reason given" : said)"
                )
            }
        }
    }
}
