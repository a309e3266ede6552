import TillESCPOS

/// What can be chosen of a simulated device besides its identity; each kind heeds what concerns it.
public struct SimulatedDeviceOptions: Sendable {
    /// A printer: what it can do.
    public var profile: PrinterProfile
    /// A keyboard scanner: how it types.
    public var typing: KeyboardTyping
    /// A keyboard or serial scanner: whether an AIM identifier comes before each label. One that is given with the scan
    /// always does.
    public var sendsAIM: Bool
    /// A display: what understands its bytes.
    public var panel: any SimulatedDisplayPanel

    public init(
        profile: PrinterProfile = .generic80,
        typing: KeyboardTyping = .usLayout,
        sendsAIM: Bool = false,
        panel: any SimulatedDisplayPanel = CharacterPanel()
    ) {
        self.profile = profile
        self.typing = typing
        self.sendsAIM = sendsAIM
        self.panel = panel
    }

    /// The built-in profile of a name, or the reason why there is none.
    public static func profile(named name: String) throws(SimulatorRefusal) -> PrinterProfile {
        guard let profile = PrinterProfile.named(name) else {
            let known = PrinterProfile.builtInNames.joined(separator: ", ")
            throw SimulatorRefusal("there is no profile '\(name)'; there are \(known)")
        }
        return profile
    }
}

/// Makes simulated devices by their kind.
public enum SimulatedDevices {
    /// A device as it is with everything else at its default.
    public static func make(_ kind: SimulatedDeviceKind, identity: SimulatedIdentity) -> any SimulatedUSBDevice {
        make(kind, identity: identity, options: SimulatedDeviceOptions())
    }

    public static func make(
        _ kind: SimulatedDeviceKind,
        identity: SimulatedIdentity,
        options: SimulatedDeviceOptions
    ) -> any SimulatedUSBDevice {
        switch kind {
        case .printer: SimulatedPrinter(identity: identity, profile: options.profile)
        case .keyboardScanner:
            SimulatedKeyboardScanner(identity: identity, typing: options.typing, sendsAIM: options.sendsAIM)
        case .hidScanner: SimulatedHIDScanner(identity: identity)
        case .serialScanner: SimulatedSerialScanner(identity: identity, sendsAIM: options.sendsAIM)
        case .serialDisplay: SimulatedSerialDisplay(identity: identity, panel: options.panel)
        }
    }
}
