import TillDeviceKit
import TillESCPOS

/// Devices that need no hardware, for trying Till out and for tests: a printer, a drawer and a display that write
/// files, and a scanner that takes lines. One process serves those of them that it is opened with.
///
/// What takes time (a drawer that is shut, a slow print) begins at a `wake`, because a driver has no clock of its own
/// and a `wake` says what time it is.
struct VirtualDevices: DeviceDriver {
    /// Calls that wait for the clock or for a slow print; one more is refused as busy.
    static let waitingMaxCalls = 16

    /// What a write ends.
    struct PendingWrite {
        /// The call that is answered; nil where nobody waits.
        var id: Int?
        /// What is said when it is written; the answer first.
        var outputs: [DriverOutput]
        /// Whether it is the drawer's file.
        var opensDrawer = false
    }

    /// A print that takes its time.
    struct SlowPrint {
        let id: Int
        let bytes: [UInt8]
        let result: DriverResult
        /// Nil until it has begun.
        var deadline: Deadline?
    }

    /// A drawer that is to be opened as soon as it is known what time it is.
    struct Kick {
        /// Nil where a pulse within a print does it.
        var id: Int?
        var result = DriverResult.done
    }

    var printer: VirtualPrinter?
    var drawer: VirtualDrawer?
    var display: VirtualDisplay?
    var scanner: VirtualScanner?

    var writes: [Int: PendingWrite] = [:]
    var lastToken = 0
    var slowPrints: [SlowPrint] = []
    var kicks: [Kick] = []

    init(_ parameters: OpenParameters) throws(DeviceError) {
        let settings = try VirtualSettings(parameters.settings)
        let devices = parameters.devices
        guard !devices.isEmpty, Set(devices.map(\.deviceClass)).count == devices.count else {
            throw DeviceError(.illegal, .giveUp, "virtual serves one or more devices, at most one of each class")
        }
        for device in devices {
            try Self.requireConnection(parameters.connection, for: device)
            switch device.deviceClass {
            case .posPrinter:
                printer = VirtualPrinter(name: device.name, profile: settings.profile, fault: settings.fault)
            case .cashDrawer: drawer = VirtualDrawer(name: device.name)
            case .lineDisplay:
                display = VirtualDisplay(name: device.name, rows: settings.rows, columns: settings.columns)
            case .scanner: scanner = VirtualScanner(name: device.name)
            }
        }
    }

    /// A device on a connection that is not for it would silently do nothing.
    private static func requireConnection(
        _ connection: String,
        for device: OpenParameters.Device
    ) throws(DeviceError) {
        let scheme = device.deviceClass == .scanner ? "listen" : "folder"
        guard let address = ConnectionAddress(connection), [scheme, "none"].contains(address.scheme) else {
            let name = device.deviceClass.rawValue
            let text = "a virtual \(name) is at '\(scheme):/path' or 'none:', not '\(connection)'"
            throw DeviceError(.illegal, .giveUp, text)
        }
    }

    var capabilities: [DeviceCapabilities] {
        [
            printer?.capabilities,
            drawer.map { DeviceCapabilities(device: $0.name) },
            display?.capabilities,
            scanner.map { DeviceCapabilities(device: $0.name) },
        ].compactMap(\.self)
    }

    mutating func received(_ input: DriverInput) -> [DriverOutput] {
        switch input {
        case .linkUp: return []
        case .linkDown(let error): return disconnected(error)
        case .bytes(let bytes, let atMillis): return scanner?.received(bytes, atMillis: atMillis) ?? []
        case .written(let token): return written(token)
        case .notWritten(let token, let error): return notWritten(token, error)
        case .call(let id, let call): return called(id: id, call)
        case .wake(let atMillis): return wake(atMillis: atMillis)
        }
    }

    private mutating func called(id: Int, _ call: DriverCall) -> [DriverOutput] {
        switch call.device {
        case printer?.name: return printerCalled(id: id, call)
        case drawer?.name: return drawerCalled(id: id, call)
        case display?.name: return displayCalled(id: id, call)
        case scanner?.name: return [.scannerAnswer(id: id, call)]
        default: return [Self.illegal(id: id)]
        }
    }

    static func illegal(id: Int) -> DriverOutput {
        let text = "a device of this class does not do this"
        return .failure(id: id, DeviceError(.illegal, .giveUp, text, bytesSent: 0))
    }

    static let healthy = DriverResult(text: "Internal HCheck: simulated, always well")
}
