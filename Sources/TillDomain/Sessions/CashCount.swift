/// Counted cash: one amount, or so many of each coin and note.
public enum CashCount: Equatable, Sendable, Codable {
    /// The most of one denomination, and the most denominations: far beyond any drawer, and far inside 64 bits.
    public static let piecesMax = 1_000_000
    public static let denominationsMax = 50

    case amount(Money)
    case denominations([Denomination])

    public struct Denomination: Equatable, Sendable, Codable {
        public var value: Money
        public var count: Int

        public init(value: Money, count: Int) {
            self.value = value
            self.count = count
        }
    }

    /// Nil where it is beyond what a drawer can hold, or less than nothing.
    public var total: Money? {
        switch self {
        case .amount(let amount):
            return Self.inRange(amount)
        case .denominations(let counts):
            guard counts.count <= Self.denominationsMax else { return nil }
            var sum = Money.zero
            for denomination in counts {
                guard (0...Self.piecesMax).contains(denomination.count), denomination.value > .zero,
                    denomination.value <= OrderLimits.tendered
                else { return nil }
                // At most 10^6 x 10^11 x 50, which is still inside 64 bits.
                sum += Money(minor: denomination.value.minor * Int64(denomination.count))
            }
            return Self.inRange(sum)
        }
    }

    private static func inRange(_ amount: Money) -> Money? {
        amount >= .zero && amount <= OrderLimits.tendered ? amount : nil
    }
}

/// How many pieces a person counted, as they write it: `13`, or `5+3-1` while the piles are put together.
public enum PieceCount {
    /// The longest expression, in characters.
    public static let expressionMaxCharacters = 100

    /// Nil for what is no such sum, and for less than none.
    public static func parse(_ text: some StringProtocol) -> Int? {
        guard text.count <= expressionMaxCharacters else { return nil }
        var sum = 0
        var sign = 1
        var term: Int?
        var isTermOver = false
        for character in text {
            if character == " " {
                isTermOver = term != nil
            } else if let digit = character.wholeNumberValue, character.isASCII {
                // `5 3` lacks its sign: it is not 53.
                guard !isTermOver else { return nil }
                let next = (term ?? 0) * 10 + digit
                guard next <= CashCount.piecesMax else { return nil }
                term = next
            } else if character == "+" || character == "-", let done = term {
                sum += sign * done
                sign = character == "+" ? 1 : -1
                (term, isTermOver) = (nil, false)
            } else {
                return nil
            }
        }
        guard let term else { return nil }
        sum += sign * term
        return (0...CashCount.piecesMax).contains(sum) ? sum : nil
    }
}
