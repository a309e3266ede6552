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
        guests N         how many they are        staff ID         who serves them
        takeout          also delivery, dine-in   new [NAME]       an order for a name
        alias TEXT       what it is called        note TEXT        for cook and server
        tell LINE TEXT   a note to one dish       send             send what is new
        void LINE [QTY] because REASON            take back what the kitchen has
        split LINES      1,2:0.5 to a new order   transfer LINES [REF], merge [REF]
        check            print the bill           ways N           each pays a part

        Prices and people
        discount VALUE [LINE], discount all VALUE; VALUE is 10%, 5.00, #PRESET, none
        comp [LINE] because REASON                tip AMOUNT       as a line
        customer CARD    by card, name or number  pricelist NAME   prices of their own
        pay METHOD [N]   any method               give-back [N]    a part payment
        invoice NAME AMOUNT CUSTOMER              total / back     to checkout and back
        return [RECEIPT] goods come back          return-line LINE [QTY], return-all
        refund           pay back as it came      lock             until somebody signs in
        approve ID PIN [REASON]                   decline          what waits for a manager

        The day
        opening          begin, then              float 50x2 20x5, or float 100
        cash-in N REASON put cash in              cash-out N REASON
        x                the report so far        acknowledge      the orders left open
        counted 50x2 1x7 what is in the drawer    confirm          and print the Z report
        uncount          give the closing up      test-page, command-sheet
        """
}
