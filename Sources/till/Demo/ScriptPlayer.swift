import ArgumentParser

/// Plays a file at the prompt and stops at the first thing that goes wrong.
///
/// `@1` in a line stands for the reference of the first sale of the script, `@2` for that of the second: references are
/// made anew with every run.
struct ScriptPlayer {
    static let scriptMaxBytes = 256 * 1024

    let session: PromptSession
    let file: String
    private var sales: [String] = []

    init(session: PromptSession, file: String) {
        self.session = session
        self.file = file
    }

    mutating func play() async throws {
        let text = try Files.text(file, maxBytes: Self.scriptMaxBytes)
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let line = String(line)
            if !line.isEmpty { Console.out(line.hasPrefix("#") ? line : "till> \(line)") }
            do {
                if try await session.perform(try named(line)) == .quit { return }
                await noteSale()
            } catch {
                throw Wrong(description: "\(file):\(index + 1): \(line): \(error)")
            }
        }
    }

    private func named(_ line: String) throws -> String {
        var words = line.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        for (position, word) in words.enumerated() where word.hasPrefix("@") {
            guard let number = Int(word.dropFirst()) else { continue }
            guard sales.indices.contains(number - 1) else {
                throw Wrong(description: "\(word): there have been \(sales.count) sales")
            }
            words[position] = sales[number - 1]
        }
        return words.joined(separator: " ")
    }

    /// A sale that the terminal does not tell of is none that a later line could name.
    private mutating func noteSale() async {
        guard let last = try? await session.client.status().lastSale, last != sales.last else { return }
        sales.append(last)
    }

    /// What went wrong, and where.
    struct Wrong: Error, CustomStringConvertible {
        var description: String
    }
}
