import TillAPI

/// Paying, paying back, and the papers that go with it.
extension PromptCommand {
    static func moneyWords(_ word: String, _ rest: PromptWords) throws(Unknown) -> ActionRequest? {
        switch word {
        case "cash", "card", "bank", "credit":
            return ActionRequest(.pay, method: word, amount: try rest.optional("\(word) [AMOUNT]"))
        case "pay":
            guard rest.all.count == 1 || rest.all.count == 2 else { throw Unknown(description: "pay METHOD [AMOUNT]") }
            return ActionRequest(.pay, method: rest.all[0], amount: rest.all.count == 2 ? rest.all[1] : nil)
        case "total", "checkout": return ActionRequest(.checkout)
        case "back", "edit": return ActionRequest(.edit)
        case "ways":
            let text = try rest.only("ways N | none")
            guard text == "none" || Int(text) != nil else { throw Unknown(description: "ways N | none") }
            return ActionRequest(.splitEvenly) { $0.ways = Int(text) }
        case "give-back":
            let payment = try rest.number("give-back [PAYMENT]")
            return ActionRequest(.takeBack) { $0.payment = payment }
        case "tip": return ActionRequest(.tip, amount: try rest.only("tip AMOUNT"))
        case "invoice":
            guard rest.all.count >= 3 else { throw Unknown(description: "invoice NAME AMOUNT CUSTOMER") }
            return ActionRequest(.invoice) {
                $0.text = rest.all[0]
                $0.amount = rest.all[1]
                $0.customer = rest.all.dropFirst(2).joined(separator: " ")
            }
        case "return":
            let reference = try rest.optional("return [RECEIPT]")
            return ActionRequest(.returnSale, reference: reference)
        case "return-line":
            guard (1...2).contains(rest.all.count), let line = Int(rest.all[0]) else {
                throw Unknown(description: "return-line LINE [QUANTITY]")
            }
            return ActionRequest(.returnLine, line: line, quantity: rest.all.count == 2 ? rest.all[1] : nil)
        case "return-all": return ActionRequest(.returnAll)
        case "refund": return ActionRequest(.refund)
        case "check": return ActionRequest(.check)
        case "reprint": return ActionRequest(.reprint)
        case "drawer": return ActionRequest(.openDrawer)
        case "test-page": return ActionRequest(.testPage)
        case "command-sheet": return ActionRequest(.commandSheet)
        default: return nil
        }
    }
}
