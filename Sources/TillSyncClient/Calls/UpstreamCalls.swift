import AsyncHTTPClient
import NIOCore
import TillSync
import TillWire

/// What the upstream let this terminal in with.
struct Tokens: Sendable {
    var access: String
    var refresh: String

    init(_ response: LoginResponse) {
        access = response.accessToken
        refresh = response.refreshToken
    }
}

struct UpstreamAnswer: Sendable {
    var status: Int
    var body: [UInt8]
}

/// One request and its answer, within the limits, and the words for what goes wrong.
struct UpstreamCalls: Sendable {
    let client: HTTPClient
    let baseURL: String
    let account: DirectTransport.Account
    let limits: DirectTransport.Limits

    init(client: HTTPClient, baseURL: String, account: DirectTransport.Account, limits: DirectTransport.Limits) {
        self.client = client
        self.baseURL = baseURL.hasSuffix("/") && !baseURL.hasSuffix("://") ? String(baseURL.dropLast()) : baseURL
        self.account = account
        self.limits = limits
    }

    /// - Parameter tokens: nil for signing in alone, which has no headers of the terminal either.
    func send(_ path: UpstreamPath, _ body: [UInt8], _ tokens: Tokens?) async throws(SyncFailure) -> UpstreamAnswer {
        var request = HTTPClientRequest(url: baseURL + path.path)
        request.method = .POST
        request.headers.add(name: "Content-Type", value: "application/json")
        if let tokens {
            request.headers.add(name: "Authorization", value: "Bearer \(tokens.access)")
            request.headers.add(name: UpstreamHeader.deviceID, value: account.deviceID)
            request.headers.add(name: UpstreamHeader.appVersion, value: account.appVersion)
        }
        request.body = .bytes(ByteBuffer(bytes: body))
        do {
            return try await exchange(request, path)
        } catch {
            throw failure(error, path, tokens)
        }
    }

    /// The client's own deadline ends with the head of the answer; a body that drips must not go on for ever either.
    private func exchange(_ request: HTTPClientRequest, _ path: UpstreamPath) async throws -> UpstreamAnswer {
        let isBootstrap = path == .bootstrap
        let timeoutMillis = isBootstrap ? limits.bootstrapTimeoutMillis : limits.callTimeoutMillis
        let maxBytes = isBootstrap ? limits.bootstrapMaxBytes : limits.answerMaxBytes
        return try await withThrowingTaskGroup(of: UpstreamAnswer.self) { group in
            group.addTask { [client] in
                let response = try await client.execute(request, timeout: .milliseconds(timeoutMillis))
                let content = try await response.body.collect(upTo: maxBytes)
                return UpstreamAnswer(status: Int(response.status.code), body: Array(content.readableBytesView))
            }
            group.addTask {
                try await Task.sleep(for: .milliseconds(timeoutMillis))
                throw HTTPClientError.deadlineExceeded
            }
            defer { group.cancelAll() }
            guard let first = try await group.next() else { throw CancellationError() }
            return first
        }
    }

    // MARK: - JSON

    func coded(_ value: some Encodable, _ path: UpstreamPath) throws(SyncFailure) -> [UInt8] {
        do throws(WireFault) {
            return try WireCoding.encode(value)
        } catch {
            throw told(.giveUp, "\(asked(path)): the request", "\(error)", nil)
        }
    }

    func decode<Value: Decodable>(
        _ type: Value.Type,
        _ answer: UpstreamAnswer,
        _ path: UpstreamPath,
        _ tokens: Tokens?
    ) throws(SyncFailure) -> Value {
        do throws(WireFault) {
            return try WireCoding.decode(type, from: answer.body)
        } catch {
            // It may have done what it was asked and lost its voice: asking again is safe, giving up is not.
            throw told(.retry, "\(asked(path)) answered what is not its protocol:", "\(error)", tokens)
        }
    }
}
