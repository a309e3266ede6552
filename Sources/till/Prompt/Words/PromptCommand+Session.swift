import TillAPI

/// People, and the session from the float to the report.
extension PromptCommand {
    static func sessionWords(_ word: String, _ rest: PromptWords) throws(Unknown) -> ActionRequest? {
        switch word {
        case "user":
            guard rest.all.count == 2, let user = Int(rest.all[0]) else { throw Unknown(description: "user ID PIN") }
            return ActionRequest(.signIn, user: user, pin: rest.all[1])
        case "lock": return ActionRequest(.lock)
        case "approve":
            guard rest.all.count >= 2, let user = Int(rest.all[0]) else {
                throw Unknown(description: "approve ID PIN [REASON]")
            }
            let reason = rest.all.dropFirst(2).joined(separator: " ")
            return ActionRequest(.approve) {
                ($0.user, $0.pin) = (user, rest.all[1])
                $0.reason = reason.isEmpty ? "PIN" : reason
            }
        case "decline": return ActionRequest(.decline)
        case "open": return ActionRequest(.openSession, amount: try rest.only("open FLOAT"))
        case "opening": return ActionRequest(.startOpening)
        case "unopen": return ActionRequest(.cancelOpening)
        case "float":
            var request = ActionRequest(.countFloat)
            try rest.counted(&request, "float 50x2 20x5, or float AMOUNT")
            return request
        case "cash-in", "cash-out":
            guard rest.all.count >= 2 else { throw Unknown(description: "\(word) AMOUNT REASON") }
            return ActionRequest(word == "cash-in" ? .cashIn : .cashOut) {
                $0.amount = rest.all[0]
                $0.reason = rest.all.dropFirst().joined(separator: " ")
            }
        case "x": return ActionRequest(.xReport)
        case "count": return ActionRequest(.startClosing)
        case "uncount": return ActionRequest(.cancelClosing)
        case "acknowledge": return ActionRequest(.acknowledge)
        case "counted":
            var request = ActionRequest(.countCash)
            try rest.counted(&request, "counted 50x2 20x5, or counted AMOUNT")
            return request
        case "confirm": return ActionRequest(.confirmClosing)
        case "close": return ActionRequest(.closeSession, amount: try rest.only("close COUNTED-CASH"))
        default: return nil
        }
    }
}
