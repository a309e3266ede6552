/// What a script says beside selling: it makes faults, waits, and checks.
enum ControlCommand: Equatable {
    /// The upstream of the demonstration goes away, or comes back.
    case offline
    case online
    /// Kills the driver process of a device, as a crash would.
    case kill(device: String)
    /// Waits until every print and every submission is through.
    case settle
    /// Waits until a device is ready.
    case ready(device: String)
    /// The rest of the line must be refused with this code.
    case refused(code: String, command: String)
    /// A row of the display must hold this text.
    case display(String)
    /// The upstream must have so many orders.
    case orders(Int)
    /// Sends everything in the outbox, and what was sent before, once more.
    case replay
    /// So many papers have been drawn by a printer.
    case papers(device: String, count: Int)

    static func parse(_ word: String, _ rest: [String]) throws(PromptCommand.Unknown) -> ControlCommand? {
        switch word {
        case "offline": return .offline
        case "online": return .online
        case "settle": return .settle
        case "replay": return .replay
        case "kill":
            guard rest.count == 1 else { throw PromptCommand.Unknown(description: "kill DEVICE") }
            return .kill(device: rest[0])
        case "ready":
            guard rest.count == 1 else { throw PromptCommand.Unknown(description: "ready DEVICE") }
            return .ready(device: rest[0])
        case "refused":
            guard rest.count >= 2 else { throw PromptCommand.Unknown(description: "refused CODE COMMAND...") }
            return .refused(code: rest[0], command: rest.dropFirst().joined(separator: " "))
        case "display":
            guard !rest.isEmpty else { throw PromptCommand.Unknown(description: "display TEXT") }
            return .display(rest.joined(separator: " "))
        case "orders":
            guard rest.count == 1, let count = Int(rest[0]) else {
                throw PromptCommand.Unknown(description: "orders COUNT")
            }
            return .orders(count)
        case "receipts":
            guard rest.count == 1, let count = Int(rest[0]) else {
                throw PromptCommand.Unknown(description: "receipts COUNT")
            }
            return .papers(device: "receipt", count: count)
        case "papers":
            guard rest.count == 2, let count = Int(rest[1]) else {
                throw PromptCommand.Unknown(description: "papers PRINTER COUNT")
            }
            return .papers(device: rest[0], count: count)
        default: return nil
        }
    }
}
