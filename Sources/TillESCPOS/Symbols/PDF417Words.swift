/// Bytes as PDF417 code words (ISO/IEC 15438, 5.4): text, numbers and bytes are compacted each in their own way.
struct PDF417Words: Equatable, Sendable {
    private(set) var words: [Int] = []
    /// Text compaction is on at the beginning of a symbol.
    private var isText = true

    private static let textLatch = 900
    private static let byteLatch = 901
    private static let numericLatch = 902
    private static let byteLatchOfSixes = 924

    /// From so many digits on, and so many characters of text, their own mode is worth its latch (annex P).
    private static let fewestDigits = 13
    private static let fewestCharacters = 5

    init(_ data: [UInt8]) {
        let digits = Self.runs(of: data) { (0x30...0x39).contains($0) }
        let texts = Self.runs(of: data) { PDF417Text.has($0) }
        var index = 0
        while index < data.count {
            if digits[index] >= Self.fewestDigits {
                appendNumber(data[index..<index + digits[index]])
                index += digits[index]
            } else if texts[index] >= Self.fewestCharacters
                || (texts[index] > 0 && index + texts[index] == data.count && isText)
            {
                let end = Self.textEnd(from: index, count: texts[index], digits)
                appendText(data[index..<end])
                index = end
            } else {
                var end = index + 1
                while end < data.count, digits[end] < Self.fewestDigits, texts[end] < Self.fewestCharacters { end += 1 }
                appendBytes(data[index..<end])
                index = end
            }
        }
    }

    /// For each place, how many bytes of a kind begin there.
    private static func runs(of data: [UInt8], _ isKind: (UInt8) -> Bool) -> [Int] {
        var runs = [Int](repeating: 0, count: data.count + 1)
        for index in data.indices.reversed() where isKind(data[index]) { runs[index] = runs[index + 1] + 1 }
        return runs
    }

    /// Text ends where a long number begins.
    private static func textEnd(from start: Int, count: Int, _ digits: [Int]) -> Int {
        (start..<start + count).first { digits[$0] >= fewestDigits } ?? start + count
    }

    private mutating func appendText(_ text: ArraySlice<UInt8>) {
        if !isText { words.append(Self.textLatch) }
        isText = true
        let values = PDF417Text.values(of: text)
        for index in stride(from: 0, to: values.count, by: 2) {
            let second = index + 1 < values.count ? values[index + 1] : PDF417Text.padding
            words.append(values[index] * 30 + second)
        }
    }

    /// Six bytes become five words to the base 900; the rest is one word a byte.
    private mutating func appendBytes(_ bytes: ArraySlice<UInt8>) {
        isText = false
        words.append(bytes.count.isMultiple(of: 6) ? Self.byteLatchOfSixes : Self.byteLatch)
        var rest = bytes
        while rest.count >= 6 {
            var number = rest.prefix(6).reduce(0) { $0 << 8 | Int($1) }
            var group = [0, 0, 0, 0, 0]
            for place in group.indices.reversed() {
                group[place] = number % 900
                number /= 900
            }
            words += group
            rest = rest.dropFirst(6)
        }
        words += rest.map { Int($0) }
    }

    /// Up to 44 digits, with a 1 before them, are a number to the base 900.
    private mutating func appendNumber(_ digits: ArraySlice<UInt8>) {
        isText = false
        words.append(Self.numericLatch)
        var rest = digits
        while !rest.isEmpty {
            var decimal = [1] + rest.prefix(44).map { Int($0) - 0x30 }
            var group: [Int] = []
            while !decimal.isEmpty { group.append(Self.divide(&decimal)) }
            words += group.reversed()
            rest = rest.dropFirst(44)
        }
    }

    /// Divides a decimal number by 900, dropping leading zeros; returns the remainder.
    private static func divide(_ decimal: inout [Int]) -> Int {
        var remainder = 0
        var quotient: [Int] = []
        for digit in decimal {
            remainder = remainder * 10 + digit
            let next = remainder / 900
            if next > 0 || !quotient.isEmpty { quotient.append(next) }
            remainder %= 900
        }
        decimal = quotient
        return remainder
    }
}

/// The four submodes of text compaction (ISO/IEC 15438, table 5).
enum PDF417Text {
    private enum Submode: Int, CaseIterable {
        case alpha, lower, mixed, punctuation
    }

    /// The shift to punctuation, which ends an odd count of values.
    static let padding = 29

    private static let tables: [[UInt8]] = [
        Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ ".utf8),
        Array("abcdefghijklmnopqrstuvwxyz ".utf8),
        Array("0123456789&\r\t,:#-.$/+%*=^".utf8),
        Array(";<>@[\\]_`~!\r\t,:\n-.$/\"|*()?{}'".utf8),
    ]
    private static let mixedSpace = 26

    /// The value of each byte in each submode.
    private static let values: [[UInt8: Int]] = tables.enumerated().map { index, bytes in
        var values: [UInt8: Int] = [:]
        for (value, byte) in bytes.enumerated() { values[byte] = value }
        if index == Submode.mixed.rawValue { values[UInt8(ascii: " ")] = mixedSpace }
        return values
    }

    static func has(_ byte: UInt8) -> Bool { values.contains { $0[byte] != nil } }

    /// Values 0…29 from the alpha submode on; bytes that no submode has are left out.
    static func values(of text: ArraySlice<UInt8>) -> [Int] {
        var result: [Int] = []
        var submode = Submode.alpha
        for (index, byte) in zip(text.indices, text) {
            if let value = values[submode.rawValue][byte] {
                result.append(value)
                continue
            }
            guard let wanted = Submode.allCases.first(where: { values[$0.rawValue][byte] != nil }),
                let value = values[wanted.rawValue][byte]
            else { continue }
            let following = index + 1 < text.endIndex ? values[wanted.rawValue][text[index + 1]] : nil
            if following == nil, let shift = shift(from: submode, to: wanted) {
                result += [shift, value]
            } else {
                result += latch(from: submode, to: wanted) + [value]
                submode = wanted
            }
        }
        return result
    }

    /// For one character only: to punctuation from anywhere else, and to alpha from lower case.
    private static func shift(from submode: Submode, to wanted: Submode) -> Int? {
        switch (submode, wanted) {
        case (.punctuation, _): nil
        case (_, .punctuation): 29
        case (.lower, .alpha): 27
        default: nil
        }
    }

    private static func latch(from submode: Submode, to wanted: Submode) -> [Int] {
        switch (submode, wanted) {
        case (.alpha, .lower), (.mixed, .lower): [27]
        case (.alpha, .mixed), (.lower, .mixed): [28]
        case (.alpha, .punctuation), (.lower, .punctuation): [28, 25]
        case (.lower, .alpha): [28, 28]
        case (.mixed, .alpha): [28]
        case (.mixed, .punctuation): [25]
        case (.punctuation, .alpha): [29]
        case (.punctuation, .lower): [29, 27]
        case (.punctuation, .mixed): [29, 28]
        default: []
        }
    }
}
