/// A part of a profile file that knows the keys it may have.
protocol StrictKeys: Decodable {
    associatedtype CodingKeys: CodingKey, CaseIterable
}

/// Decodes a part and refuses keys that it does not have: a misspelt key would otherwise be a wish that is not heard.
/// For the same reason a key without a value (`null`) is refused: to leave a key out says as much.
struct StrictlyKeyed<Part: StrictKeys>: Decodable {
    let part: Part
    /// The keys that are there, sorted.
    let keys: [String]

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: AnyKey.self)
        let found = container.allKeys
        let known = Set(Part.CodingKeys.allCases.map(\.stringValue))
        keys = found.map(\.stringValue).sorted()
        if let unknown = keys.first(where: { !known.contains($0) }) {
            throw UnknownKey(path: decoder.codingPath.map(\.stringValue) + [unknown], known: known.sorted())
        }
        for key in found where try container.decodeNil(forKey: key) {
            throw DecodingError.valueNotFound(
                Part.self,
                .init(codingPath: decoder.codingPath + [key], debugDescription: "null says nothing; leave the key out")
            )
        }
        part = try Part(from: decoder)
    }
}

/// A number without a fraction. Decoded by way of `Double`, as the error for an `Int` that is none names no key.
struct WholeNumber: Decodable {
    let value: Int

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let number = try container.decode(Double.self)
        guard let value = Int(exactly: number) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "\(number) is no whole number")
        }
        self.value = value
    }
}

/// A key that the format does not have.
struct UnknownKey: Error {
    let path: [String]
    let known: [String]
}

private struct AnyKey: CodingKey {
    let stringValue: String
    let intValue: Int?

    init(stringValue: String) {
        self.stringValue = stringValue
        intValue = nil
    }

    init(intValue: Int) {
        stringValue = String(intValue)
        self.intValue = intValue
    }
}
