import CSodium
import Testing
import TillDomain

@testable import TillRuntime

@Suite struct PINCheckTests {
    /// A hash as the upstream makes it, with the cheapest cost.
    private static func user(pin: String) throws -> User {
        try #require(sodium_init() >= 0)
        var hash = [CChar](repeating: 0, count: Int(crypto_pwhash_STRBYTES))
        let result = crypto_pwhash_str(
            &hash,
            pin,
            UInt64(pin.utf8.count),
            UInt64(crypto_pwhash_OPSLIMIT_MIN),
            Int(crypto_pwhash_MEMLIMIT_MIN)
        )
        try #require(result == 0)
        let text = String(decoding: hash.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        return User(id: 1, name: "Luis", role: .cashier, pinHash: text, permissions: [:])
    }

    @Test func rightAndWrong() throws {
        let user = try Self.user(pin: "0000")
        var check = PINCheck()
        #expect(check.check("0000", of: user, nowMillis: 0) == .right)
        for wrong in ["", "000", "00000", "0001"] {
            #expect(check.check(wrong, of: user, nowMillis: 0) == .wrong)
        }
        #expect(check.check("0000", of: user, nowMillis: 0) == .right, "a right one clears the count")
        #expect(check.check(String(repeating: "0", count: 65), of: user, nowMillis: 0) == .wrong)
    }

    @Test func fiveWrongOnesPauseForHalfAMinute() throws {
        let user = try Self.user(pin: "0000")
        var check = PINCheck()
        for _ in 0..<PINCheck.failuresMax { #expect(check.check("1", of: user, nowMillis: 1000) == .wrong) }
        #expect(check.check("0000", of: user, nowMillis: 1000) == .paused(seconds: 30))
        #expect(check.check("0000", of: user, nowMillis: 30_999) == .paused(seconds: 1))
        #expect(check.check("0000", of: user, nowMillis: 31_000) == .right)
    }

    @Test func nobodyWithoutAPINSignsInWithOne() {
        let user = User(id: 1, name: "Ana", role: .waiter, permissions: [:])
        var check = PINCheck()
        #expect(check.check("", of: user, nowMillis: 0) == .noPIN)
    }
}
