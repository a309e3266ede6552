import Foundation
import Testing

/// What reviews would otherwise have to say again and again.
@Suite struct HouseRuleTests {
    static let fileMaxLines = 400
    static let functionMaxLines = 70

    /// Longer than the rule, each with its reason.
    static let exceptions: [String: String] = [:]

    /// A spelling that is not ours, where it may stand all the same, and what to do instead.
    struct Banned {
        var text: String
        var allowedIn: [String]
        var instead: String
    }

    static let banned = [
        Banned(text: "try!", allowedIn: [], instead: "throw, or answer a refusal"),
        Banned(text: "fatalError(", allowedIn: [], instead: "throw, or precondition for a bug"),
        Banned(text: " as! ", allowedIn: [], instead: "as? with an answer for nil"),
        Banned(text: "nonisolated(unsafe)", allowedIn: [], instead: "a Mutex, or an actor"),
        Banned(text: "Date()", allowedIn: [], instead: "the clock that is handed in"),
        Banned(text: "TODO", allowedIn: [], instead: "do it, or write it into the README's «Not established»"),
        Banned(text: "FIXME", allowedIn: [], instead: "mend it"),
    ]

    /// Code that decides: no I/O, no clock, no chance.
    static let pure = ["Sources/TillDomain", "Sources/TillSync"]
    static let bannedInPure = ["import Foundation", "import Glibc", "Task.sleep", ".random(", "await "]

    static func findings(_ files: [SourceTree.File]) -> [String] {
        files.flatMap { file -> [String] in
            var found: [String] = []
            if file.lines.count > fileMaxLines + 1, exceptions[file.path] == nil {
                found.append("\(file.path): \(file.lines.count) lines; more than \(fileMaxLines) are two ideas")
            }
            for (index, line) in file.lines.enumerated() {
                let code = line.components(separatedByComment: "//")
                for rule in banned where code.contains(rule.text) && !rule.allowedIn.contains(file.path) {
                    found.append("\(file.path):\(index + 1): '\(rule.text)': \(rule.instead)")
                }
                if code.contains("@unchecked Sendable"), !hasProof(file.lines, index) {
                    found.append("\(file.path):\(index + 1): '@unchecked Sendable' without a comment that proves it")
                }
            }
            return found + longFunctions(file)
        }
    }

    /// A comment in the six lines above that says why it is safe.
    private static func hasProof(_ lines: [String], _ index: Int) -> Bool {
        lines[max(0, index - 12)..<index].contains { $0.contains("//") }
    }

    /// Functions by their indentation: from `func` or `init` to the closing brace at the same depth.
    private static func longFunctions(_ file: SourceTree.File) -> [String] {
        var found: [String] = []
        var start: (line: Int, indent: Int)?
        for (index, line) in file.lines.enumerated() {
            let indent = line.prefix { $0 == " " }.count
            let code = line.drop { $0 == " " }
            if start == nil, code.contains("func ") || code.contains("init("), !code.hasPrefix("//"),
                !code.hasPrefix("case")
            {
                start = (index, indent)
            }
            if let begun = start, index > begun.line, indent == begun.indent, code.hasPrefix("}") {
                let length = index - begun.line + 1
                if length > functionMaxLines {
                    found.append(
                        "\(file.path):\(begun.line + 1): a function of \(length) lines; more than \(functionMaxLines) are two ideas"
                    )
                }
                start = nil
            } else if let begun = start, index == begun.line, line.hasSuffix("}") {
                start = nil
            }
        }
        return found
    }

    @Test func theSourcesKeepTheRules() throws {
        let files = try SourceTree.swiftFiles(in: ["Sources", "Plugins"])
        #expect(Self.findings(files) == [])
    }

    @Test func decidingCodeTouchesNothing() throws {
        for file in try SourceTree.swiftFiles(in: Self.pure) {
            // The port to the upstream is the one place that names what is asynchronous.
            guard !file.path.hasSuffix("SyncTransport.swift") else { continue }
            for (index, line) in file.lines.enumerated() {
                for word in Self.bannedInPure where line.components(separatedByComment: "//").contains(word) {
                    Issue.record("\(file.path):\(index + 1): '\(word)' in code that decides")
                }
            }
        }
    }

    /// Whoever reads the repository finds a project and no machine of ours.
    @Test func noMachinePathsInTheTree() throws {
        let words = ["/wo" + "rk/", "/ho" + "me/", "/ro" + "ot/", "/opt/sw" + "ift"]
        for path in ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "Makefile", "Package.swift", ".ci/run"] {
            let text = try SourceTree.text(path)
            for word in words { #expect(!text.contains(word), "\(path) names \(word)") }
        }
        for file in try SourceTree.swiftFiles(in: ["Sources", "Plugins", "Tests"]) {
            for word in words { #expect(!file.lines.contains { $0.contains(word) }, "\(file.path) names \(word)") }
        }
    }

    // MARK: - The rules themselves

    @Test(arguments: banned.map(\.text))
    func aBannedWordIsFound(word: String) {
        let file = SourceTree.File(path: "Sources/A/B.swift", lines: ["let a = \(word)x"])
        #expect(Self.findings([file]).count == 1)
        let comment = SourceTree.File(path: "Sources/A/B.swift", lines: ["// \(word)"])
        #expect(Self.findings([comment]) == [])
    }

    @Test func aLongFunctionAndALongFileAreFound() {
        let body = Array(repeating: "        work()", count: 69)
        let long = SourceTree.File(path: "A.swift", lines: ["    func f() {"] + body + ["    }"])
        #expect(Self.findings([long]).count == 1)
        let short = SourceTree.File(path: "A.swift", lines: ["    func f() {"] + body.dropLast() + ["    }"])
        #expect(Self.findings([short]) == [])
        let file = SourceTree.File(path: "A.swift", lines: Array(repeating: "x", count: 402))
        #expect(Self.findings([file]).count == 1)
    }
}

extension String {
    /// The code of a line, without its comment.
    fileprivate func components(separatedByComment mark: String) -> String {
        range(of: mark).map { String(self[..<$0.lowerBound]) } ?? self
    }
}
