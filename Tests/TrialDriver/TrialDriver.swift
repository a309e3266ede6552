import TillDeviceKit

/// The setting `fault` makes the start go wrong: `giveUp`, `fails`, `crash`, `hang`. The other faults are commands.
struct TrialDriver: DeviceDriver {
    private let devices: [OpenParameters.Device]
    private let columns: Int?
    /// The calls that are answered at the next `wake`.
    private var slow: [Int] = []

    init(_ parameters: OpenParameters) throws(DeviceError) {
        devices = parameters.devices
        columns = parameters.settings.number("columns")
        switch parameters.settings.text("fault") {
        case "giveUp": throw DeviceError(.illegal, .giveUp, "setting 'fault' is giveUp")
        case "fails": throw DeviceError(.failure, .reopen, "setting 'fault' is fails")
        case "crash": Misbehaviour.crash()
        case "hang": Misbehaviour.hang()
        default: break
        }
    }

    var capabilities: [DeviceCapabilities] {
        devices.map { device in
            switch device.deviceClass {
            case .posPrinter: DeviceCapabilities(device: device.name, columns: columns, confirmsPrints: false)
            case .lineDisplay: DeviceCapabilities(device: device.name, columns: 20, rows: 2)
            case .scanner, .cashDrawer: DeviceCapabilities(device: device.name)
            }
        }
    }

    mutating func received(_ input: DriverInput) -> [DriverOutput] {
        switch input {
        case .call(let id, .print(_, _, let items)):
            guard case .line(let runs, _) = items.first else { return [.result(id: id, DriverResult(outcome: .sent))] }
            return obey(runs.map(\.text).joined(), id: id, DriverResult(outcome: .sent))
        case .call(let id, .displayText(_, let lines)):
            return obey(lines.first ?? "", id: id, .done)
        case .call(let id, .checkHealth):
            return [.result(id: id, DriverResult(text: "Internal HCheck: Successful"))]
        case .call(let id, .openDrawer(let device)):
            return [.count(device: device, statistic: "DrawerGoodOpenCount", by: 1), .result(id: id, .done)]
        case .call(let id, _):
            return [.result(id: id, .done)]
        case .wake:
            defer { slow = [] }
            return slow.map { .result(id: $0, DriverResult(outcome: .sent)) }
        case .linkUp, .linkDown, .bytes, .written, .notWritten:
            return []
        }
    }

    /// Commands: `crash`, `hang`, `exit CODE`, `never` (no answer), `slow MILLIS`, `scan COUNT` (events of the
    /// scanner), `status COUNT`, `stderr TEXT`, `log TEXT`, `garbage` (on the control socket), `child` (leaves a
    /// process behind and exits; its number is written to the standard error). Anything else succeeds.
    /// Every command is written to the standard error before it is done.
    private mutating func obey(_ text: String, id: Int, _ result: DriverResult) -> [DriverOutput] {
        Misbehaviour.complain("told: \(text.prefix(80))\n")
        let words = text.split(separator: " ", maxSplits: 1).map(String.init)
        let argument = words.count > 1 ? words[1] : ""
        switch words.first {
        case "crash": Misbehaviour.crash()
        case "hang": Misbehaviour.hang()
        case "exit": Misbehaviour.exit(code: Int32(argument) ?? 1)
        case "never": return []
        case "slow":
            slow.append(id)
            return [.wake(afterMillis: Int(argument) ?? 0)]
        case "scan": return scans(Int(argument) ?? 0) + [.result(id: id, result)]
        case "status": return statuses(Int(argument) ?? 0) + [.result(id: id, result)]
        case "log": return [.log(.info, argument), .result(id: id, result)]
        case "stderr": Misbehaviour.complain(argument + "\n")
        case "garbage": Misbehaviour.writeGarbage()
        case "child": Misbehaviour.leaveChild()
        default: break
        }
        return [.result(id: id, result)]
    }

    private func scans(_ count: Int) -> [DriverOutput] {
        guard let scanner = devices.first(where: { $0.deviceClass == .scanner }) else { return [] }
        return (0..<count).map { number in
            .event(device: scanner.name, .data(ScanData(label: Array("scan \(number)".utf8), atMillis: 0)))
        }
    }

    private func statuses(_ count: Int) -> [DriverOutput] {
        (0..<count).map { number in
            .event(device: devices[0].name, .status(StatusUpdate(.paperNearEmpty, reason: "\(number)")))
        }
    }
}
