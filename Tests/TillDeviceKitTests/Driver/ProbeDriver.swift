import TillDeviceKit

/// A driver that writes one byte for a call and answers when it has left, with faults that can be switched on by
/// settings.
struct ProbeDriver: DeviceDriver {
    var device: String
    var fault: String
    var waiting: [Int: Int] = [:]

    init(_ parameters: OpenParameters) throws(DeviceError) {
        device = parameters.devices.first?.name ?? ""
        fault = parameters.settings.text("fault") ?? ""
        if fault == "init" { throw DeviceError(.illegal, .giveUp, "the setting is wrong") }
    }

    var capabilities: [DeviceCapabilities] {
        fault == "capabilities" ? [] : [DeviceCapabilities(device: device)]
    }

    mutating func received(_ input: DriverInput) -> [DriverOutput] {
        switch input {
        case .call(let id, _):
            if fault == "silent" { return [] }
            waiting[id] = id
            let write = DriverOutput.write([0x2A], token: id)
            return fault == "hasty" ? [write, .result(id: id, .done)] : [write]
        case .written(let token):
            guard let id = waiting.removeValue(forKey: token) else { return [] }
            return [.result(id: id, .done), .count(device: device, statistic: "Probed", by: 1)]
        case .notWritten(let token, let error):
            guard fault != "forgetful", let id = waiting.removeValue(forKey: token) else { return [] }
            return [.failure(id: id, error)]
        case .bytes(let bytes, let atMillis):
            return [.event(device: device, .data(ScanData(label: bytes, atMillis: atMillis)))]
        case .linkUp, .linkDown, .wake: return []
        }
    }
}
