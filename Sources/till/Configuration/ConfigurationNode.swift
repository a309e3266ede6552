import Yams

/// A place in the configuration, read strictly: every key that nobody asked for is a problem, and so is every value
/// that is not what was asked for.
final class ConfigurationSection {
    private let name: String
    private let file: String
    private let entries: [(key: String, node: Node, line: Int?)]
    private var asked: Set<String> = []
    private let report: (ConfigurationProblem) -> Void

    /// - Parameter name: for messages, `devices.receipt`; empty at the top.
    init(name: String, file: String, mapping: Node.Mapping, report: @escaping (ConfigurationProblem) -> Void) {
        self.name = name
        self.file = file
        self.report = report
        entries = mapping.map { key, node in
            (key.string ?? "", node, key.mark?.line ?? node.mark?.line)
        }
    }

    func text(_ key: String) -> (value: String, line: Int?)? {
        guard let (node, line) = find(key) else { return nil }
        guard let text = node.string, case .scalar = node else {
            problem("'\(path(key))' must be a text", line)
            return nil
        }
        return (text, line)
    }

    /// A whole number of seconds.
    func seconds(_ key: String, _ range: ClosedRange<Int64>) -> Int64? {
        guard let (node, line) = find(key) else { return nil }
        guard let seconds = node.int.map(Int64.init), range.contains(seconds) else {
            let bounds = "\(range.lowerBound) to \(range.upperBound)"
            problem("'\(path(key))' must be a whole number of seconds, \(bounds)", line)
            return nil
        }
        return seconds
    }

    func list(_ key: String) -> [String]? {
        guard let (node, line) = find(key) else { return nil }
        guard let sequence = node.sequence else {
            problem("'\(path(key))' must be a list of texts", line)
            return nil
        }
        return sequence.compactMap { item in
            guard let text = item.string else {
                problem("'\(path(key))' must be a list of texts", item.mark?.line ?? line)
                return nil
            }
            return text
        }
    }

    func section(_ key: String) -> ConfigurationSection? {
        guard let (node, line) = find(key) else { return nil }
        guard let mapping = node.mapping else {
            problem("'\(path(key))' must hold names with values", line)
            return nil
        }
        return ConfigurationSection(name: path(key), file: file, mapping: mapping, report: report)
    }

    /// Every name in this section with its value, for sections whose names are the user's.
    func all() -> [(key: String, node: Node, line: Int?)] {
        asked.formUnion(entries.map(\.key))
        return entries
    }

    /// Tells of every key that nobody asked for. To be called last.
    func finish() {
        for entry in entries where !asked.contains(entry.key) {
            let known = asked.sorted().joined(separator: ", ")
            problem("there is no setting '\(path(entry.key))'; known here: \(known)", entry.line)
        }
    }

    func problem(_ text: String, _ line: Int?) {
        report(ConfigurationProblem(file: file, line: line, text: text))
    }

    private func find(_ key: String) -> (Node, Int?)? {
        asked.insert(key)
        guard let entry = entries.first(where: { $0.key == key }) else { return nil }
        return (entry.node, entry.line)
    }

    private func path(_ key: String) -> String { name.isEmpty ? key : "\(name).\(key)" }
}
