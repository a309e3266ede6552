/// A state diagram as `till machines` may write it: a strict part of Mermaid's `stateDiagram-v2`, so that whatever this
/// reads, Mermaid reads. From Mermaid's grammar `stateDiagram.jison`: a name ends at a colon, a blank, a hyphen or a
/// brace, a label at a colon or a semicolon, and some words begin statements of their own.
struct MermaidStates {
    struct Arrow: Hashable, Decodable {
        var from: String
        var event: String
        var to: String
    }

    private(set) var start: String?
    private(set) var ends: Set<String> = []
    /// Every arrow, with those of a frame from each state in it.
    private(set) var arrows: Set<Arrow> = []
    private(set) var problems: [String] = []
    private var frames: [String: [String]] = [:]

    static let reserved: Set = [
        "default", "scale", "class", "classdef", "state", "note", "direction", "hide", "as", "end", "fork", "join",
        "choice", "acctitle", "accdescr", "statediagram", "style", "click", "href",
    ]

    init(_ text: String) {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)[...]
        if lines.popFirst() != "stateDiagram-v2" { problems.append("it does not begin with stateDiagram-v2") }
        var frame: String?
        for line in lines {
            if let open = frame {
                if line == "    }" {
                    frame = nil
                } else if let name = Self.name(line, indent: 8) {
                    frames[open, default: []].append(name)
                } else {
                    problems.append("in a frame: '\(line)'")
                }
            } else if line.hasPrefix("    state "), line.hasSuffix(" {"),
                let name = Self.name(String(line.dropFirst(10).dropLast(2)), indent: 0)
            {
                frame = name
            } else if !takeArrow(line) {
                problems.append("no statement: '\(line)'")
            }
        }
        if frame != nil { problems.append("a frame is not closed") }
    }

    private static func name(_ text: some StringProtocol, indent: Int) -> String? {
        guard text.prefix(indent).allSatisfy({ $0 == " " }) else { return nil }
        let name = String(text.dropFirst(indent))
        let isWord = !name.isEmpty && name.allSatisfy { $0.isASCII && $0.isLetter }
        return isWord && !reserved.contains(name.lowercased()) ? name : nil
    }

    /// `    a --> b: E1<br/>E2`, `    [*] --> a` or `    a --> [*]`.
    private mutating func takeArrow(_ line: String) -> Bool {
        guard line.hasPrefix("    "), let arrow = line.firstRange(of: " --> ") else { return false }
        let from = String(line[..<arrow.lowerBound].dropFirst(4))
        let rest = String(line[arrow.upperBound...])
        if from == "[*]" {
            guard start == nil, let name = Self.name(rest, indent: 0) else { return false }
            start = name
            return true
        }
        guard let from = Self.name(from, indent: 0) else { return false }
        if rest == "[*]" { return ends.insert(from).inserted }
        guard let colon = rest.firstRange(of: ": "), let to = Self.name(rest[..<colon.lowerBound], indent: 0) else {
            return false
        }
        let events = rest[colon.upperBound...].split(separator: "<br/>", omittingEmptySubsequences: false)
        return events.allSatisfy { takeArrows(from, String($0), to) }
    }

    private mutating func takeArrows(_ from: String, _ event: String, _ to: String) -> Bool {
        let isWord = !event.isEmpty && event.allSatisfy { $0.isASCII && ($0.isUppercase || $0 == "_") }
        // Mermaid draws no arrow between a frame and a state in it.
        guard isWord, frames[from]?.contains(to) != true, frames[to] == nil else { return false }
        return (frames[from] ?? [from]).allSatisfy { state in
            arrows.insert(Arrow(from: state, event: event, to: to)).inserted
        }
    }
}
