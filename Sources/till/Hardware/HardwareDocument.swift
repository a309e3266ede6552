import TillDeviceKit

/// What Till drives, by class, way of connection and evidence, from the manifests of the drivers.
struct HardwareDocument: Encodable {
    struct Transport: Encodable {
        var deviceClass: String
        var driver: String
        var connection: String
        var evidence: DriverManifest.Evidence
    }

    struct Model: Encodable {
        var classes: [String]
        var driver: String
        var name: String
        var usb: String
        var evidence: DriverManifest.Evidence
    }

    var transports: [Transport] = []
    var models: [Model] = []

    init(_ manifests: [DriverManifest]) {
        for manifest in manifests.filter({ $0.status != .simulated }).sorted(by: { $0.name < $1.name }) {
            for deviceClass in manifest.classes {
                transports += manifest.connections.map { scheme in
                    Transport(
                        deviceClass: deviceClass.rawValue,
                        driver: manifest.name,
                        connection: scheme,
                        evidence: manifest.evidence?[deviceClass.rawValue] ?? manifest.evidence?[scheme] ?? .documented
                    )
                }
            }
            models += manifest.usb.map { match in
                Model(
                    classes: manifest.classes.map(\.rawValue),
                    driver: manifest.name,
                    name: match.name,
                    usb: Self.ids(match),
                    evidence: match.evidence ?? .documented
                )
            }
        }
        transports.sort { ($0.deviceClass, $0.driver) < ($1.deviceClass, $1.driver) }
    }

    private static func ids(_ match: DriverManifest.USBMatch) -> String {
        var parts: [String] = []
        if let vendor = match.vendor { parts.append("\(vendor):\(match.product ?? "any")") }
        if let interface = match.interface { parts.append("interface \(interface)") }
        if let usage = match.usage { parts.append("HID usage \(usage)") }
        return parts.joined(separator: ", ")
    }

    /// As Markdown.
    var text: String {
        var lines = [
            "# Supported hardware",
            "",
            "Made from the drivers' manifests by `till devices supported`; a test compares. What each word of evidence means:",
            "",
            "| evidence | |",
            "|---|---|",
            "| documented | its maker or others wrote down how it works; nobody has tried it with Till |",
            "| emulated | works with an emulated device on a real transport: a socket, a pseudo-terminal |",
            "| kernel-tested | works with a simulated device behind the real drivers of the Linux kernel (`make hardware`) |",
            "| real | works with the device itself |",
            "",
            "## By class and connection",
            "",
            "| class | driver | connection | evidence |",
            "|---|---|---|---|",
        ]
        lines += transports.map { "| \($0.deviceClass) | \($0.driver) | \($0.connection) | \($0.evidence.rawValue) |" }
        lines += [
            "",
            "## USB devices that are recognised",
            "",
            "Others work, too, where the configuration names them: `till devices find` shows what is plugged in.",
            "",
            "| device | USB | driver | evidence |",
            "|---|---|---|---|",
        ]
        lines += models.map { "| \($0.name) | \($0.usb) | \($0.driver) | \($0.evidence.rawValue) |" }
        return lines.joined(separator: "\n")
    }
}
