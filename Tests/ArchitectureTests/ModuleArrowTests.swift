import Testing

/// The arrows of `docs/architecture.md`: what a module imports of ours, and no more.
@Suite struct ModuleArrowTests {
    /// Which modules of ours each module may import, as the table in `docs/architecture.md` says.
    static func table() throws -> [String: Set<String>] {
        var table: [String: Set<String>] = [:]
        for line in try SourceTree.text("docs/architecture.md").split(separator: "\n") {
            let cells = line.split(separator: "|").map { $0.trimmingPrefix(" ").reversedTrimmed }
            guard cells.count == 2, cells[0].hasPrefix("Till") || cells[0] == "Plugins" || cells[0] == "till" else {
                continue
            }
            let names = cells[1].split(separator: ",").map { String($0.trimmingPrefix(" ")) }
            table[cells[0]] = names == ["–"] ? [] : Set(names)
        }
        return table
    }

    static func isOurs(_ module: String) -> Bool {
        module.hasPrefix("Till") || ["CTillLinux", "CUSB", "CUdev", "CCUPS", "CSodium"].contains(module)
    }

    /// The module that an import line names; nil for every other line.
    static func imported(_ line: String) -> String? {
        var words = line.split(separator: " ").map(String.init)
        while let first = words.first, first.hasPrefix("@") || ["public", "package", "internal"].contains(first) {
            words.removeFirst()
        }
        guard words.first == "import", words.count >= 2 else { return nil }
        let kinds = ["struct", "class", "enum", "func", "protocol", "var", "let", "typealias"]
        let name = kinds.contains(words[1]) && words.count > 2 ? words[2] : words[1]
        return String(name.prefix { $0 != "." })
    }

    static func violations(_ files: [SourceTree.File], _ table: [String: Set<String>]) -> [String] {
        files.flatMap { file -> [String] in
            guard let allowed = table[file.module] else { return ["\(file.path): \(file.module) is not in the table"] }
            if allowed == ["everything"] { return [] }
            return file.lines.enumerated().compactMap { index, line in
                guard let module = imported(line), isOurs(module), !allowed.contains(module) else { return nil }
                return "\(file.path):\(index + 1): \(file.module) may not import \(module)"
            }
        }
    }

    @Test func noModuleImportsWhatItMayNot() throws {
        let files = try SourceTree.swiftFiles(in: ["Sources", "Plugins"]).filter { !$0.path.contains("/Tests/") }
        #expect(files.count > 100, "the sources were not found")
        #expect(Self.violations(files, try Self.table()) == [])
    }

    @Test func everyModuleIsInTheTable() throws {
        let table = try Self.table()
        for module in try SourceTree.folders(in: "Sources") where !module.hasPrefix("C") {
            #expect(table[module] != nil, "Sources/\(module) is missing in docs/architecture.md")
        }
    }

    /// The check itself: an import of something else than allowed is found, in every spelling.
    @Test(arguments: [
        "import TillStore", "@testable import TillStore", "public import TillStore", "import struct TillStore.X",
    ])
    func aForbiddenImportIsFound(line: String) {
        let file = SourceTree.File(path: "Sources/TillDomain/A.swift", lines: ["import Foo", line])
        #expect(
            Self.violations([file], ["TillDomain": ["TillWire"]])
                == ["Sources/TillDomain/A.swift:2: TillDomain may not import TillStore"]
        )
        #expect(Self.violations([file], ["TillDomain": ["TillStore"]]) == [])
    }
}

extension Substring {
    fileprivate var reversedTrimmed: String {
        var text = self
        while text.last == " " { text = text.dropLast() }
        return String(text)
    }
}
