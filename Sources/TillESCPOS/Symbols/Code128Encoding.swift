/// What a Code 128 symbol says: a byte 00…7F, or function character 1.
enum Code128Element: Equatable, Sendable {
    case byte(UInt8)
    case fnc1

    var digit: Int? {
        if case .byte(let byte) = self { Int(decimalASCII: byte) } else { nil }
    }
}

/// The shortest way to say something in Code 128 (ISO/IEC 15417, annex E asks for that), with the code sets A, B and C.
struct Code128Encoding: Equatable, Sendable {
    enum CodeSet: Int, Sendable, CaseIterable {
        case b, a, c

        /// The letter that selects the set in GS k (`{A`).
        var letter: UInt8 {
            switch self {
            case .a: UInt8(ascii: "A")
            case .b: UInt8(ascii: "B")
            case .c: UInt8(ascii: "C")
            }
        }
    }

    /// Symbol characters from the start character on, without check and stop character.
    private(set) var values: [Int]
    /// The data of GS k with m = 73: `{` escapes, and numbers 0…99 as they are in set C.
    private(set) var wire: [UInt8]

    init(_ elements: [Code128Element]) {
        self.init(elements, dleInSetC: true)
        // "1604" in set C is 10 04 on the wire, which a printer takes for DLE EOT.
        if RealTimeGuard.isHeeded(wire) { self.init(elements, dleInSetC: false) }
    }

    private init(_ elements: [Code128Element], dleInSetC: Bool) {
        let search = Code128Search(elements, dleInSetC: dleInSetC)
        values = []
        wire = []
        var set = search.firstSet
        append(start: set)
        var index = 0
        while index < elements.count {
            guard let step = search.best(at: index, in: set) else { break }
            if step.next != step.set {
                append(value: 98, escape: UInt8(ascii: "S"))
            } else if step.set != set {
                append(value: Self.switchValue(to: step.set), escape: step.set.letter)
                set = step.set
            }
            append(elements[index..<index + step.count], in: step.set)
            index += step.count
        }
    }

    private mutating func append(start set: CodeSet) {
        let start =
            switch set {
            case .a: 103
            case .b: 104
            case .c: 105
            }
        append(value: start, escape: set.letter)
    }

    private mutating func append(value: Int, escape: UInt8) {
        values.append(value)
        wire += [UInt8(ascii: "{"), escape]
    }

    private mutating func append(_ elements: ArraySlice<Code128Element>, in set: CodeSet) {
        guard let first = elements.first else { return }
        if case .c = set, let tens = first.digit, let ones = elements.last?.digit {
            values.append(tens * 10 + ones)
            wire.append(UInt8(tens * 10 + ones))
            return
        }
        switch first {
        case .fnc1: append(value: 102, escape: UInt8(ascii: "1"))
        case .byte(let byte):
            values.append(byte < 0x20 ? Int(byte) + 64 : Int(byte) - 32)
            wire.append(byte)
            if byte == UInt8(ascii: "{") { wire.append(byte) }
        }
    }

    /// The same number in each set from which it is sent; a set never switches to itself.
    private static func switchValue(to set: CodeSet) -> Int {
        switch set {
        case .a: 101
        case .b: 100
        case .c: 99
        }
    }
}

/// The fewest symbol characters from each place and code set to the end, worked out from the end.
private struct Code128Search {
    struct Step {
        /// The set in which it says them.
        let set: Code128Encoding.CodeSet
        /// The set afterwards: another one than `set` after a shift, which is for one character only.
        let next: Code128Encoding.CodeSet
        /// Elements that it says.
        let count: Int
        /// Symbol characters that it takes.
        let cost: Int
    }

    private let elements: [Code128Element]
    private let dleInSetC: Bool
    /// By place, then by code set.
    private var costs: [[Int]]

    private static let impossible = Int.max / 2

    init(_ elements: [Code128Element], dleInSetC: Bool) {
        self.elements = elements
        self.dleInSetC = dleInSetC
        let sets = Code128Encoding.CodeSet.allCases
        costs = Array(repeating: Array(repeating: 0, count: sets.count), count: elements.count + 1)
        for index in elements.indices.reversed() {
            for set in sets {
                let step = best(at: index, in: set)
                costs[index][set.rawValue] = step.map { total($0, index) } ?? Self.impossible
            }
        }
    }

    /// The set to start in; B before A before C among equals.
    var firstSet: Code128Encoding.CodeSet {
        let sets = Code128Encoding.CodeSet.allCases
        return sets.min { costs[0][$0.rawValue] < costs[0][$1.rawValue] } ?? .b
    }

    /// The cheapest next step; staying is preferred to switching, and that to a shift.
    func best(at index: Int, in current: Code128Encoding.CodeSet) -> Step? {
        var best: Step?
        for step in steps(at: index, in: current) {
            if let known = best, total(known, index) <= total(step, index) { continue }
            best = step
        }
        return best
    }

    private func total(_ step: Step, _ index: Int) -> Int { step.cost + costs[index + step.count][step.next.rawValue] }

    private func steps(at index: Int, in current: Code128Encoding.CodeSet) -> [Step] {
        var steps: [Step] = []
        for set in [current] + Code128Encoding.CodeSet.allCases.filter({ $0 != current }) {
            guard let count = count(at: index, in: set) else { continue }
            steps.append(Step(set: set, next: set, count: count, cost: set == current ? 1 : 2))
            if set != current, set != .c, current != .c {
                steps.append(Step(set: set, next: current, count: count, cost: 2))
            }
        }
        return steps
    }

    /// How many elements one symbol character of a set says from a place on, or `nil` if it cannot.
    private func count(at index: Int, in set: Code128Encoding.CodeSet) -> Int? {
        guard case .byte(let byte) = elements[index] else { return 1 }
        switch set {
        case .a: return byte < 0x60 ? 1 : nil
        case .b: return byte >= 0x20 ? 1 : nil
        case .c:
            guard index + 1 < elements.count, let tens = elements[index].digit, let ones = elements[index + 1].digit
            else { return nil }
            return dleInSetC || tens * 10 + ones != Int(ControlCode.dle) ? 2 : nil
        }
    }
}
