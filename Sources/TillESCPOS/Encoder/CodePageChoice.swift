/// Which code page to select, so that a line needs the fewest switches.
struct CodePageChoice: Sendable {
    /// In the profile's order of preference.
    let pages: [PrinterProfile.NumberedPage]

    /// The page for the first character of `rest`, or `nil` if no page has it.
    ///
    /// The current page stays as long as it has the character. Otherwise it is the page that gets furthest through the
    /// rest of the line, among equals the profile's first; always taking the furthest gives the fewest switches.
    ///
    /// - Parameters:
    ///   - rest: the line from the character in question, across its runs.
    ///   - current: the number of the selected page, `nil` if that is unknown.
    func page(for rest: ArraySlice<Character>, current: UInt8?) -> PrinterProfile.NumberedPage? {
        guard let first = rest.first else { return nil }
        if let page = pages.first(where: { $0.number == current }), page.page.byte(for: first) != nil { return page }
        var best: PrinterProfile.NumberedPage?
        var furthest = 0
        for candidate in pages {
            let reach = reach(of: candidate.page, through: rest)
            if reach > furthest {
                best = candidate
                furthest = reach
            }
        }
        return best
    }

    /// How many characters from the first on the page can show; what no page has stops no page.
    private func reach(of page: CodePage, through rest: ArraySlice<Character>) -> Int {
        guard let first = rest.first, page.byte(for: first) != nil else { return 0 }
        let stop = rest.firstIndex { page.byte(for: $0) == nil && isShownByAny($0) }
        return (stop ?? rest.endIndex) - rest.startIndex
    }

    private func isShownByAny(_ character: Character) -> Bool {
        pages.contains { $0.page.byte(for: character) != nil }
    }
}
