#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The object on a line of the control socket, as it is written.
struct ControlFields: Codable {
    var command: String
    var device: String?
    var data: String?
    var base64: String?
    var aim: String?
    var state: String?
    var isOpen: Bool?
    var direction: String?
    var on: Bool?
    var port: Int?

    private struct Key: CodingKey {
        var stringValue: String
        var intValue: Int? { nil }

        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    private enum CodingKeys: String, CodingKey, CaseIterable {
        case command, device, data, base64, aim, state, isOpen, direction, on, port
    }

    /// A field that is misspelt is refused, not passed over.
    init(from decoder: any Decoder) throws {
        let known = CodingKeys.allCases.map(\.rawValue)
        for key in try decoder.container(keyedBy: Key.self).allKeys where !known.contains(key.stringValue) {
            throw SimulatorRefusal("there is no field '\(key.stringValue)'; there are \(known.joined(separator: ", "))")
        }
        let container = try decoder.container(keyedBy: CodingKeys.self)
        func field<Value: Decodable>(_ key: CodingKeys, _ kind: String) throws -> Value? {
            do {
                return try container.decodeIfPresent(Value.self, forKey: key)
            } catch {
                throw SimulatorRefusal("'\(key.rawValue)' is \(kind)")
            }
        }
        guard let command: String = try field(.command, "a text") else {
            throw SimulatorRefusal("'command' is missing; it is one of \(ControlRequest.words.joined(separator: ", "))")
        }
        self.command = command
        device = try field(.device, "a text")
        data = try field(.data, "a text")
        base64 = try field(.base64, "a text")
        aim = try field(.aim, "a text")
        state = try field(.state, "a text")
        isOpen = try field(.isOpen, "true or false")
        direction = try field(.direction, "a text")
        on = try field(.on, "true or false")
        port = try field(.port, "a whole number")
    }

    init(_ request: ControlRequest) {
        switch request {
        case .list: command = "list"
        case .unplug(let name): (command, device) = ("unplug", name)
        case .plug(let name, let port): (command, device, self.port) = ("plug", name, port)
        case .device(let name, let word):
            (command, device) = ("", name)
            fill(word)
        }
    }

    init(scanWith device: String, data: String?, base64: String?, aim: String?) {
        command = "scan"
        (self.device, self.data, self.base64, self.aim) = (device, data, base64, aim)
    }

    private mutating func fill(_ word: SimulatorCommand) {
        switch word {
        case .scan(let bytes, let aim):
            (command, self.aim) = ("scan", aim)
            data = String(validating: bytes, as: UTF8.self)
            if data == nil { base64 = Data(bytes).base64EncodedString() }
        case .paper(let state): (command, self.state) = ("paper", state.rawValue)
        case .cover(let isOpen): (command, self.isOpen) = ("cover", isOpen)
        case .drawer(let isOpen): (command, self.isOpen) = ("drawer", isOpen)
        case .stall(let direction, let isOn): (command, self.direction, on) = ("stall", direction.rawValue, isOn)
        case .hold(let isOn): (command, on) = ("hold", isOn)
        case .dump: command = "dump"
        case .clear: command = "clear"
        }
    }

    func request() throws(SimulatorRefusal) -> ControlRequest {
        if command == "list" { return .list }
        guard ControlRequest.words.contains(command) else {
            let known = ControlRequest.words.joined(separator: ", ")
            throw SimulatorRefusal("there is no command '\(command)'; there are \(known)")
        }
        let name = try needed(device, "device", "the name of a device, which list shows")
        switch command {
        case "unplug": return .unplug(device: name)
        case "plug": return .plug(device: name, port: port)
        default: return .device(name, try word())
        }
    }

    private func word() throws(SimulatorRefusal) -> SimulatorCommand {
        switch command {
        case "scan": return .scan(data: try label(), aim: aim)
        case "paper":
            guard let state = SimulatorCommand.PaperState(rawValue: try needed(state, "state", "ok, low or out")) else {
                throw SimulatorRefusal("'state' is ok, low or out")
            }
            return .paper(state)
        case "cover": return .cover(isOpen: try needed(isOpen, "isOpen", "true or false"))
        case "drawer": return .drawer(isOpen: try needed(isOpen, "isOpen", "true or false"))
        case "stall":
            let text = try needed(direction, "direction", "in or out")
            guard let direction = SimulatorCommand.Direction(rawValue: text) else {
                throw SimulatorRefusal("'direction' is in or out")
            }
            return .stall(direction, isOn: try needed(on, "on", "true or false"))
        case "hold": return .hold(isOn: try needed(on, "on", "true or false"))
        case "dump": return .dump
        default: return .clear
        }
    }

    /// The label's bytes, from `data` as UTF-8 or from `base64`.
    private func label() throws(SimulatorRefusal) -> [UInt8] {
        let bytes: [UInt8]
        switch (data, base64) {
        case (let text?, nil): bytes = Array(text.utf8)
        case (nil, let text?):
            guard let decoded = Data(base64Encoded: text) else { throw SimulatorRefusal("'base64' is no base64") }
            bytes = Array(decoded)
        default: throw SimulatorRefusal("a scan has either 'data', a text, or 'base64', bytes")
        }
        guard !bytes.isEmpty, bytes.count <= ControlRequest.labelMaxBytes else {
            throw SimulatorRefusal("a label has 1 to \(ControlRequest.labelMaxBytes) bytes, not \(bytes.count)")
        }
        return bytes
    }

    private func needed<Value>(_ value: Value?, _ name: String, _ what: String) throws(SimulatorRefusal) -> Value {
        guard let value else { throw SimulatorRefusal("'\(command)' needs the field '\(name)': \(what)") }
        return value
    }
}
