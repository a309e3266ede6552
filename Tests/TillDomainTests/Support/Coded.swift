import Foundation

/// A value as the bytes that are compared: keys sorted, so that equal values are equal bytes.
func coded(_ value: some Encodable) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(value)
}
