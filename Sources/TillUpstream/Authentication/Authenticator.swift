import GRDB
import Synchronization
import TillWire

/// Signs people in and tells who a bearer is.
final class Authenticator: Sendable {
    /// Longer logins are refused as wrong.
    static let loginMaxBytes = 64

    private let database: any DatabaseWriter
    private let signer: TokenSigner
    private let verifier = PasswordVerifier()
    private let guardian = Mutex(LoginGuard())
    /// Verified against where there is no such login, so that the time of the answer does not tell which logins exist.
    private let decoyHash: String
    private let nowMillis: @Sendable () -> Int64

    init(
        _ database: any DatabaseWriter,
        signer: TokenSigner,
        cost: PasswordCost,
        nowMillis: @escaping @Sendable () -> Int64
    ) throws(UpstreamServerError) {
        self.database = database
        self.signer = signer
        self.nowMillis = nowMillis
        decoyHash = try PasswordHash.make(Sodium.hexadecimal(Sodium.randomBytes(16)), cost)
    }

    func login(_ request: LoginRequest) async throws -> LoginResponse {
        let wrong = UpstreamRefusal(.unauthenticated, "login or password is wrong")
        guard request.login.utf8.count <= Self.loginMaxBytes,
            request.password.utf8.count <= PasswordHash.passwordMaxBytes
        else { throw wrong }
        try begin(request.login)
        var isRight = false
        defer {
            guardian.withLock { $0.ended(request.login, succeeded: isRight, nowMillis: nowMillis()) }
        }
        let account = try await database.read { try AccountRecord.fetchOne($0, key: request.login) }
        isRight = try await verifier.verify(request.password, account?.passwordHash ?? decoyHash) && account != nil
        guard isRight, let account else { throw wrong }
        return try await response(personID: account.personID)
    }

    func refresh(_ request: RefreshRequest) async throws -> LoginResponse {
        let personID = try signer.personID(of: request.refreshToken, .refresh, nowSeconds: nowMillis() / 1000)
        return try await response(personID: personID)
    }

    /// - Parameter authorization: the header field's value.
    func personID(authorization: String?) throws(UpstreamRefusal) -> Int {
        let scheme = "bearer "
        guard let authorization, authorization.lowercased().hasPrefix(scheme) else {
            throw UpstreamRefusal(.unauthenticated, "the header Authorization: Bearer <access_token> is missing")
        }
        let token = String(authorization.dropFirst(scheme.count))
        return try signer.personID(of: token, .access, nowSeconds: nowMillis() / 1000)
    }

    private func begin(_ login: String) throws(UpstreamRefusal) {
        switch guardian.withLock({ $0.begin(login, nowMillis: nowMillis()) }) {
        case .go:
            return
        case .pause(let millis):
            let seconds = (millis + 999) / 1000
            throw UpstreamRefusal(.busy, "too many wrong passwords for this login; try again in \(seconds) s")
        case .busy:
            throw UpstreamRefusal(.busy, "too many sign-ins of this login at once; try again shortly")
        }
    }

    private func response(personID: Int) async throws -> LoginResponse {
        guard let person = try await database.read({ try PersonRecord.fetchOne($0, key: personID) }) else {
            throw UpstreamRefusal(.unauthenticated, "the person of this token is no longer known")
        }
        let nowSeconds = nowMillis() / 1000
        return LoginResponse(
            accessToken: try signer.token(.access, personID: personID, nowSeconds: nowSeconds),
            refreshToken: try signer.token(.refresh, personID: personID, nowSeconds: nowSeconds),
            user: LoginResponse.Person(id: person.id, name: person.name, role: person.role)
        )
    }
}
