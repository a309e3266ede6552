#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// One way to write and read JSON everywhere: keys sorted, so that equal values are equal bytes.
public enum WireCoding {
    public static func encode(_ value: some Encodable) throws(WireFault) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        do {
            return Array(try encoder.encode(value))
        } catch {
            throw WireFault("cannot be written as JSON: \(error)")
        }
    }

    /// - Throws: a fault that names the field, for a person who looks at the other side.
    public static func decode<Value: Decodable>(
        _ type: Value.Type,
        from bytes: some Sequence<UInt8>
    ) throws(WireFault) -> Value {
        do {
            return try JSONDecoder().decode(type, from: Data(bytes))
        } catch let error as DecodingError {
            throw WireFault(describe(error))
        } catch {
            throw WireFault("not the JSON that was expected: \(error)")
        }
    }

    private static func describe(_ error: DecodingError) -> String {
        switch error {
        case .keyNotFound(let key, let context):
            return "\(place(context.codingPath + [key])): is missing"
        case .typeMismatch(let type, let context), .valueNotFound(let type, let context):
            let reason = context.debugDescription.isEmpty ? "is no \(type)" : context.debugDescription
            return "\(place(context.codingPath)): \(reason)"
        case .dataCorrupted(let context) where context.codingPath.isEmpty:
            // The coder reports a number that does not fit (1.5 or 10^20 for a whole one) as if it were bad syntax.
            return "the body: is no JSON, or has a number that does not fit its field"
        case .dataCorrupted(let context):
            return "\(place(context.codingPath)): \(context.debugDescription)"
        @unknown default:
            return "the body: is not the JSON that was expected"
        }
    }

    /// `lines[0].qty`, or `the body` for the whole.
    private static func place(_ path: [any CodingKey]) -> String {
        var place = ""
        for key in path {
            if let index = key.intValue {
                place += "[\(index)]"
            } else {
                place += (place.isEmpty ? "" : ".") + key.stringValue
            }
        }
        return place.isEmpty ? "the body" : place
    }
}
