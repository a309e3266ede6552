import TillDeviceKit
import TillLinuxIO

#if canImport(Glibc)
import Glibc
#endif

/// Shows what is plugged in and out as it happens, and how it is watched.
struct AttachmentFeed: Sendable {
    private let settings: DeviceMonitor.Settings
    private let output: OutputOptions

    init(_ settings: DeviceMonitor.Settings, _ output: OutputOptions) {
        (self.settings, self.output) = (settings, output)
    }

    /// Runs until it is cancelled.
    func show() async throws {
        let output = output
        let monitor = DeviceMonitor(settings) { notice in
            let line = AttachmentLine(notice, at: Self.time)
            if output.isJSON || line.watching != nil {
                do {
                    try output.write(line) { line.text }
                } catch {
                    Console.error("till: \(error)")
                }
            } else {
                Console.error("till: \(line.text)")
            }
        }
        for await change in monitor.changes() {
            let line = AttachmentLine(change, at: Self.time)
            try output.write(line) { line.text }
        }
    }

    private static var time: String {
        var now = timespec()
        clock_gettime(CLOCK_REALTIME, &now)
        return UTCTime.text(Int64(now.tv_sec) * 1000 + Int64(now.tv_nsec) / 1_000_000)
    }
}

/// One line of `till devices watch`, as JSON and as text.
struct AttachmentLine: Encodable {
    var at: String
    /// How it is watched, in the first line: `udev`, `kernel` or `polling`.
    var watching: String?
    /// How often everything is looked through.
    var everyMillis: Int?
    /// `added`, `changed` or `removed`.
    var change: String?
    var device: AttachedDevice?
    /// What the watching itself suffers from.
    var problem: String?

    init(_ change: AttachmentChange, at time: String) {
        at = time
        device = change.device
        self.change =
            switch change {
            case .added: "added"
            case .changed: "changed"
            case .removed: "removed"
            }
    }

    init(_ notice: DeviceMonitor.Notice, at time: String) {
        at = time
        switch notice {
        case .watching(let source, let everyMillis):
            (watching, self.everyMillis) = (source.rawValue, everyMillis)
        case .problem(let text): problem = text
        case .lostEvents: problem = "events came too fast and some were lost; everything is looked through again"
        case .readerBehind: problem = "the news came too fast for their reader; differences follow"
        }
    }

    var text: String {
        if let watching, let everyMillis { return Self.heading(watching, everyMillis) }
        guard let device, let change else { return problem ?? "" }
        let sign = ["added": "+", "changed": "~", "removed": "-"][change] ?? "?"
        var parts = [at, sign, DeviceText.plain(device.name), DeviceText.words(device)]
        if let vendor = device.vendor { parts.append("\(vendor):\(device.product ?? "????")") }
        if let serial = device.serial { parts.append("serial \(DeviceText.plain(serial))") }
        if let port = device.port { parts.append("port \(port)") }
        if let address = device.address { parts.append(address) }
        // Of what is gone nobody needs to know why it could not be opened.
        if let obstacle = device.obstacle, change != "removed" { parts.append("(\(obstacle))") }
        return parts.joined(separator: "  ")
    }

    private static func heading(_ source: String, _ everyMillis: Int) -> String {
        let seconds = everyMillis / 1000
        switch source {
        case "udev": return "watching by the events of udev, looking through everything every \(seconds) s"
        case "kernel":
            return "watching by the events of the kernel, because no udevd runs or because it was asked for; looking "
                + "through everything every \(seconds) s"
        default: return "watching by polling every \(seconds) s"
        }
    }
}
