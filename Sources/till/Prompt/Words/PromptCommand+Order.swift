import TillAPI

/// Orders as a whole: tables, parking, splitting, who it is for.
extension PromptCommand {
    static func orderWords(_ word: String, _ rest: PromptWords) throws(Unknown) -> ActionRequest? {
        switch word {
        case "new":
            return ActionRequest(.newOrder) { $0.text = rest.text }
        case "table":
            guard (1...2).contains(rest.all.count), rest.all.count == 1 || Int(rest.all[1]) != nil else {
                throw Unknown(description: "table NAME [GUESTS]")
            }
            return ActionRequest(.table) {
                $0.table = rest.all[0]
                $0.guests = rest.all.count == 2 ? Int(rest.all[1]) : nil
            }
        case "move":
            let name = try rest.only("move TABLE | none")
            return ActionRequest(.setTable) { $0.table = name == "none" ? nil : name }
        case "takeout", "delivery": return ActionRequest(.setType) { $0.type = word }
        case "dine-in": return ActionRequest(.setType) { $0.type = "dineIn" }
        case "guests":
            guard let guests = try rest.number("guests N") else { throw Unknown(description: "guests N") }
            return ActionRequest(.guests) { $0.guests = guests }
        case "staff":
            let text = try rest.only("staff ID | none")
            guard text == "none" || Int(text) != nil else { throw Unknown(description: "staff ID | none") }
            return ActionRequest(.staff, user: Int(text))
        case "alias": return ActionRequest(.alias) { $0.text = rest.text }
        case "note": return ActionRequest(.note) { $0.text = rest.text }
        case "customer":
            let text = rest.text
            guard !text.isEmpty else { throw Unknown(description: "customer CARD | NAME | ID | none") }
            return ActionRequest(.customer) { $0.customer = text == "none" ? nil : text }
        case "pricelist":
            let text = rest.text
            guard !text.isEmpty else { throw Unknown(description: "pricelist NAME | ID | none") }
            return ActionRequest(.pricelist) { $0.pricelist = text == "none" ? nil : text }
        case "park": return ActionRequest(.park)
        case "take": return ActionRequest(.takeUp, reference: try rest.optional("take [REFERENCE]"))
        case "merge": return ActionRequest(.merge, reference: try rest.optional("merge [REFERENCE]"))
        case "split":
            let usage = "split LINES: 1,2 or 1:0.5,3"
            let lines = try PromptWords.shares(try rest.only(usage), usage)
            return ActionRequest(.split) { $0.lines = lines }
        case "transfer":
            let usage = "transfer LINES [REFERENCE]"
            guard (1...2).contains(rest.all.count) else { throw Unknown(description: usage) }
            let lines = try PromptWords.shares(rest.all[0], usage)
            return ActionRequest(.transfer) {
                $0.lines = lines
                $0.reference = rest.all.count == 2 ? rest.all[1] : nil
            }
        default: return nil
        }
    }
}
