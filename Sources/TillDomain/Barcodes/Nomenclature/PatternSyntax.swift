/// Reads the part of regular expressions that rules are written in: characters, `.`, `[0-9]`, `[^0]`, `\d`, `\w` and
/// `\s`, `*`, `+`, `?`, `|`, groups, `^`, `$`, and `\` before anything that is no letter or digit. Letters and digits
/// of other scripts than ASCII are in no class, unlike in Python; no symbology of ours carries any.
struct PatternSyntax {
    indirect enum Node {
        case one(CharacterClass)
        case start, end
        case sequence([Node])
        case choice(Node, Node)
        case repeated(Node, isOptional: Bool, isEndless: Bool)
    }

    private let pattern: [Unicode.Scalar]
    private var position = 0

    init(_ pattern: [Unicode.Scalar]) {
        self.pattern = pattern
    }

    /// The depth of groups is bounded by the pattern's length (`BarcodePattern.lengthMaxCharacters`).
    mutating func parse() throws(BarcodePatternFault) -> Node {
        let node = try choices()
        guard position == pattern.count else { throw .strayParenthesis(position: position) }
        return node
    }

    private var next: Unicode.Scalar? { position < pattern.count ? pattern[position] : nil }

    private mutating func skips(_ character: Unicode.Scalar) -> Bool {
        guard next == character else { return false }
        position += 1
        return true
    }

    private mutating func choices() throws(BarcodePatternFault) -> Node {
        var node = try sequence()
        while skips("|") { node = .choice(node, try sequence()) }
        return node
    }

    private mutating func sequence() throws(BarcodePatternFault) -> Node {
        var nodes: [Node] = []
        while let character = next, character != "|", character != ")" {
            nodes.append(try repetition())
        }
        return .sequence(nodes)
    }

    private mutating func repetition() throws(BarcodePatternFault) -> Node {
        let start = position
        let node = try piece()
        guard let sign = next, sign == "*" || sign == "+" || sign == "?" else { return node }
        switch node {
        case .start, .end: throw .nothingToRepeat(position: start)
        default: position += 1
        }
        // Greedy or not is the same to a question of yes or no.
        _ = skips("?")
        if let second = next, second == "*" || second == "+" || second == "?" {
            throw .nothingToRepeat(position: position)
        }
        return .repeated(node, isOptional: sign != "+", isEndless: sign != "?")
    }

    private mutating func piece() throws(BarcodePatternFault) -> Node {
        let start = position
        let character = pattern[position]
        position += 1
        switch character {
        case ".": return .one(.anyButLineFeed)
        case "^": return .start
        case "$": return .end
        case "*", "+", "?": throw .nothingToRepeat(position: start)
        case "\\": return .one(try escaped())
        case "[": return .one(try characterClass(openedAt: start))
        case "(":
            if skips("?"), !skips(":") { throw .notSupported(position: start) }
            let node = try choices()
            guard skips(")") else { throw .groupIsOpen(position: start) }
            return .sequence([node])
        default: return .one(CharacterClass(character))
        }
    }

    /// What stands after a backslash.
    private mutating func escaped() throws(BarcodePatternFault) -> CharacterClass {
        guard let character = next else { throw .notSupported(position: position - 1) }
        position += 1
        switch character {
        case "d": return .digits
        case "w": return .wordCharacters
        case "s": return .spaces
        case "D": return CharacterClass(ranges: CharacterClass.digits.ranges, isNegated: true)
        case "W": return CharacterClass(ranges: CharacterClass.wordCharacters.ranges, isNegated: true)
        case "S": return CharacterClass(ranges: CharacterClass.spaces.ranges, isNegated: true)
        case let other where CharacterClass.wordCharacters.contains(other) && other != "_":
            throw .notSupported(position: position - 2)
        default: return CharacterClass(character)
        }
    }

    /// The rest of `[...]`. A `]` that stands first is a member; `-` first or last, too.
    private mutating func characterClass(openedAt start: Int) throws(BarcodePatternFault) -> CharacterClass {
        var result = CharacterClass(ranges: [])
        result.isNegated = skips("^")
        var isFirst = true
        while isFirst || next != "]" {
            isFirst = false
            let at = position
            let low = try member(of: start)
            if next == "-", position + 1 < pattern.count, pattern[position + 1] != "]" {
                position += 1
                let high = try member(of: start)
                guard let from = low.only, let to = high.only else { throw .notSupported(position: at) }
                guard from <= to else { throw .backwardsRange(position: at) }
                result.ranges.append(from...to)
            } else if low.isNegated {
                // A class within a class that leaves characters out would need more than ranges.
                throw .notSupported(position: at)
            } else {
                result.ranges += low.ranges
            }
        }
        position += 1
        return result
    }

    private mutating func member(of start: Int) throws(BarcodePatternFault) -> CharacterClass {
        guard let character = next else { throw .classIsOpen(position: start) }
        position += 1
        return character == "\\" ? try escaped() : CharacterClass(character)
    }
}

extension CharacterClass {
    /// The one character of a class of one.
    fileprivate var only: UInt32? {
        guard !isNegated, ranges.count == 1, let range = ranges.first, range.count == 1 else { return nil }
        return range.lowerBound
    }
}
