import Foundation
import Yams

/// `docs/openapi.yaml`, and whether a JSON value fits one of its schemas.
///
/// Stricter than JSON Schema: a property that the schema does not name is a fault, because then the document is behind
/// the program.
struct OpenAPIDocument {
    typealias Object = [String: Any]

    struct Unreadable: Error {
        var reason: String
    }

    let root: Object

    init() throws {
        let url = URL(fileURLWithPath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("docs/openapi.yaml")
        let text = try String(contentsOf: url, encoding: .utf8)
        guard let root = try Yams.load(yaml: text) as? Object else { throw Unreadable(reason: "no mapping") }
        self.root = root
    }

    var paths: [String: Object] { root["paths"] as? [String: Object] ?? [:] }
    var schemas: Object { (root["components"] as? Object)?["schemas"] as? Object ?? [:] }

    /// `GET /v1/status`, sorted.
    var operations: [String] {
        paths.flatMap { path, methods in methods.keys.map { "\($0.uppercased()) \(path)" } }.sorted()
    }

    func operation(_ method: String, _ path: String) -> Object? {
        paths[path]?[method.lowercased()] as? Object
    }

    /// The name of the schema of a JSON answer.
    func answerSchema(_ method: String, _ path: String, _ status: Int) -> Any? {
        let responses = operation(method, path)?["responses"] as? Object
        let response = (responses?["\(status)"] as? Object).map { resolved($0) }
        return ((response?["content"] as? Object)?["application/json"] as? Object)?["schema"]
    }

    /// The examples of a JSON body, by name.
    func examples(_ method: String, _ path: String) -> [String: Any] {
        let body = operation(method, path)?["requestBody"] as? Object
        let content = (body?["content"] as? Object)?["application/json"] as? Object
        let examples = content?["examples"] as? Object ?? [:]
        return examples.compactMapValues { ($0 as? Object)?["value"] }
    }

    func schema(_ name: String) -> Any? { schemas[name] }

    /// Every `$ref` in the document.
    func references(in value: Any? = nil) -> [String] {
        switch value ?? root {
        case let object as Object:
            ((object["$ref"] as? String).map { [$0] } ?? []) + object.values.flatMap { references(in: $0) }
        case let list as [Any]: list.flatMap { references(in: $0) }
        default: []
        }
    }

    func target(of reference: String) -> Object? {
        var found: Any? = root
        for part in reference.dropFirst(2).split(separator: "/") { found = (found as? Object)?[String(part)] }
        return found as? Object
    }

    private func resolved(_ object: Object) -> Object {
        guard let reference = object["$ref"] as? String, let found = target(of: reference) else { return object }
        return resolved(found)
    }

    // MARK: - Fitting

    /// What does not fit, each with its place; empty where all does.
    ///
    /// - Parameter isWhole: the value is a sample with everything in it: a property of the schema that it lacks is one
    ///   that the program never sends.
    func faults(_ value: Any, _ schema: Any?, isWhole: Bool = false, at place: String = "$") -> [String] {
        guard let schema = (schema as? Object).map({ resolved($0) }) else { return ["\(place): no schema"] }
        if let choices = schema["enum"] as? [Any], !choices.contains(where: { "\($0)" == "\(value)" }) {
            return ["\(place): \(value) is not in the list"]
        }
        switch schema["type"] as? String {
        case "object": return objectFaults(value, schema, isWhole, place)
        case "array":
            guard let list = value as? [Any] else { return ["\(place): no array"] }
            return list.enumerated().flatMap { faults($1, schema["items"], isWhole: isWhole, at: "\(place)[\($0)]") }
        case "string": return value is String ? [] : ["\(place): no string"]
        case "integer": return Self.isNumber(value) ? [] : ["\(place): no integer"]
        case "boolean": return value is NSNumber && !Self.isNumber(value) ? [] : ["\(place): no boolean"]
        default: return ["\(place): a type that the test does not know"]
        }
    }

    /// Foundation keeps `true` and `1` in the same class; the C type tells them apart.
    private static func isNumber(_ value: Any) -> Bool {
        guard !(value is String), let number = value as? NSNumber else { return false }
        return String(cString: number.objCType) != "c"
    }

    private func objectFaults(_ value: Any, _ schema: Object, _ isWhole: Bool, _ place: String) -> [String] {
        guard let object = value as? Object else { return ["\(place): no object"] }
        let properties = schema["properties"] as? Object ?? [:]
        let required = schema["required"] as? [String] ?? []
        var found = required.filter { object[$0] == nil }.map { "\(place).\($0): is required" }
        found += required.filter { properties[$0] == nil }.map { "\(place).\($0): is required and not described" }
        if let max = schema["maxProperties"] as? Int, object.count > max { found.append("\(place): too many") }
        if let min = schema["minProperties"] as? Int, object.count < min { found.append("\(place): too few") }
        if isWhole, schema["maxProperties"] == nil {
            found += properties.keys.filter { object[$0] == nil }.map { "\(place).\($0): is never sent" }
        }
        for (key, item) in object {
            guard let property = properties[key] ?? schema["additionalProperties"] else {
                found.append("\(place).\(key): is not described")
                continue
            }
            found += faults(item, property, isWhole: isWhole, at: "\(place).\(key)")
        }
        return found.sorted()
    }
}
