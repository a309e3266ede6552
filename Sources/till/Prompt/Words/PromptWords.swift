import TillAPI

/// What stands behind a command's word.
struct PromptWords {
    let all: [String]

    init(_ all: [String]) {
        self.all = all
    }

    var text: String { all.joined(separator: " ") }

    func only(_ usage: String) throws(PromptCommand.Unknown) -> String {
        guard all.count == 1 else { throw PromptCommand.Unknown(description: usage) }
        return all[0]
    }

    func optional(_ usage: String) throws(PromptCommand.Unknown) -> String? {
        guard all.count <= 1 else { throw PromptCommand.Unknown(description: usage) }
        return all.first
    }

    func number(_ usage: String) throws(PromptCommand.Unknown) -> Int? {
        guard let text = try optional(usage) else { return nil }
        guard let number = Int(text) else { throw PromptCommand.Unknown(description: usage) }
        return number
    }

    func none(_ usage: String) throws(PromptCommand.Unknown) {
        guard all.isEmpty else { throw PromptCommand.Unknown(description: usage) }
    }

    /// `VALUE [LINE]`.
    func valueAndLine(_ usage: String) throws(PromptCommand.Unknown) -> (value: String, line: Int?) {
        guard (1...2).contains(all.count), all.count == 1 || Int(all[1]) != nil else {
            throw PromptCommand.Unknown(description: usage)
        }
        return (all[0], all.count == 2 ? Int(all[1]) : nil)
    }

    /// The words before `because`, and the reason behind it; nil where there is no such word.
    var because: (before: PromptWords, reason: String)? {
        guard let position = all.firstIndex(of: "because"), position + 1 < all.count else { return nil }
        return (PromptWords(Array(all[..<position])), all[(position + 1)...].joined(separator: " "))
    }

    /// `1,2:0.5`: line 1, and half of line 2.
    static func shares(_ text: String, _ usage: String) throws(PromptCommand.Unknown) -> [ActionRequest.Share] {
        var shares: [ActionRequest.Share] = []
        for part in text.split(separator: ",") {
            let pieces = part.split(separator: ":", maxSplits: 1)
            guard let line = Int(pieces[0]) else { throw PromptCommand.Unknown(description: usage) }
            shares.append(ActionRequest.Share(line: line, quantity: pieces.count == 2 ? String(pieces[1]) : nil))
        }
        return shares
    }

    /// `50x2 20x5+1`, or one amount.
    func counted(_ request: inout ActionRequest, _ usage: String) throws(PromptCommand.Unknown) {
        guard let first = all.first else { throw PromptCommand.Unknown(description: usage) }
        guard first.contains("x") else {
            request.amount = try only(usage)
            return
        }
        var counts: [ActionRequest.Pieces] = []
        for word in all {
            let parts = word.split(separator: "x", maxSplits: 1)
            guard parts.count == 2 else { throw PromptCommand.Unknown(description: usage) }
            counts.append(ActionRequest.Pieces(value: String(parts[0]), count: String(parts[1])))
        }
        request.counts = counts
    }
}
