import Testing

@testable import TillUpstream

/// The decisions behind signing in, without a server.
struct AuthenticationPartsTests {
    @Test func aHashIsArgon2idAndSalted() throws {
        try Sodium.start()
        let hash = try PasswordHash.make("1234", .minimum)
        #expect(hash.hasPrefix("$argon2id$v=19$m=8,t=1,p=1$"))
        #expect(try PasswordHash.make("1234", .minimum) != hash)
        #expect(PasswordHash.verify("1234", hash))
        for wrong in ["1235", "", "1234 ", "12340", "1234\0"] {
            #expect(!PasswordHash.verify(wrong, hash), "'\(wrong)'")
        }
        #expect(!PasswordHash.verify("1234", "no hash"))
        #expect(!PasswordHash.verify("1234", String(hash.dropLast())))
    }

    @Test func theInteractiveLimitsAreLibsodiums() {
        #expect(PasswordCost.interactive == PasswordCost(passes: 2, memoryBytes: 64 * 1024 * 1024))
    }

    @Test func aSuccessForgetsTheFailures() {
        var guardian = LoginGuard()
        for round in 0..<3 {
            for _ in 0..<4 {
                #expect(guardian.begin("demo", nowMillis: 0) == .go)
                guardian.ended("demo", succeeded: false, nowMillis: 0)
            }
            #expect(guardian.begin("demo", nowMillis: 0) == .go, "round \(round)")
            guardian.ended("demo", succeeded: true, nowMillis: 0)
        }
    }

    @Test func failuresAreForgottenAfterTenMinutes() {
        var guardian = LoginGuard()
        for _ in 0..<4 {
            #expect(guardian.begin("demo", nowMillis: 0) == .go)
            guardian.ended("demo", succeeded: false, nowMillis: 0)
        }
        for _ in 0..<5 {
            #expect(guardian.begin("demo", nowMillis: 600_000) == .go)
            guardian.ended("demo", succeeded: false, nowMillis: 600_000)
        }
        #expect(guardian.begin("demo", nowMillis: 600_000) == .pause(millis: 30_000))
    }

    @Test func attemptsAtTheSameTimeCountAsWell() {
        var guardian = LoginGuard()
        for _ in 0..<5 { #expect(guardian.begin("demo", nowMillis: 0) == .go) }
        #expect(guardian.begin("demo", nowMillis: 0) == .busy)
        guardian.ended("demo", succeeded: true, nowMillis: 0)
        #expect(guardian.begin("demo", nowMillis: 0) == .go)
    }

    @Test func inventedNamesDoNotFillTheMemoryNorFreeAPausedLogin() {
        var guardian = LoginGuard()
        for name in 0..<5000 {
            #expect(guardian.begin("name \(name)", nowMillis: Int64(name)) == .go)
            guardian.ended("name \(name)", succeeded: false, nowMillis: Int64(name))
        }
        for _ in 0..<5 {
            #expect(guardian.begin("demo", nowMillis: 5000) == .go)
            guardian.ended("demo", succeeded: false, nowMillis: 5000)
        }
        #expect(guardian.begin("late", nowMillis: 5001) == .go)
        #expect(guardian.begin("demo", nowMillis: 5001) == .pause(millis: 29_999))
    }

    @Test(arguments: [
        ("1.2.0+42", "1.2.0+41", true),
        ("1.2.0+42", "1.2.0+42", true),
        ("1.2.0+9", "1.2.0+10", false),
        ("1.10.0", "1.9.9+99", true),
        ("0.9.9", "1.0.0", false),
        ("2.0.0", "1.99.99", true),
    ])
    func versionsCompareByNumber(client: String, minimum: String, isEnough: Bool) throws {
        let isAtLeast = try #require(ClientVersion(client)) >= #require(ClientVersion(minimum))
        #expect(isAtLeast == isEnough)
    }

    @Test(arguments: ["", "1", "1.2", "1.2.3.4", "1.2.x", "1.2.3+", "1.2.3+a", "v1.2.3", "1..3", "-1.0.0", "1.2.３"])
    func whatIsNoVersionIsNone(text: String) {
        #expect(ClientVersion(text) == nil)
    }

    @Test(arguments: [
        (Int64(0), "1970-01-01T00:00:00Z"),
        (1_763_805_600_000, "2025-11-22T10:00:00Z"),
        (1_709_164_799_999, "2024-02-28T23:59:59Z"),
        (1_709_164_800_000, "2024-02-29T00:00:00Z"),
        (951_782_400_000, "2000-02-29T00:00:00Z"),
        (4_107_542_400_000, "2100-03-01T00:00:00Z"),
        (-1, "1969-12-31T23:59:59Z"),
    ])
    func theTimeIsTheCalendars(millis: Int64, text: String) {
        #expect(UTCTime.text(atMillis: millis) == text)
    }
}
