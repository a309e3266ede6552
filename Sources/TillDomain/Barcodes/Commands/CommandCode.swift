/// Barcodes that drive a terminal which has no keyboard.
///
/// A label is `TILL`, two digits for the command and as many for its parameter as it takes: `TILL22` prints the last
/// receipt again, `TILL4012` makes the last line's quantity 12. Only these letters and digits, because a scanner that
/// types as a keyboard of another country's layout swaps Y and Z, A and Q, W and Z, moves M, and makes another sign of
/// every punctuation mark; T, I and L stand in the same place on all of them. Small letters are read, too: a scanner
/// types them when caps lock is on.
///
/// There is no command to close the session, which wants its cash counted; a badge approves, a receipt's own code
/// begins its return.
public enum CommandCode: Hashable, Sendable {
    /// To checkout.
    case subtotal
    case backToEditing
    case payExactCash
    /// Pays the balance by the method of that place in their sequence, 1 to 9.
    case pay(methodSequence: Int)
    /// Into 2 to 9 equal parts.
    case splitEvenly(Int)
    /// Removes the last line.
    case cancelLine
    case clearOrder
    case park
    case takeUpLast
    /// Takes 100 % off the last line.
    case comp
    case takeout
    case dineIn
    case sendToKitchen
    /// Of the last line, 1 to 99.
    case quantity(Int)
    case openDrawer
    case reprint
    case printCheck
    case xReport
    case testPage
    case commandSheet
    case lock
    /// Declines an approval that is waited for.
    case giveUpWaiting

    static let prefix = "TILL"
    public static let methodSequences = 1...9
    public static let quantities = 1...99
    public static let splits = 2...9

    /// The commands without a parameter. Their numbers are printed on sheets that hang on walls: they never change.
    private static let numbers: [(number: Int, command: CommandCode)] = [
        (10, .cancelLine), (11, .clearOrder), (12, .park), (13, .takeUpLast), (14, .comp), (15, .takeout),
        (16, .dineIn), (17, .sendToKitchen),
        (20, .openDrawer), (22, .reprint), (23, .printCheck), (24, .xReport), (25, .testPage), (26, .commandSheet),
        (30, .subtotal), (31, .backToEditing), (32, .payExactCash),
        (50, .lock), (51, .giveUpWaiting),
    ]
    private static let payNumber = 33
    private static let splitNumber = 34
    private static let quantityNumber = 40

    /// Whether a text claims to be a command, known or not: `TILL` and then only digits, at least two.
    static func claims(_ text: String) -> Bool {
        guard text.utf8.count >= prefix.utf8.count + 2, text.prefix(prefix.count).uppercased() == prefix else {
            return false
        }
        return text.utf8.dropFirst(prefix.utf8.count).allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains)
    }

    /// Nil for what is no command, or one with a parameter that it cannot have.
    public init?(label: String) {
        // The longest label has four digits; more of them are no command of ours.
        guard Self.claims(label), label.utf8.count <= Self.prefix.utf8.count + 4 else { return nil }
        let digits = label.dropFirst(Self.prefix.count)
        let parameter = digits.dropFirst(2)
        guard let number = Int(digits.prefix(2)) else { return nil }
        switch (number, parameter.utf8.count, Int(parameter)) {
        case (Self.payNumber, 1, let method?) where Self.methodSequences.contains(method):
            self = .pay(methodSequence: method)
        case (Self.splitNumber, 1, let parts?) where Self.splits.contains(parts):
            self = .splitEvenly(parts)
        case (Self.quantityNumber, 2, let quantity?) where Self.quantities.contains(quantity):
            self = .quantity(quantity)
        case (_, 0, _):
            guard let known = Self.numbers.first(where: { $0.number == number }) else { return nil }
            self = known.command
        default: return nil
        }
    }

    /// What is printed as the barcode. A command whose parameter is outside its range is a bug.
    public var label: String {
        switch self {
        case .pay(let method):
            precondition(Self.methodSequences.contains(method), "there is no method \(method)")
            return Self.prefix + String(Self.payNumber) + String(method)
        case .splitEvenly(let parts):
            precondition(Self.splits.contains(parts), "an order is not split into \(parts)")
            return Self.prefix + String(Self.splitNumber) + String(parts)
        case .quantity(let quantity):
            precondition(Self.quantities.contains(quantity), "no command sets a quantity of \(quantity)")
            return Self.prefix + String(Self.quantityNumber) + (quantity < 10 ? "0" : "") + String(quantity)
        default:
            guard let known = Self.numbers.first(where: { $0.command == self }) else {
                preconditionFailure("a command has no number")
            }
            return Self.prefix + String(known.number)
        }
    }
}

/// Coded as its label.
extension CommandCode: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let label = try container.decode(String.self)
        guard let command = CommandCode(label: label) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "\(label) is no command")
        }
        self = command
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(label)
    }
}

/// The sheet that hangs beside the till.
extension CommandCode {
    /// A heading of the sheet and what stands under it.
    public enum Group: String, Equatable, Sendable, Codable, CaseIterable {
        case order, quantity, payment, documents, terminal

        public var commands: [CommandCode] {
            switch self {
            case .order:
                [.cancelLine, .clearOrder, .park, .takeUpLast, .comp, .takeout, .dineIn, .sendToKitchen]
            case .quantity: (1...12).map(CommandCode.quantity)
            case .payment:
                [.subtotal, .backToEditing, .payExactCash] + (1...4).map(CommandCode.pay)
                    + (2...4).map(CommandCode.splitEvenly)
            case .documents: [.reprint, .printCheck, .xReport, .testPage, .commandSheet]
            case .terminal: [.openDrawer, .lock, .giveUpWaiting]
            }
        }
    }

    /// All that stand on the sheet, group by group.
    public static let sheet: [CommandCode] = Group.allCases.flatMap(\.commands)
}
