/// Which code page to select, so that a line needs the fewest switches.
struct CodePageChoice: Sendable {
    /// A set of pages: bit n stands for the n-th of `pages`.
    typealias Pages = UInt128

    /// In the profile's order of preference; those after the 128th are not used.
    let pages: [PrinterProfile.NumberedPage]

    /// The pages that show a character, looked up once.
    private var showing: [Character: Pages] = [:]

    /// Characters that are remembered; at that many, all are forgotten and looked up again.
    static let rememberedMaximum = 4096

    init(pages: [PrinterProfile.NumberedPage]) {
        self.pages = Array(pages.prefix(Pages.bitWidth))
    }

    /// The pages that show a character; empty (0) if none does.
    mutating func pages(showing character: Character) -> Pages {
        if let known = showing[character] { return known }
        var found: Pages = 0
        for (index, page) in pages.enumerated() where page.page.byte(for: character) != nil {
            found |= 1 << Pages(index)
        }
        if showing.count >= Self.rememberedMaximum { showing.removeAll(keepingCapacity: true) }
        showing[character] = found
        return found
    }

    /// The page for the first character of `rest`, or `nil` if no page has it.
    ///
    /// The current page stays as long as it has the character. Otherwise it is the page that gets furthest through the
    /// rest of the line, among equals the profile's first; always taking the furthest gives the fewest switches.
    ///
    /// - Parameters:
    ///   - rest: the pages of the characters of the line from the one in question, across its runs. What no page has
    ///     (0) stops no page.
    ///   - current: the number of the selected page, `nil` if that is unknown.
    func page(for rest: ArraySlice<Pages>, current: UInt8?) -> PrinterProfile.NumberedPage? {
        guard let first = rest.first, first != 0 else { return nil }
        if let current, let index = pages.firstIndex(where: { $0.number == current }), first >> Pages(index) & 1 == 1 {
            return pages[index]
        }
        var furthest = first
        for next in rest where next != 0 {
            let left = furthest & next
            if left == 0 { break }
            furthest = left
        }
        return pages[furthest.trailingZeroBitCount]
    }
}
