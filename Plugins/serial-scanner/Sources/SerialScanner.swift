import TillDeviceKit

/// A scanner that sends its labels over a line: RS-232, USB serial (CDC-ACM) or a socket; as text, or in packets.
struct SerialScanner: DeviceDriver {
    /// The silence that ends a label where no terminator comes (`gap-millis`): at 9600 baud a byte takes one.
    static let gapDefaultMillis = 100

    /// What the scanner speaks; the raw value is the one of the setting `protocol`.
    enum Language: String, CaseIterable {
        case text
        /// Zebra's packets.
        case ssi
    }

    private enum Conversation {
        case text(TextScanner)
        case ssi(SSIScanner)
    }

    private let device: String
    private var conversation: Conversation

    init(_ parameters: OpenParameters) throws(DeviceError) {
        guard let first = parameters.devices.first, parameters.devices.count == 1, first.deviceClass == .scanner else {
            throw DeviceError(.illegal, .giveUp, "serial-scanner serves exactly one device, of class Scanner")
        }
        let settings = parameters.settings
        let language: Language = try settings.choice("protocol", default: .text)
        let terminator: LabelFramer.Terminator = try settings.choice("terminator", default: .auto)
        let scheme: CodeIdentifier.Scheme = try settings.choice("code-id", default: .aim)
        let gapMillis = settings.number("gap-millis") ?? Self.gapDefaultMillis
        guard gapMillis > 0 else {
            throw DeviceError(.illegal, .giveUp, "setting 'gap-millis' is above 0, not \(gapMillis)")
        }
        device = first.name
        switch language {
        case .text:
            conversation = .text(
                TextScanner(device: first.name, scheme: scheme, terminator: terminator, gapMillis: gapMillis)
            )
        case .ssi:
            let enables = settings.flag("ssi-enable") ?? true
            conversation = .ssi(SSIScanner(device: first.name, scheme: scheme, enables: enables))
        }
    }

    var capabilities: [DeviceCapabilities] { [DeviceCapabilities(device: device)] }

    mutating func received(_ input: DriverInput) -> [DriverOutput] {
        if case .call(let id, let call) = input { return [.scannerAnswer(id: id, call)] }
        switch conversation {
        case .text(var scanner):
            defer { conversation = .text(scanner) }
            return Self.received(input, &scanner)
        case .ssi(var scanner):
            defer { conversation = .ssi(scanner) }
            return Self.received(input, &scanner)
        }
    }

    private static func received(_ input: DriverInput, _ scanner: inout TextScanner) -> [DriverOutput] {
        switch input {
        case .bytes(let bytes, let atMillis): return scanner.received(bytes, atMillis: atMillis)
        case .wake: return scanner.wake()
        case .linkUp, .linkDown:
            scanner.reset()
            return []
        case .call, .written, .notWritten: return []
        }
    }

    private static func received(_ input: DriverInput, _ scanner: inout SSIScanner) -> [DriverOutput] {
        switch input {
        case .bytes(let bytes, let atMillis): return scanner.received(bytes, atMillis: atMillis)
        case .wake(let atMillis): return scanner.wake(atMillis: atMillis)
        case .linkUp: return scanner.linkUp()
        case .linkDown:
            scanner.linkDown()
            return []
        case .call, .written, .notWritten: return []
        }
    }
}
