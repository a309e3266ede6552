import TillAPI

/// Lines, discounts, and what the kitchen has.
extension PromptCommand {
    static func saleWords(_ word: String, _ rest: PromptWords) throws(Unknown) -> ActionRequest? {
        switch word {
        case "void": return try void(rest)
        case "qty", "quantity":
            let (value, line) = try rest.valueAndLine("qty QUANTITY [LINE]")
            return ActionRequest(.quantity, line: line, quantity: value)
        case "price":
            let (value, line) = try rest.valueAndLine("price PRICE [LINE]")
            return ActionRequest(.price, line: line, price: value)
        case "add":
            guard (1...2).contains(rest.all.count), let product = Int(rest.all[0]) else {
                throw Unknown(description: "add PRODUCT-ID [QUANTITY]")
            }
            return ActionRequest(.add, product: product, quantity: rest.all.count == 2 ? rest.all[1] : nil)
        case "tell":
            guard let first = rest.all.first, let line = Int(first) else {
                throw Unknown(description: "tell LINE TEXT")
            }
            return ActionRequest(.lineNote) {
                $0.line = line
                $0.text = rest.all.dropFirst().joined(separator: " ")
            }
        case "discount": return try discount(rest)
        case "comp":
            guard let (before, reason) = rest.because else { throw Unknown(description: "comp [LINE] because REASON") }
            let line = try before.number("comp [LINE] because REASON")
            return ActionRequest(.comp) { ($0.line, $0.reason) = (line, reason) }
        case "send":
            try rest.none("send")
            return ActionRequest(.send)
        default: return nil
        }
    }

    /// Without a reason it removes what nobody has seen; with one it takes back what the kitchen has.
    private static func void(_ rest: PromptWords) throws(Unknown) -> ActionRequest {
        let usage = "void [LINE | all], or void LINE [QUANTITY] because REASON"
        guard let (before, reason) = rest.because else {
            if rest.all == ["all"] { return ActionRequest(.clear) }
            return ActionRequest(.remove, line: try rest.number(usage))
        }
        if before.all == ["all"] { return ActionRequest(.voidOrder) { $0.reason = reason } }
        guard before.all.count <= 2 else { throw Unknown(description: usage) }
        var line: Int?
        if let first = before.all.first {
            guard let number = Int(first) else { throw Unknown(description: usage) }
            line = number
        }
        return ActionRequest(.void) {
            $0.line = line
            $0.quantity = before.all.count == 2 ? before.all[1] : nil
            $0.reason = reason
        }
    }

    /// `10%`, an amount, `#3` for a preset, `#3=7%` for an open one; `all` for the whole check; `none` to take it off.
    private static func discount(_ rest: PromptWords) throws(Unknown) -> ActionRequest {
        let usage = "discount [all] VALUE [LINE] [because REASON]; VALUE is 10%, an amount, #PRESET, or none"
        let (words, reason) = rest.because.map { ($0.before, Optional($0.reason)) } ?? (rest, nil)
        let isCheck = words.all.first == "all"
        let (value, line) = try PromptWords(Array(words.all.dropFirst(isCheck ? 1 : 0))).valueAndLine(usage)
        if value == "none" {
            return ActionRequest(isCheck ? .removeCheckDiscount : .removeDiscount, line: line)
        }
        return ActionRequest(isCheck ? .checkDiscount : .discount) { request in
            request.line = line
            request.reason = reason
            var figure = Substring(value)
            if value.hasPrefix("#") {
                let parts = value.dropFirst().split(separator: "=", maxSplits: 1)
                request.preset = parts.first.map(String.init)
                figure = parts.count == 2 ? parts[1] : ""
            }
            if figure.hasSuffix("%") {
                request.percent = String(figure.dropLast())
            } else if !figure.isEmpty {
                request.amount = String(figure)
            }
        }
    }
}
