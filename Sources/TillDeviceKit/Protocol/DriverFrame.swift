#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The coding of the plugin protocol: one JSON object a line; where it has `"payload": N`, N raw bytes follow the
/// line end. The form is written down in `docs/driver-protocol.md`.
public enum DriverFrame {
    /// The longest JSON line, without its line end. A receipt of 40 lines is about 6 kB.
    public static let lineMaxBytes = 1024 * 1024
    /// The longest payload.
    public static let payloadMaxBytes = 1024 * 1024

    /// Why a stream of frames cannot be followed any further; the connection is closed then.
    public struct Malformed: Error, Equatable, Sendable, CustomStringConvertible {
        public var description: String

        public init(_ description: String) {
            self.description = description
        }
    }

    public static func encode(_ request: DriverRequest) -> [UInt8] {
        line(request)
    }

    public static func encode(_ message: DriverMessage) -> [UInt8] {
        switch message {
        case .result(let id, let result): line(ReplyLine(id: id, result: result))
        case .failure(let id, let error): line(ReplyLine(id: id, error: error))
        case .log(let level, let text): line(LogLine(log: level, message: text))
        case .event(let device, .status(let update)): line(EventLine(event: .status, device: device, status: update))
        case .event(let device, .error(let error)): line(EventLine(event: .error, device: device, error: error))
        case .event(let device, .data(let scan)):
            line(
                EventLine(
                    event: .data,
                    device: device,
                    payload: scan.label.count,
                    symbology: scan.symbology.rawValue,
                    aim: scan.aim,
                    atMillis: scan.atMillis,
                    truncated: scan.isTruncated ? true : nil,
                    raw: scan.raw == scan.label ? nil : Data(scan.raw)
                )
            ) + scan.label
        }
    }

    static func request(line: [UInt8]) throws(Malformed) -> DriverRequest {
        try decode(DriverRequest.self, from: line)
    }

    static func payloadLength(line: [UInt8]) throws(Malformed) -> Int {
        let length = try decode(PayloadLine.self, from: line).payload ?? 0
        guard (0...payloadMaxBytes).contains(length) else {
            throw Malformed("a payload of \(length) bytes; at most \(payloadMaxBytes) are allowed")
        }
        return length
    }

    static func message(line: [UInt8], payload: [UInt8]) throws(Malformed) -> DriverMessage {
        let head = try decode(MessageLine.self, from: line)
        if let id = head.id {
            if let error = head.error { return .failure(id: id, error) }
            if let result = head.result { return .result(id: id, result) }
            throw Malformed("an answer with neither result nor error")
        }
        if let level = head.log { return .log(level, head.message ?? "") }
        guard let kind = head.event, let device = head.device else {
            throw Malformed("neither an answer nor an event nor a line for the log")
        }
        switch kind {
        case .status:
            guard let status = head.status else { throw Malformed("a status event without status") }
            return .event(device: device, .status(status))
        case .error:
            guard let error = head.error else { throw Malformed("an error event without error") }
            return .event(device: device, .error(error))
        case .data:
            let scan = ScanData(
                label: payload,
                raw: head.raw.map { Array($0) },
                // A driver that is newer than this kit may know kinds that it does not.
                symbology: head.symbology.map { Symbology(rawValue: $0) ?? .other } ?? .unknown,
                aim: head.aim ?? "",
                atMillis: head.atMillis ?? 0,
                isTruncated: head.truncated ?? false
            )
            return .event(device: device, .data(scan))
        }
    }

    // MARK: - The lines

    private enum EventKind: String, Codable {
        case data, status, error
    }

    private struct ReplyLine: Encodable {
        var id: Int
        var result: DriverResult?
        var error: DeviceError?
    }

    private struct LogLine: Encodable {
        var log: DriverMessage.LogLevel
        var message: String
    }

    private struct EventLine: Encodable {
        var event: EventKind
        var device: String
        var status: StatusUpdate?
        var error: DeviceError?
        var payload: Int?
        var symbology: Int?
        var aim: String?
        var atMillis: Int64?
        var truncated: Bool?
        var raw: Data?
    }

    private struct PayloadLine: Decodable {
        var payload: Int?
    }

    /// All that a driver may send, any field absent.
    private struct MessageLine: Decodable {
        var id: Int?
        var result: DriverResult?
        var error: DeviceError?
        var event: EventKind?
        var device: String?
        var status: StatusUpdate?
        var symbology: Int?
        var aim: String?
        var atMillis: Int64?
        var truncated: Bool?
        var raw: Data?
        var log: DriverMessage.LogLevel?
        var message: String?
    }

    private static func line(_ value: some Encodable) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(value) else {
            preconditionFailure("a protocol message holds nothing that JSON cannot: \(value)")
        }
        return Array(data) + [UInt8(ascii: "\n")]
    }

    private static func decode<Value: Decodable>(_ type: Value.Type, from line: [UInt8]) throws(Malformed) -> Value {
        do {
            return try JSONDecoder().decode(type, from: Data(line))
        } catch {
            let start = String(decoding: line.prefix(120), as: UTF8.self)
            throw Malformed("not a frame of the plugin protocol: \(start)")
        }
    }
}
