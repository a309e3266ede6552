import Foundation

/// Any JSON value.
enum VectorValue: Decodable {
    case null
    case bool(Bool)
    case number(Double)
    case text(String)
    case list([VectorValue])
    case object([String: VectorValue])

    init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        // The most frequent first: an attempt that fails costs far more than one that succeeds.
        if let number = try? value.decode(Double.self) {
            self = .number(number)
        } else if let text = try? value.decode(String.self) {
            self = .text(text)
        } else if let list = try? value.decode([VectorValue].self) {
            self = .list(list)
        } else if let bool = try? value.decode(Bool.self) {
            self = .bool(bool)
        } else if value.decodeNil() {
            self = .null
        } else {
            self = .object(try value.decode([String: VectorValue].self))
        }
    }

    subscript(key: String) -> VectorValue? {
        guard case .object(let fields) = self else { return nil }
        return fields[key]
    }
}

/// Why an entry cannot be compared, in words.
struct Unreadable: Error, CustomStringConvertible {
    var description: String
    init(_ description: String) { self.description = description }
}

extension VectorValue {
    func object(_ what: String) throws -> [String: VectorValue] {
        guard case .object(let fields) = self else { throw Unreadable("\(what) is no object") }
        return fields
    }

    func list(_ what: String, count: Int? = nil) throws -> [VectorValue] {
        guard case .list(let values) = self else { throw Unreadable("\(what) is no list") }
        guard count == nil || values.count == count else { throw Unreadable("\(what) has \(values.count) parts") }
        return values
    }

    func text(_ what: String) throws -> String {
        guard case .text(let text) = self else { throw Unreadable("\(what) is no text") }
        return text
    }

    func flag(_ what: String) throws -> Bool {
        guard case .bool(let flag) = self else { throw Unreadable("\(what) is neither true nor false") }
        return flag
    }

    func number(_ what: String) throws -> Double {
        guard case .number(let number) = self else { throw Unreadable("\(what) is no number") }
        return number
    }

    /// A number in whole units of 10^-digits. The shortest decimal that names a binary number is the one that was
    /// meant:
    /// 2.675 is read as 2.675, and 1e-05 as 0.00001. One that needs more digits, or does not fit, is not read.
    func exact(_ what: String, digits: Int) throws -> Int64 {
        let number = try number(what)
        guard let decimal = Decimal(string: "\(number)") else { throw Unreadable("\(what) \(number) is no decimal") }
        var scaled = decimal * pow(10, digits)
        var whole = Decimal()
        NSDecimalRound(&whole, &scaled, 0, .plain)
        guard whole == scaled else { throw Unreadable("\(what) \(number) has more than \(digits) digits") }
        guard let value = Int64("\(whole)") else { throw Unreadable("\(what) \(number) does not fit") }
        return value
    }

    /// Whether a recorded result is `units` of 10^-digits. Binary results carry noise (26.650000000000002 stands for
    /// 26.65): up to a hundredth of a unit, or what some steps of its own size amount to, is no difference.
    func isSame(as units: Int64, digits: Int, _ what: String) throws -> Bool {
        let number = try number(what)
        guard let recorded = Decimal(string: "\(number)") else { throw Unreadable("\(what) \(number) is no decimal") }
        let unit = Decimal(sign: .plus, exponent: -digits, significand: 1)
        let noise = max(unit / 100, Decimal(8 * number.ulp))
        return abs(Decimal(units) * unit - recorded) <= noise
    }
}

extension [String: VectorValue] {
    func field(_ key: String) throws -> VectorValue {
        guard let value = self[key] else { throw Unreadable("\(key) is missing") }
        return value
    }
}
