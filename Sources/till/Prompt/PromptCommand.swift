import TillAPI

/// What a person types at the prompt: a barcode, or a word with what belongs to it.
enum PromptCommand: Equatable {
    /// To the scanner, or straight to the terminal.
    case scan(String)
    case act(ActionRequest)
    case show
    case devices
    case search(String)
    case help
    case quit
    /// For scripts and demonstrations.
    case control(ControlCommand)

    /// Why a line is no command.
    struct Unknown: Error, Equatable, CustomStringConvertible {
        var description: String
    }

    /// Reads one line; nil for an empty one or a comment.
    static func parse(_ line: String) throws(Unknown) -> PromptCommand? {
        let words = line.split { $0 == " " || $0 == "\t" }.map(String.init)
        guard let first = words.first, !first.hasPrefix("#") else { return nil }
        let rest = PromptWords(Array(words.dropFirst()))
        let word = first.lowercased()
        if let action = try saleWords(word, rest) { return .act(action) }
        if let action = try orderWords(word, rest) { return .act(action) }
        if let action = try moneyWords(word, rest) { return .act(action) }
        if let action = try sessionWords(word, rest) { return .act(action) }
        switch word {
        case "scan": return .scan(try rest.only("scan CODE"))
        case "show", "status": return .show
        case "devices": return .devices
        case "find", "search": return .search(rest.text)
        case "help", "?", "h": return .help
        case "quit", "exit", "q": return .quit
        default: break
        }
        if let control = try ControlCommand.parse(word, rest.all) { return .control(control) }
        guard rest.all.isEmpty, looksLikeCode(first) else {
            throw Unknown(description: "'\(first)' is no command: type help, or a barcode")
        }
        return .scan(first)
    }

    /// Digits, or something long with a digit in it: what scanners send and what nobody types by mistake.
    private static func looksLikeCode(_ word: String) -> Bool {
        word.allSatisfy { $0.isASCII && $0.isNumber }
            || (word.count >= 6 && word.contains { $0.isNumber } && word.allSatisfy(\.isASCII))
    }

    static let helpText = """
        A BARCODE        sell it (type or paste it, or scan with a keyboard scanner)
        find TEXT        look products up by a part of their name
        add ID [QTY]     sell a product by its number
        qty N [LINE]     change a quantity        price P [LINE]   change a price
        void [LINE]      remove a line            void all         give the order up
        park / take      put the order aside, take it up again
        cash [AMOUNT]    pay in cash              card [AMOUNT]    pay by card
        reprint          the last receipt again   drawer           open the drawer
        user ID PIN      sign in                  show / devices   how things stand
        open FLOAT       open the session         count, close N   count and close it
        help             this                     quit             leave

        At the table
        table NAME [N]   open a table for N       move NAME        move the order there
        takeout, delivery, dine-in                guests N, alias TEXT, note TEXT
        tell LINE TEXT   a note for the kitchen   send             send what is new
        void LINE [QTY] because REASON            take back what the kitchen has (void all because ...)
        split LINES      lines to a new order     transfer LINES [REF], merge [REF]
        check            print the bill           ways N           each pays a part

        Prices and people
        discount 10% [LINE], discount 5.00 [LINE], discount #PRESET [LINE]; discount all 10%; discount none
        comp [LINE] because REASON                customer CARD    whose order it is
        tip AMOUNT, pay METHOD [AMOUNT], give-back [N], invoice NAME AMOUNT CUSTOMER
        return [RECEIPT], return-line LINE [QTY], return-all, refund
        lock, approve ID PIN [REASON], decline

        The day
        opening, float 50x2 20x5 or float 100     cash-in AMOUNT REASON, cash-out AMOUNT REASON
        x                the report so far        acknowledge, counted 50x2 1x7, confirm, uncount
        test-page, command-sheet
        """
}
