import Foundation
import Testing

@testable import TillDomain

/// The reader itself: what it cannot read it says, and nothing in a file goes past unread.
@Suite("Recorded numbers")
struct VectorFileTests {
    @Test("every list and object of every file has a test that reads it", arguments: VectorFiles.all())
    func keys(url: URL) throws {
        let file = try VectorFile(url)
        for (key, value) in try file.root.object(file.name).sorted(by: { $0.key < $1.key })
        where VectorFile.readers[key] == nil {
            switch value {
            case .list, .object: Issue.record("\(file.name) has '\(key)', which no test reads")
            case .null, .bool, .number, .text: print("vectors \(file.name): '\(key)' is not known, \(value)")
            }
        }
    }

    private func value(_ json: String) throws -> VectorValue {
        let list = try JSONDecoder().decode(VectorValue.self, from: Data("[\(json)]".utf8)).list("test", count: 1)
        return list[0]
    }

    @Test(
        "numbers are read as the decimals that they stand for",
        arguments: [
            ("2.675", 3, 2675), ("1e-05", 6, 10), ("-0.0", 6, 0), ("1E+2", 0, 100), ("1000000.005", 3, 1_000_000_005),
            ("1.236", 3, 1236), ("-19.99", 6, -19_990_000), ("8.875", 4, 88_750),
        ] as [(String, Int, Int64)]
    )
    func reads(json: String, digits: Int, expected: Int64) throws {
        #expect(try value(json).exact("it", digits: digits) == expected)
    }

    @Test(
        "what cannot be read exactly is said so",
        arguments: [("1.2345678", 6), ("1e-7", 6), ("0.0005", 3), ("1e30", 2), ("\"1\"", 2), ("null", 2), ("true", 0)]
    )
    func refuses(json: String, digits: Int) {
        #expect(throws: Unreadable.self) { try value(json).exact("it", digits: digits) }
    }

    @Test(
        "the noise of binary results is no difference, and a cent is one",
        arguments: [
            ("26.650000000000002", 2665, 2, true), ("5.819999999999999", 582, 2, true), ("26.65", 2666, 2, false),
            ("0.0004545", 4545, 7, true), ("0.0004545", 4546, 7, false), ("26.654", 2665, 2, false),
            ("-28.557142899999995", -285_571_429, 7, true),
        ] as [(String, Int64, Int, Bool)]
    )
    func noise(json: String, units: Int64, digits: Int, isSame: Bool) throws {
        #expect(try value(json).isSame(as: units, digits: digits, "it") == isSame)
    }

    @Test("a currency is read from its rounding, where Till has such a one")
    func currencies() throws {
        for (rounding, digits) in [("1", 0), ("1.0", 0), ("0.01", 2), ("0.001", 3)] {
            #expect(try vectorCurrency(value(rounding)).digits == digits)
        }
        for rounding in ["0.05", "0", "10", "\"0.01\""] {
            #expect(throws: Unreadable.self) { try vectorCurrency(value(rounding)) }
        }
    }
}
