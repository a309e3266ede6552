#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif
import TillDeviceKit

/// Why a `driver.json` cannot be read.
struct ManifestError: Error, Equatable {
    var reason: String
}

/// Reads a `driver.json` strictly: a key that the format does not have is an error and not a remark, because a
/// misspelt bound of a setting would otherwise be no bound at all.
enum ManifestReader {
    static func manifest(from bytes: [UInt8]) throws(ManifestError) -> DriverManifest {
        do {
            let decoder = JSONDecoder()
            let data = Data(bytes)
            let shape = try decoder.decode(ManifestShape.self, from: data)
            if let unknown = shape.unknownKeys.first {
                throw ManifestError(reason: "has the unknown key '\(unknown)'")
            }
            return try decoder.decode(DriverManifest.self, from: data)
        } catch let error as ManifestError {
            throw error
        } catch let error as DecodingError {
            throw ManifestError(reason: describe(error))
        } catch {
            throw ManifestError(reason: "is not a driver manifest: \(error)")
        }
    }

    private static func describe(_ error: DecodingError) -> String {
        func place(_ path: [any CodingKey]) -> String {
            guard !path.isEmpty else { return "the manifest" }
            return path.map { $0.intValue.map { "[\($0)]" } ?? $0.stringValue }.joined(separator: ".")
        }
        switch error {
        case .keyNotFound(let key, let context):
            return "has no '\(key.stringValue)' in \(place(context.codingPath))"
        case .typeMismatch(_, let context), .valueNotFound(_, let context):
            return "has the wrong kind of value for \(place(context.codingPath))"
        case .dataCorrupted(let context):
            return context.codingPath.isEmpty
                ? "is not JSON: \(context.debugDescription)"
                : "has a value that is not allowed for \(place(context.codingPath))"
        @unknown default:
            return "is not a driver manifest"
        }
    }
}

/// The keys of a manifest, without their values.
private struct ManifestShape: Decodable {
    private static let top: Set = [
        "name", "summary", "version", "protocol", "status", "executable", "classes", "connections", "settings", "usb",
        "evidence",
    ]
    private static let setting: Set = ["name", "kind", "default", "values", "minimum", "maximum", "help"]
    private static let match: Set = [
        "vendor", "product", "interface", "usage", "priority", "name", "evidence", "settings",
    ]

    private struct Key: CodingKey {
        var stringValue: String
        var intValue: Int? { nil }

        init(stringValue: String) {
            self.stringValue = stringValue
        }

        init?(intValue: Int) {
            nil
        }
    }

    private struct Keys: Decodable {
        var names: [String]

        init(from decoder: any Decoder) throws {
            names = try decoder.container(keyedBy: Key.self).allKeys.map(\.stringValue)
        }
    }

    /// Sorted, each with the list that it stands in.
    var unknownKeys: [String]

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        let settings = try container.decodeIfPresent([Keys].self, forKey: Key(stringValue: "settings")) ?? []
        let matches = try container.decodeIfPresent([Keys].self, forKey: Key(stringValue: "usb")) ?? []
        unknownKeys =
            (container.allKeys.map(\.stringValue).filter { !Self.top.contains($0) }
            + settings.flatMap(\.names).filter { !Self.setting.contains($0) }.map { "settings.\($0)" }
            + matches.flatMap(\.names).filter { !Self.match.contains($0) }.map { "usb.\($0)" })
            .sorted()
    }
}
