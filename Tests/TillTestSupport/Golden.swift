import Foundation

/// Texts that an output has to equal, in the folder `Golden` of a test target.
public enum Golden {
    /// What is wrong with the text of that name; nil when it is as it should be. `UPDATE_GOLDEN=1` rewrites the file; a
    /// missing one is wrong.
    ///
    /// - Parameters:
    ///   - name: the file below `Tests/<target>/Golden`.
    ///   - file: the test's own file, by which its target is known.
    public static func difference(_ text: String, _ name: String, file: String = #filePath) throws -> String? {
        let parts = file.split(separator: "/").map(String.init)
        guard let tests = parts.lastIndex(of: "Tests"), tests + 1 < parts.count else { return "\(file) is no test" }
        let target = parts[tests + 1]
        let golden = "/" + parts[...(tests + 1)].joined(separator: "/") + "/Golden/" + name
        let remedy = "if that is meant: UPDATE_GOLDEN=1 swift test --filter \(target)"
        if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
            let folder = URL(filePath: golden).deletingLastPathComponent()
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try text.write(toFile: golden, atomically: true, encoding: .utf8)
        }
        guard let expected = try? String(contentsOfFile: golden, encoding: .utf8) else {
            return "Golden/\(name) of \(target) is missing; \(remedy)"
        }
        guard text != expected else { return nil }
        let (found, wanted) = (lines(text), lines(expected))
        let first = zip(found, wanted).enumerated().first { $0.element.0 != $0.element.1 }?.offset
        let line = first ?? min(found.count, wanted.count)
        func at(_ list: [Substring]) -> Substring { line < list.count ? list[line] : "(end)" }
        return """
            Golden/\(name) of \(target) differs in line \(line + 1):
            expected \(at(wanted))
            found    \(at(found))
            \(remedy)
            """
    }

    private static func lines(_ text: String) -> [Substring] {
        text.split(separator: "\n", omittingEmptySubsequences: false)
    }
}
