/// Where a device hangs on USB, so that it stays the same after a reboot: the controller, the USB version of the root
/// hub, and the chain of ports from there, as in `0000:00:14.0/2/1.4`.
///
/// The kernel's bus number is left out because it depends on the order in which the controllers were found. The version
/// stands for it: an xHCI controller (and `vhci_hcd`) has two root hubs, one for USB 2 and one for USB 3, whose ports
/// have the same numbers.
struct USBPort: Equatable {
    /// The longest path that is looked at; a longer one has no port. sysfs makes none beyond PATH_MAX.
    static let pathMaxBytes = 4096

    /// `0000:00:14.0`, `vhci_hcd.0`, `fe980000.usb`.
    var controller: String
    /// The path of the root hub, whose attribute `version` tells its USB version.
    var rootHubPath: String
    /// The ports from the root hub on: `1.4`.
    var chain: String

    /// Reads the path of a device in sysfs; nil for what does not hang on USB, and for a root hub itself.
    ///
    /// - Parameter path: `/sys/devices/pci0000:00/0000:00:14.0/usb1/1-1/1-1.4/1-1.4:1.0/tty/ttyACM0`.
    init?(path: String) {
        guard path.utf8.count <= Self.pathMaxBytes else { return nil }
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        guard let hub = parts.lastIndex(where: { Self.busNumber($0) != nil }), hub > 0,
            let bus = Self.busNumber(parts[hub])
        else { return nil }
        var chain: Substring?
        for part in parts[(hub + 1)...] {
            // Devices are `1-1`, `1-1.4`; their interfaces go on with a colon, `1-1.4:1.0`.
            guard part.hasPrefix("\(bus)-"), !part.contains(":") else { break }
            chain = part.dropFirst(bus.count + 1)
        }
        guard let chain, Self.isChain(chain), let controller = Self.controller(parts[..<hub]) else { return nil }
        self.controller = controller
        rootHubPath = parts[...hub].joined(separator: "/")
        self.chain = String(chain)
    }

    /// The port as it is written; nil where the root hub does not tell its version, because two ports could then have
    /// the same text.
    ///
    /// - Parameter version: the attribute `version` of the root hub, ` 2.00`.
    func text(rootHubVersion version: String?) -> String? {
        guard let version else { return nil }
        let major = version.drop { $0 == " " }.prefix { $0 != "." }
        guard (1...2).contains(major.count), major.allSatisfy({ $0.isASCII && $0.isNumber }) else { return nil }
        return "\(controller)/\(major)/\(chain)"
    }

    private static func busNumber(_ part: Substring) -> Substring? {
        guard part.hasPrefix("usb") else { return nil }
        let number = part.dropFirst(3)
        return !number.isEmpty && number.allSatisfy { $0.isASCII && $0.isNumber } ? number : nil
    }

    private static func isChain(_ text: Substring) -> Bool {
        let ports = text.split(separator: ".", omittingEmptySubsequences: false)
        return ports.allSatisfy { !$0.isEmpty && $0.allSatisfy { $0.isASCII && $0.isNumber } }
    }

    /// The nearest device above the root hub whose name does not depend on an order: the kernel counts `….0.auto` as
    /// the drivers start, so the device that it belongs to is named instead.
    private static func controller(_ above: ArraySlice<Substring>) -> String? {
        above.last { !$0.isEmpty && !$0.hasSuffix(".auto") }.map(String.init)
    }
}
