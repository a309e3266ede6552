/// Page mode, as far as its contents come in order.
extension ESCPOSEmulator {
    /// What a page keeps; a longer one is printed at once and goes on.
    private static let maximumPageElements = 1000
    private static let maximumPagePictureBytes = 4 * 1024 * 1024

    /// ESC L: heeded at the start of a line only.
    mutating func beginPage(_ command: [UInt8]) {
        guard isAtLineStart else { return emit(.ignored(command)) }
        if page == nil { page = [] }
    }

    /// ESC S: back to standard mode; what was not printed is gone.
    mutating func leavePage() {
        guard page != nil else { return }
        page = nil
        discardLine()
        answerHeldIDs()
    }

    /// FF: in page mode prints the page and leaves it, in standard mode prints the line.
    mutating func formFeed() {
        if page == nil {
            if !isAtLineStart { endLine() }
        } else {
            printPage(staying: false)
        }
    }

    /// FF and ESC FF. With ESC FF the page stays and can be printed again.
    mutating func printPage(staying: Bool) {
        guard page != nil else { return }
        startPageLine()
        let elements = page ?? []
        page = nil
        for element in elements { place(element) }
        answerHeldIDs()
        if staying { page = elements }
    }

    /// A new place in the page (ESC W, GS $, GS \) begins a line.
    mutating func startPageLine() {
        if page != nil, !isAtLineStart { endLine() }
    }

    mutating func placeOnPage(_ element: Paper.Element) {
        page?.append(element)
        let elements = page ?? []
        let isLong =
            elements.count > Self.maximumPageElements
            || element.pictureBytes > 0
                && elements.reduce(0) { $0 + $1.pictureBytes } > Self.maximumPagePictureBytes
        guard isLong else { return }
        page = nil
        for element in elements { place(element) }
        page = []
    }
}
