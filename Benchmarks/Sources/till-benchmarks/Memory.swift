import Foundation

/// What a process costs, by the kernel's own account: its share of what it has in memory, and what is its alone.
enum Memory {
    static func text(pid: Int32) -> String {
        guard let rollup = try? String(contentsOfFile: "/proc/\(pid)/smaps_rollup", encoding: .utf8) else { return "-" }
        func kilobytes(_ name: String) -> Int {
            let line = rollup.split(separator: "\n").first { $0.hasPrefix(name + ":") }
            return line?.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
        }
        return "RSS \(kilobytes("Rss")) kB  PSS \(kilobytes("Pss")) kB  private dirty \(kilobytes("Private_Dirty")) kB"
    }

    /// The children of a process with the names of their programs.
    static func children(of pid: Int32) -> [(pid: Int32, name: String)] {
        let folder = "/proc/\(pid)/task"
        let threads = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return threads.flatMap { thread -> [(pid: Int32, name: String)] in
            let text = (try? String(contentsOfFile: "\(folder)/\(thread)/children", encoding: .utf8)) ?? ""
            return text.split(separator: " ").compactMap { Int32($0) }.map { child in
                let name = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(child)/exe")) ?? "?"
                return (child, URL(filePath: name).lastPathComponent)
            }
        }
    }
}
