import TillDeviceKit

/// A driver to begin with: a display that takes a form feed (clear) and two lines of ASCII text.
///
/// It is told what happened and answers what to do; the kit does the rest: the protocol, claims, the connection and its
/// return, the queue of what is written. So all of it is tested without a device.
struct TemplateDisplay: DeviceDriver {
    private let device: String
    private let columns: Int
    /// What the display is to show, so that it can be shown again when the device comes back.
    private var lines = ["", ""]
    private var token = 0
    /// The call that waits for each write.
    private var callers: [Int: Int] = [:]

    /// Called once. What is wrong with the configuration is thrown, with `giveUp`: trying again would not help.
    init(_ parameters: OpenParameters) throws(DeviceError) {
        guard let first = parameters.devices.first, parameters.devices.count == 1, first.deviceClass == .lineDisplay
        else {
            throw DeviceError(.illegal, .giveUp, "this driver serves exactly one device, of class LineDisplay")
        }
        device = first.name
        columns = parameters.settings.number("columns") ?? 20
    }

    var capabilities: [DeviceCapabilities] { [DeviceCapabilities(device: device, columns: columns, rows: 2)] }

    mutating func received(_ input: DriverInput) -> [DriverOutput] {
        switch input {
        case .linkUp:
            // The device may have been switched off: it shows nothing until it is told anew.
            return write(answering: nil)
        case .call(let id, .displayText(_, let lines)):
            self.lines = (0..<2).map { $0 < lines.count ? lines[$0] : "" }
            return write(answering: id)
        case .call(let id, .checkHealth(_, .internal)):
            return [.result(id: id, DriverResult(text: "Internal HCheck: Successful"))]
        case .call(let id, let call):
            let text = "this display does not do \(call)"
            return [.failure(id: id, DeviceError(.illegal, .giveUp, String(text.prefix(200)), bytesSent: 0))]
        case .written(let token):
            return callers.removeValue(forKey: token).map { [.result(id: $0, .done)] } ?? []
        case .notWritten(let token, let error):
            return callers.removeValue(forKey: token).map { [.failure(id: $0, error)] } ?? []
        case .linkDown, .bytes, .wake:
            return []
        }
    }

    /// FF, the upper line, CR LF, the lower line.
    private mutating func write(answering id: Int?) -> [DriverOutput] {
        token += 1
        callers[token] = id
        let text = lines.map { line in
            line.prefix(columns).map { $0.asciiValue ?? UInt8(ascii: "?") }.map { $0 < 0x20 ? UInt8(ascii: "?") : $0 }
        }
        return [.write([0x0C] + text[0] + [0x0D, 0x0A] + text[1], token: token)]
    }
}
