import TillDeviceKit

/// The rules by which udev gives the devices of the drivers to the service's group, and keeps others off them. Made from
/// the manifests, so that ids are written in one place; nothing but the devices that a driver knows is opened.
public struct UdevRules: Equatable, Sendable {
    /// A device that no manifest knows and that is to be reached all the same.
    public struct Allowed: Equatable, Hashable, Sendable, Comparable {
        public var vendor: String
        public var product: String

        /// `1234:abcd`; nil for anything else.
        public init?(_ text: String) {
            let parts = text.split(separator: ":", omittingEmptySubsequences: false)
            guard parts.count == 2, parts.allSatisfy({ $0.count == 4 && $0.allSatisfy { $0.isASCII && $0.isHexDigit } })
            else { return nil }
            vendor = parts[0].lowercased()
            product = parts[1].lowercased()
        }

        public var text: String { "\(vendor):\(product)" }

        public static func < (first: Allowed, second: Allowed) -> Bool { first.text < second.text }
    }

    /// Where a package and where an administrator has them.
    public static let fileName = "60-till.rules"
    /// The group of the service's user.
    public static let groupDefault = "till"
    /// Where a package puts the program.
    public static let programDefault = "/usr/bin/till"
    /// The most devices beyond the manifests.
    public static let allowedMax = 64

    private static let allowMark = "# allow: "

    public let manifests: [DriverManifest]
    public let allowed: [Allowed]
    public let group: String
    /// The program that tells the usage of a HID device, which udev itself cannot see.
    public let program: String

    /// - Parameters:
    ///   - manifests: of the drivers; those without hardware add nothing.
    ///   - group: a group's name; its letters are the caller's to check.
    public init(
        manifests: [DriverManifest],
        allowed: [Allowed] = [],
        group: String = UdevRules.groupDefault,
        program: String = UdevRules.programDefault
    ) {
        self.manifests = manifests.filter { $0.status != .simulated }.sorted { $0.name < $1.name }
        self.allowed = Array(Set(allowed)).sorted()
        self.group = group
        self.program = program
    }

    /// The devices that an installed file allows beyond the manifests, so that a new one keeps them.
    public static func allowed(inFile text: String) -> [Allowed] {
        text.split(separator: "\n").compactMap { line in
            line.hasPrefix(allowMark) ? Allowed(String(line.dropFirst(allowMark.count))) : nil
        }
    }

    /// The whole file.
    public var text: String {
        var lines = [
            "# Gives scanners, printers and displays to the group '\(group)', in which the service runs.",
            "# Made from the drivers' manifests by `till udev rules`; changes here are lost. Another device:",
            "# till udev install --allow VENDOR:PRODUCT",
        ]
        lines += allowed.map { Self.allowMark + $0.text }
        lines += ["", #"ACTION=="remove", GOTO="till_end""#]
        lines += UdevNode.allCases.map { "\($0.condition), GOTO=\"\($0.label)\"" }
        lines.append(#"GOTO="till_end""#)
        for node in UdevNode.allCases { lines += section(node) }
        lines += ["", #"LABEL="till_end""#]
        return lines.joined(separator: "\n") + "\n"
    }

    // MARK: - Sections

    private func section(_ node: UdevNode) -> [String] {
        var lines = ["", "LABEL=\"\(node.label)\""]
        // What the device says of itself; the default rules ask for it only on some of the nodes.
        if node != .usb { lines.append(#"ENV{ID_USB_INTERFACES}=="", IMPORT{builtin}="usb_id""#) }
        for manifest in manifests where manifest.connections.contains(where: { UdevNode(scheme: $0) == node }) {
            // A usage is seen on the HID node alone; a rule that has only that says nothing of the others.
            let matches = manifest.usb.filter { $0.usage == nil || node == .hidraw }
            guard !matches.isEmpty else { continue }
            lines.append("# \(manifest.name)")
            lines += matches.map { rule(manifest.name, $0) }
        }
        if !allowed.isEmpty {
            lines.append("# allowed by --allow")
            for device in allowed {
                lines.append("\(ids(device.vendor, device.product)), ENV{TILL_DRIVER}=\"allowed\"")
            }
        }
        if node == .usb || node == .printer, manifests.contains(where: { $0.classes.contains(.posPrinter) }) {
            lines.append("# Any printer of the printer class: who may print may also find out what it is.")
            lines.append(#"ENV{TILL_DRIVER}=="", ENV{ID_USB_INTERFACES}=="*:0701*", ENV{TILL_DRIVER}="printer""#)
        }
        lines.append(#"ENV{TILL_DRIVER}=="", GOTO="till_end""#)
        lines += node.extras
        lines.append("GROUP=\"\(group)\", MODE=\"0660\", GOTO=\"till_end\"")
        return lines
    }

    private func rule(_ driver: String, _ match: DriverManifest.USBMatch) -> String {
        var conditions: [String] = []
        if let vendor = match.vendor { conditions.append(ids(vendor, match.product)) }
        if let interface = match.interface {
            conditions.append("ENV{ID_USB_INTERFACES}==\"*:\(interface.lowercased())*\"")
        }
        if let usage = match.usage {
            conditions.append("PROGRAM==\"\(program) udev usage /sys%p\", RESULT==\"\(usage.lowercased())*\"")
        }
        return (conditions + ["ENV{TILL_DRIVER}=\"\(driver)\""]).joined(separator: ", ")
    }

    private func ids(_ vendor: String, _ product: String?) -> String {
        let vendorRule = "ENV{ID_VENDOR_ID}==\"\(vendor.lowercased())\""
        return product.map { "\(vendorRule), ENV{ID_MODEL_ID}==\"\($0.lowercased())\"" } ?? vendorRule
    }
}
