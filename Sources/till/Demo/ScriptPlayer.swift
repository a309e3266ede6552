import ArgumentParser

/// Plays a file at the prompt and stops at the first thing that goes wrong.
struct ScriptPlayer {
    static let scriptMaxBytes = 256 * 1024

    let session: PromptSession
    let file: String

    func play() async throws {
        let text = try Files.text(file, maxBytes: Self.scriptMaxBytes)
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let line = String(line)
            if !line.isEmpty { Console.out(line.hasPrefix("#") ? line : "till> \(line)") }
            do {
                if try await session.perform(line) == .quit { return }
            } catch {
                throw Wrong(description: "\(file):\(index + 1): \(line): \(error)")
            }
        }
    }

    /// What went wrong, and where.
    struct Wrong: Error, CustomStringConvertible {
        var description: String
    }
}
