import TillWire

/// What a token says.
struct TokenClaims: Equatable, Sendable, Codable {
    enum Kind: String, Equatable, Sendable, Codable {
        case access, refresh
    }

    /// The person's id.
    var sub: String
    var typ: Kind
    /// Seconds since 1970.
    var iat: Int64
    var exp: Int64
}

/// JSON Web Tokens with HMAC-SHA-256 (RFC 7519, RFC 7515): one algorithm, one header, no negotiation.
struct TokenSigner: Sendable {
    static let accessLifetimeSeconds: Int64 = 3600
    static let refreshLifetimeSeconds: Int64 = 30 * 24 * 3600
    /// What is longer is not looked at.
    static let tokenMaxBytes = 1024

    /// Compared as text, so that neither `none` nor any other algorithm can be asked for.
    private static let header = Sodium.base64URL(Array(#"{"alg":"HS256","typ":"JWT"}"#.utf8))

    private let key: [UInt8]

    /// - Parameter key: 32 bytes.
    init(key: [UInt8]) {
        precondition(key.count == Sodium.authenticationKeyBytes)
        self.key = key
    }

    func token(_ kind: TokenClaims.Kind, personID: Int, nowSeconds: Int64) throws(WireFault) -> String {
        let lifetime = kind == .access ? Self.accessLifetimeSeconds : Self.refreshLifetimeSeconds
        return try token(
            TokenClaims(sub: String(personID), typ: kind, iat: nowSeconds, exp: nowSeconds + lifetime)
        )
    }

    func token(_ claims: TokenClaims) throws(WireFault) -> String {
        let signed = Self.header + "." + Sodium.base64URL(try WireCoding.encode(claims))
        return signed + "." + Sodium.base64URL(Sodium.authenticate(Array(signed.utf8), key: key))
    }

    /// The person's id. The signature is verified before anything that the token says is read.
    func personID(of token: String, _ kind: TokenClaims.Kind, nowSeconds: Int64) throws(UpstreamRefusal) -> Int {
        let invalid = UpstreamRefusal(.unauthenticated, "the token is not valid; sign in again")
        guard token.utf8.count <= Self.tokenMaxBytes else { throw invalid }
        let parts = token.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0] == Self.header, let code = Sodium.bytes(base64URL: parts[2]) else {
            throw invalid
        }
        let signed = Array((parts[0] + "." + parts[1]).utf8)
        guard Sodium.isAuthentic(signed, by: code, key: key), let content = Sodium.bytes(base64URL: parts[1]) else {
            throw invalid
        }
        let claims: TokenClaims
        do throws(WireFault) {
            claims = try WireCoding.decode(TokenClaims.self, from: content)
        } catch {
            throw invalid
        }
        guard claims.typ == kind, let personID = Int(claims.sub) else { throw invalid }
        guard nowSeconds < claims.exp else {
            throw UpstreamRefusal(.unauthenticated, "the token has run out; renew it or sign in again")
        }
        return personID
    }
}
