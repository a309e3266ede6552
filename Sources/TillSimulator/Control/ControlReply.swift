#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The line that answers a `ControlRequest`: `{"ok":true,"answer":{…}}`, or `{"ok":false,"error":"…"}`.
public struct ControlReply: Equatable, Sendable, Codable {
    public var ok: Bool
    public var answer: ControlAnswer?
    public var error: String?

    /// The longest line; more than the longest answer of a device, whose bytes are bounded by
    /// `SimulatorAnswer.bytesMax`. A client may give up there.
    public static let lineMaxBytes = 2 * 1024 * 1024

    public init(_ result: Result<ControlAnswer, SimulatorRefusal>) {
        switch result {
        case .success(let answer): (ok, self.answer) = (true, answer)
        case .failure(let refusal): (ok, error) = (false, refusal.text)
        }
    }

    /// The line with its end. An answer that is too long is told as an error instead.
    public var line: [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        do {
            let bytes = Array(try encoder.encode(self))
            guard bytes.count < Self.lineMaxBytes else {
                return ControlReply(.failure(SimulatorRefusal("the answer is too long: clear and try again"))).line
            }
            return bytes + [UInt8(ascii: "\n")]
        } catch {
            preconditionFailure("strings, numbers and booleans always have a JSON form: \(error)")
        }
    }
}

/// What is answered; what does not apply is absent.
public struct ControlAnswer: Equatable, Sendable, Codable {
    /// `list`.
    public var devices: [ControlDevice]?
    /// `plug` and `unplug`: the port of the bus.
    public var port: Int?
    /// `plug`: the port of vhci_hcd, where that is used.
    public var hubPort: Int?
    /// What the device itself says; its fields stand beside the others.
    public var device = SimulatorAnswer()

    public init(devices: [ControlDevice]? = nil, port: Int? = nil, hubPort: Int? = nil) {
        (self.devices, self.port, self.hubPort) = (devices, port, hubPort)
    }

    public init(_ device: SimulatorAnswer) {
        self.device = device
    }

    private enum CodingKeys: CodingKey {
        case devices, port, hubPort
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        devices = try container.decodeIfPresent([ControlDevice].self, forKey: .devices)
        port = try container.decodeIfPresent(Int.self, forKey: .port)
        hubPort = try container.decodeIfPresent(Int.self, forKey: .hubPort)
        device = try SimulatorAnswer(from: decoder)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encodeIfPresent(devices, forKey: .devices)
        try container.encodeIfPresent(port, forKey: .port)
        try container.encodeIfPresent(hubPort, forKey: .hubPort)
        try device.encode(to: encoder)
    }
}

/// A device as `list` shows it.
public struct ControlDevice: Equatable, Sendable, Codable {
    public var name: String
    public var kind: SimulatedDeviceKind
    /// The port of the bus; absent while the plug is out.
    public var port: Int?
    /// Four hexadecimal digits, as in lsusb.
    public var vendor: String
    public var product: String
    /// Absent where the device has none.
    public var serial: String?
    /// Whether a host has it.
    public var isAttached: Bool
    /// The port of vhci_hcd, where it is attached to that directly.
    public var hubPort: Int?
}
