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
        let rest = Array(words.dropFirst())
        if let action = try action(first.lowercased(), rest) { return .act(action) }
        switch first.lowercased() {
        case "scan": return .scan(try only(rest, "scan CODE"))
        case "show", "status": return .show
        case "devices": return .devices
        case "find", "search": return .search(rest.joined(separator: " "))
        case "help", "?", "h": return .help
        case "quit", "exit", "q": return .quit
        default: break
        }
        if let control = try ControlCommand.parse(first.lowercased(), rest) { return .control(control) }
        guard rest.isEmpty, looksLikeCode(first) else {
            throw Unknown(description: "'\(first)' is no command: type help, or a barcode")
        }
        return .scan(first)
    }

    private static func action(_ word: String, _ rest: [String]) throws(Unknown) -> ActionRequest? {
        switch word {
        case "cash", "card", "bank":
            return ActionRequest(.pay, method: word, amount: try optional(rest, "\(word) [AMOUNT]"))
        case "pay":
            guard rest.count == 1 || rest.count == 2 else { throw Unknown(description: "pay METHOD [AMOUNT]") }
            return ActionRequest(.pay, method: rest[0], amount: rest.count == 2 ? rest[1] : nil)
        case "void":
            if rest == ["all"] { return ActionRequest(.clear) }
            return ActionRequest(.remove, line: try number(rest, "void [LINE | all]"))
        case "qty", "quantity":
            let (value, line) = try valueAndLine(rest, "qty QUANTITY [LINE]")
            return ActionRequest(.quantity, line: line, quantity: value)
        case "price":
            let (value, line) = try valueAndLine(rest, "price PRICE [LINE]")
            return ActionRequest(.price, line: line, price: value)
        case "add":
            guard (1...2).contains(rest.count), let product = Int(rest[0]) else {
                throw Unknown(description: "add PRODUCT-ID [QUANTITY]")
            }
            return ActionRequest(.add, product: product, quantity: rest.count == 2 ? rest[1] : nil)
        case "park": return ActionRequest(.park)
        case "take": return ActionRequest(.takeUp, reference: try optional(rest, "take [REFERENCE]"))
        case "total", "checkout": return ActionRequest(.checkout)
        case "back", "edit": return ActionRequest(.edit)
        case "reprint": return ActionRequest(.reprint)
        case "drawer": return ActionRequest(.openDrawer)
        case "user":
            guard rest.count == 2, let user = Int(rest[0]) else { throw Unknown(description: "user ID PIN") }
            return ActionRequest(.signIn, user: user, pin: rest[1])
        case "open": return ActionRequest(.openSession, amount: try only(rest, "open FLOAT"))
        case "count": return ActionRequest(.startClosing)
        case "uncount": return ActionRequest(.cancelClosing)
        case "close": return ActionRequest(.closeSession, amount: try only(rest, "close COUNTED-CASH"))
        default: return nil
        }
    }

    /// Digits, or something long with a digit in it: what scanners send and what nobody types by mistake.
    private static func looksLikeCode(_ word: String) -> Bool {
        word.allSatisfy { $0.isASCII && $0.isNumber }
            || (word.count >= 6 && word.contains { $0.isNumber } && word.allSatisfy(\.isASCII))
    }

    private static func only(_ rest: [String], _ usage: String) throws(Unknown) -> String {
        guard rest.count == 1 else { throw Unknown(description: usage) }
        return rest[0]
    }

    private static func optional(_ rest: [String], _ usage: String) throws(Unknown) -> String? {
        guard rest.count <= 1 else { throw Unknown(description: usage) }
        return rest.first
    }

    private static func number(_ rest: [String], _ usage: String) throws(Unknown) -> Int? {
        guard let text = try optional(rest, usage) else { return nil }
        guard let number = Int(text) else { throw Unknown(description: usage) }
        return number
    }

    private static func valueAndLine(_ rest: [String], _ usage: String) throws(Unknown) -> (String, Int?) {
        guard (1...2).contains(rest.count), rest.count == 1 || Int(rest[1]) != nil else {
            throw Unknown(description: usage)
        }
        return (rest[0], rest.count == 2 ? Int(rest[1]) : nil)
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
        """
}
