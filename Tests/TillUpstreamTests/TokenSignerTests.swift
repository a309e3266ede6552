import Foundation
import Testing

@testable import TillUpstream

/// What a token may not be.
struct TokenSignerTests {
    private static let key = [UInt8](0..<32)
    private static let now: Int64 = 1_763_805_600
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")

    private let signer: TokenSigner

    init() throws {
        try Sodium.start()
        signer = TokenSigner(key: Self.key)
    }

    private func isRefused(_ token: String) -> Bool {
        (try? signer.personID(of: token, .access, nowSeconds: Self.now)) == nil
    }

    private func signed(header: String, _ payload: String) -> String {
        let content = Sodium.base64URL(Array(header.utf8)) + "." + Sodium.base64URL(Array(payload.utf8))
        return content + "." + Sodium.base64URL(Sodium.authenticate(Array(content.utf8), key: Self.key))
    }

    /// The signature was computed by another implementation (Python's hmac and base64).
    @Test func aTokenIsAJSONWebToken() throws {
        let token = try signer.token(.access, personID: 7, nowSeconds: Self.now)
        let expected =
            "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9"  // {"alg":"HS256","typ":"JWT"}
            + ".eyJleHAiOjE3NjM4MDkyMDAsImlhdCI6MTc2MzgwNTYwMCwic3ViIjoiNyIsInR5cCI6ImFjY2VzcyJ9"  // the claims
            + ".AiB3ktabDBMG6V8N4xOPEcmIMcapGP2dLnxPFXzxB30"
        #expect(token == expected)
        #expect(try signer.personID(of: token, .access, nowSeconds: Self.now) == 7)
    }

    @Test func everyOtherCharacterAtEveryPositionOfTheSignatureIsRefused() throws {
        let token = Array(try signer.token(.access, personID: 7, nowSeconds: Self.now))
        let start = try #require(token.lastIndex(of: ".")) + 1
        #expect(token.count - start == 43)
        for position in start..<token.count {
            for character in Self.alphabet where character != token[position] {
                var tampered = token
                tampered[position] = character
                #expect(isRefused(String(tampered)), "\(character) at \(position) of the token")
            }
        }
    }

    @Test func headerAndClaimsCannotBeTouched() throws {
        let token = Array(try signer.token(.access, personID: 7, nowSeconds: Self.now))
        for position in token.indices {
            var tampered = token
            tampered[position] = token[position] == "A" ? "B" : "A"
            #expect(isRefused(String(tampered)), "position \(position)")
            #expect(isRefused(String(token[..<position])), "cut at \(position)")
        }
    }

    @Test func noOtherHeaderIsTakenHoweverWellSigned() throws {
        let claims = #"{"exp":\#(Self.now + 60),"iat":\#(Self.now),"sub":"7","typ":"access"}"#
        #expect(!isRefused(signed(header: #"{"alg":"HS256","typ":"JWT"}"#, claims)))
        for header in [
            #"{"alg":"none","typ":"JWT"}"#, #"{"alg":"None"}"#, #"{"alg":"HS512","typ":"JWT"}"#,
            #"{"typ":"JWT","alg":"HS256"}"#, #"{"alg":"HS256"}"#, "{}", "",
        ] {
            let token = signed(header: header, claims)
            #expect(isRefused(token), "\(header)")
            let parts = token.split(separator: ".", omittingEmptySubsequences: false)
            let unsigned = parts.dropLast().joined(separator: ".")
            #expect(isRefused(unsigned + "."), "\(header) without a signature")
            #expect(isRefused(unsigned), "\(header) in two parts")
        }
    }

    @Test func claimsMustBeThereAndOfTheirKind() throws {
        let header = #"{"alg":"HS256","typ":"JWT"}"#
        for claims in [
            #"{"iat":0,"sub":"7","typ":"access"}"#,
            #"{"exp":\#(Self.now + 60),"iat":0,"typ":"access"}"#,
            #"{"exp":\#(Self.now + 60),"iat":0,"sub":"7"}"#,
            #"{"exp":\#(Self.now + 60),"iat":0,"sub":"7","typ":"refresh"}"#,
            #"{"exp":\#(Self.now + 60),"iat":0,"sub":"7","typ":"root"}"#,
            #"{"exp":\#(Self.now + 60),"iat":0,"sub":"x","typ":"access"}"#,
            #"{"exp":\#(Self.now),"iat":0,"sub":"7","typ":"access"}"#,
            "7", "[]", "",
        ] {
            #expect(isRefused(signed(header: header, claims)), "\(claims)")
        }
    }

    @Test func anotherKeyIsAnotherShop() throws {
        var key = Self.key
        key[31] ^= 1
        #expect(isRefused(try TokenSigner(key: key).token(.access, personID: 7, nowSeconds: Self.now)))
    }

    @Test(arguments: ["", ".", "..", "...", "a.b.c", "e30.e30.", String(repeating: "x", count: 100_000)])
    func garbageIsRefused(token: String) {
        #expect(isRefused(token))
    }
}
