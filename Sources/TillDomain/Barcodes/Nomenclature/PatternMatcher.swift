/// Matches a pattern from the start of a code. It follows all ways through the pattern at once, one character at a
/// time (Thompson's simulation), so that its time is the length of the pattern times that of the code: no pattern that
/// a person can configure makes a scan wait.
struct PatternMatcher: Equatable, Sendable {
    enum Step: Equatable, Sendable {
        case one(CharacterClass)
        /// Goes on at both.
        case either(Int, Int)
        case go(Int)
        case start
        case end
        case matched
    }

    private let steps: [Step]
    /// The characters of a pattern that has nothing else, as most: it is compared without a simulation.
    private let row: [CharacterClass]?

    init(_ pattern: [Unicode.Scalar]) throws(BarcodePatternFault) {
        var syntax = PatternSyntax(pattern)
        var steps: [Step] = []
        Self.compile(try syntax.parse(), into: &steps)
        let row = steps.compactMap { if case .one(let set) = $0 { set } else { nil } }
        self.row = row.count == steps.count ? row : nil
        self.steps = steps + [.matched]
    }

    /// Whether the pattern matches the beginning of the text, as Python's `re.match`.
    func matches(_ text: [Unicode.Scalar]) -> Bool {
        if let row {
            return row.count <= text.count && zip(row, text).allSatisfy { $0.contains($1) }
        }
        var current = reached(from: [0], at: 0, in: text)
        for (position, character) in text.enumerated() {
            if current.contains(steps.count - 1) { return true }
            if current.isEmpty { return false }
            let next = current.compactMap { step -> Int? in
                if case .one(let set) = steps[step], set.contains(character) { step + 1 } else { nil }
            }
            current = reached(from: next, at: position + 1, in: text)
        }
        return current.contains(steps.count - 1)
    }

    /// The steps that wait for a character (or are done), reached without taking one.
    private func reached(from starts: [Int], at position: Int, in text: [Unicode.Scalar]) -> [Int] {
        var seen = [Bool](repeating: false, count: steps.count)
        var waiting: [Int] = []
        var open = starts
        while let step = open.popLast() {
            guard !seen[step] else { continue }
            seen[step] = true
            switch steps[step] {
            case .one, .matched: waiting.append(step)
            case .either(let first, let second): open += [first, second]
            case .go(let target): open.append(target)
            case .start: if position == 0 { open.append(step + 1) }
            case .end: if Self.isEnd(position, text) { open.append(step + 1) }
            }
        }
        return waiting
    }

    /// `$` also stands before one last line feed, as in Python.
    private static func isEnd(_ position: Int, _ text: [Unicode.Scalar]) -> Bool {
        position == text.count || (position == text.count - 1 && text[position] == "\n")
    }

    private static func compile(_ node: PatternSyntax.Node, into steps: inout [Step]) {
        switch node {
        case .one(let set): steps.append(.one(set))
        case .start: steps.append(.start)
        case .end: steps.append(.end)
        case .sequence(let nodes):
            for node in nodes { compile(node, into: &steps) }
        case .choice(let first, let second):
            let fork = steps.count
            steps.append(.either(fork + 1, fork + 1))
            compile(first, into: &steps)
            let jump = steps.count
            steps.append(.go(jump))
            steps[fork] = .either(fork + 1, steps.count)
            compile(second, into: &steps)
            steps[jump] = .go(steps.count)
        case .repeated(let node, let isOptional, let isEndless):
            let fork = steps.count
            if isOptional { steps.append(.either(fork + 1, fork + 1)) }
            let body = steps.count
            compile(node, into: &steps)
            if isEndless { steps.append(.either(body, steps.count + 1)) }
            if isOptional { steps[fork] = .either(fork + 1, steps.count) }
        }
    }
}

/// A set of characters.
struct CharacterClass: Equatable, Sendable {
    var ranges: [ClosedRange<UInt32>]
    var isNegated = false

    /// `.`
    static let anyButLineFeed = CharacterClass(ranges: [0x0A...0x0A], isNegated: true)
    static let digits = CharacterClass(ranges: [0x30...0x39])
    static let wordCharacters = CharacterClass(ranges: [0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A])
    static let spaces = CharacterClass(ranges: [0x09...0x0D, 0x1C...0x20])

    init(ranges: [ClosedRange<UInt32>], isNegated: Bool = false) {
        self.ranges = ranges
        self.isNegated = isNegated
    }

    init(_ character: Unicode.Scalar) {
        ranges = [character.value...character.value]
    }

    func contains(_ character: Unicode.Scalar) -> Bool {
        ranges.contains { $0.contains(character.value) } != isNegated
    }
}
