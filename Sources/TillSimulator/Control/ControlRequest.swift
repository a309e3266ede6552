#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// What a line on the control socket asks for. `docs/simulate.md` lists the words.
public enum ControlRequest: Equatable, Sendable {
    case list
    case unplug(device: String)
    /// Into the port where it was, or another one.
    case plug(device: String, port: Int?)
    case device(String, SimulatorCommand)

    /// The longest label; a QR code holds 2953 bytes.
    public static let labelMaxBytes = 8192

    static let words = [
        "list", "scan", "paper", "cover", "drawer", "unplug", "plug", "stall", "hold", "dump", "clear",
    ]

    /// Reads a line without its end.
    public static func read(_ line: [UInt8]) -> Result<ControlRequest, SimulatorRefusal> {
        do {
            let fields = try JSONDecoder().decode(ControlFields.self, from: Data(line))
            return .success(try fields.request())
        } catch let refusal as SimulatorRefusal {
            return .failure(refusal)
        } catch {
            let example = #"{"command":"scan","device":"front","data":"4006381333931"}"#
            return .failure(SimulatorRefusal("that is no command; one is \(example)"))
        }
    }

    /// A scan as a person types it.
    public static func scan(
        device: String,
        data: String,
        isBase64: Bool,
        aim: String?
    ) -> Result<ControlRequest, SimulatorRefusal> {
        let fields = ControlFields(
            scanWith: device,
            data: isBase64 ? nil : data,
            base64: isBase64 ? data : nil,
            aim: aim
        )
        return Result { () throws(SimulatorRefusal) in try fields.request() }
    }

    /// The line, with its end, as a client sends it.
    public var line: [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        do {
            return Array(try encoder.encode(ControlFields(self))) + [UInt8(ascii: "\n")]
        } catch {
            preconditionFailure("strings, numbers and booleans always have a JSON form: \(error)")
        }
    }
}
