import TillRuntime

/// What a person at the prompt sees of the terminal's life.
struct PromptScreen: Sendable {
    /// Where the virtual printer of a name draws; nil where real ones print.
    let paperFolder: (@Sendable (_ device: String) -> String)?
    let rings: Bool

    func show(_ event: FeedEvent) {
        switch event {
        case .display(let upper, let lower):
            Console.out("      [\(upper)]\n      [\(lower)]")
        case .notice(let text): Console.out("      \(text)")
        case .refused(let code, let text): Console.out("  !!  \(text) (\(code))")
        case .fault(let text): Console.out("  !!  \(text)")
        case .sound(let sound):
            if sound != .accepted, rings { Console.prompt("\u{07}") }
        case .device(let name, let condition, let reason):
            Console.out("      \(name): \(condition)\(reason.isEmpty ? "" : " (\(reason))")")
        case .print(let job, let state, let device, let reason):
            let why = reason.map { ": \($0)" } ?? ""
            Console.out("      \(device ?? "no printer"): print \(job) \(state)\(why)")
            if let device, state == "confirmed" || state == "sent" { showPaper(of: device) }
        case .upstream(let state, let reason):
            Console.out("      upstream: \(state)\(reason.isEmpty ? "" : " (\(reason))")")
        case .scanned: break
        }
    }

    private func showPaper(of device: String) {
        guard let folder = paperFolder?(device) else { return }
        let newest = Files.names(in: folder).last { $0.hasSuffix(".txt") && $0.first?.isNumber == true }
        guard let newest, let text = try? Files.text("\(folder)/\(newest)", maxBytes: 256 * 1024) else { return }
        Console.out(text)
    }
}
