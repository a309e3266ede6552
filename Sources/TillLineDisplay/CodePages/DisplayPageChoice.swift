/// Which page a line is written in.
enum DisplayPageChoice {
    /// The page that shows the most of the text, of several the first; nil where none shows more than ASCII does. What
    /// is selected makes no difference, so that the same text is always the same row.
    static func page(for characters: [Character], among pages: [DisplayPage]) -> DisplayPage? {
        let beyond = characters.filter { DisplayText.ascii($0) == nil }
        guard !beyond.isEmpty else { return nil }
        var best: (page: DisplayPage, count: Int)?
        for page in pages {
            let count = beyond.count { page.page.byte(for: $0) != nil }
            guard count > best?.count ?? 0 else { continue }
            best = (page, count)
            if count == beyond.count { break }
        }
        return best?.page
    }
}
