import AsyncHTTPClient
import Logging
import TillSync
import TillWire

/// The upstream over HTTP, without a hub: signs in by itself, and again when its token has run out.
///
/// However many calls find their token refused at a time, one of them signs in and all go on with what it got.
public actor DirectTransport: SyncTransport {
    private let account: Account
    private let client: HTTPClient
    private let calls: UpstreamCalls
    private let logger: Logger
    private var tokens: Tokens?
    /// The one signing in that is under way, for all who wait for it.
    private var signingIn: Task<Result<Tokens, SyncFailure>, Never>?

    /// - Parameter baseURL: scheme, host and port, for instance `https://pos.example.com`.
    public init(baseURL: String, account: Account, limits: Limits = .standard, logger: Logger) {
        self.account = account
        self.logger = logger
        var configuration = HTTPClient.Configuration()
        configuration.timeout = .init(
            connect: .milliseconds(limits.connectTimeoutMillis),
            read: .milliseconds(limits.callTimeoutMillis)
        )
        // Whoever is redirected to would be given password and tokens.
        configuration.redirectConfiguration = .disallow
        configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = 2
        // When to try again is decided by the outbox; and the first error says more than a time that ran out.
        configuration.connectionPool.retryConnectionEstablishment = false
        client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
        calls = UpstreamCalls(client: client, baseURL: baseURL, account: account, limits: limits)
    }

    /// Ends the connections; no call may follow.
    public func shutdown() async {
        do {
            try await client.shutdown()
        } catch {
            logger.warning("the connections to the upstream did not end cleanly: \(error)")
        }
    }

    // MARK: - SyncTransport

    public func bootstrap(knownEtag: String?) async throws(SyncFailure) -> BootstrapPayload? {
        let body = try calls.coded(BootstrapRequest(deviceID: account.deviceID, knownEtag: knownEtag), .bootstrap)
        let answer = try await call(.bootstrap, body)
        switch try calls.decode(BootstrapResponse.self, answer, .bootstrap, tokens) {
        case .notModified: return nil
        case .payload(let payload): return payload
        }
    }

    public func createOrder(_ body: [UInt8]) async throws(SyncFailure) -> OrderCreateResponse {
        let answer = try await call(.ordersCreate, body)
        return try calls.decode(OrderCreateResponse.self, answer, .ordersCreate, tokens)
    }

    /// One call, and where its token is refused one more with a refreshed token, and a last one after signing in.
    private func call(_ path: UpstreamPath, _ body: [UInt8]) async throws(SyncFailure) -> UpstreamAnswer {
        var used = try await tokens(replacing: nil, by: .password)
        var answer = try await calls.send(path, body, used)
        for renewal in Renewal.allCases where answer.status == 401 {
            used = try await tokens(replacing: used, by: renewal)
            answer = try await calls.send(path, body, used)
        }
        guard answer.status == 200 || answer.status == 201 else { throw calls.failure(answer, path, used) }
        return answer
    }

    // MARK: - Signing in

    /// How to come to new tokens, in the order in which it is tried.
    private enum Renewal: CaseIterable {
        case refreshToken, password
    }

    /// The tokens to go on with. Nothing is sent where another call has already replaced the ones that were refused.
    private func tokens(replacing refused: Tokens?, by renewal: Renewal) async throws(SyncFailure) -> Tokens {
        if let tokens, tokens.access != refused?.access { return tokens }
        let task: Task<Result<Tokens, SyncFailure>, Never>
        if let signingIn {
            task = signingIn
        } else {
            let refreshable = renewal == .refreshToken ? tokens : nil
            task = Task { await self.signInOnce(refreshable) }
            signingIn = task
        }
        return try await task.value.get()
    }

    private func signInOnce(_ refreshable: Tokens?) async -> Result<Tokens, SyncFailure> {
        let result: Result<Tokens, SyncFailure>
        do throws(SyncFailure) {
            result = .success(try await fresh(refreshable))
        } catch {
            result = .failure(error)
        }
        if case .success(let tokens) = result { self.tokens = tokens }
        signingIn = nil
        return result
    }

    /// New tokens by the refresh token where there is one that is still good, otherwise by the password.
    private func fresh(_ refreshable: Tokens?) async throws(SyncFailure) -> Tokens {
        if let refreshable {
            let body = try calls.coded(RefreshRequest(refreshToken: refreshable.refresh), .refresh)
            let answer = try await calls.send(.refresh, body, refreshable)
            if answer.status == 200 {
                return Tokens(try calls.decode(LoginResponse.self, answer, .refresh, refreshable))
            }
            // An upstream that is out of order says nothing about the token: the password is not sent for that.
            guard (400..<500).contains(answer.status) else { throw calls.failure(answer, .refresh, refreshable) }
        }
        let body = try calls.coded(LoginRequest(login: account.login, password: account.password), .login)
        let answer = try await calls.send(.login, body, nil)
        guard answer.status == 200 else { throw calls.failure(answer, .login, nil) }
        return Tokens(try calls.decode(LoginResponse.self, answer, .login, nil))
    }
}
