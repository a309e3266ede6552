import AsyncHTTPClient
import NIOCore
import NIOPosix
import TillSync
import TillWire

#if canImport(Glibc)
import Glibc
#endif

/// What a failure is called, and what is to be done about it.
extension UpstreamCalls {
    /// A message is stored with the order and shown: the upstream's own words may not make it endless.
    static let foreignMaxCharacters = 500

    /// An answer that is no success. Only an upstream that says in its own words that a request is wrong is believed;
    /// an error page of a proxy is not.
    func failure(_ answer: UpstreamAnswer, _ path: UpstreamPath, _ tokens: Tokens?) -> SyncFailure {
        guard let body = try? WireCoding.decode(UpstreamErrorBody.self, from: answer.body) else {
            let why =
                (300..<400).contains(answer.status)
                ? "and sends elsewhere, which is not followed: see to its address" : "without saying why"
            return told(.retry, "\(asked(path)) answered HTTP \(answer.status)", why, tokens)
        }
        let remedy: SyncFailure.Remedy =
            switch body.error.code {
            case .validation, .conflict, .notFound, .sessionClosed: .giveUp
            case .unauthenticated, .forbidden, .clientOutdated: .waitForOperator
            case .busy: .retry
            }
        return told(remedy, "\(asked(path)) says \(body.error.code.rawValue):", body.error.message, tokens)
    }

    /// No answer at all, or none that could be read to its end.
    func failure(_ error: any Error, _ path: UpstreamPath, _ tokens: Tokens?) -> SyncFailure {
        let isAddressWrong =
            if let error = error as? HTTPClientError {
                [.invalidURL, .emptyHost, .emptyScheme, .missingSocketPath].contains(error)
                    || error.shortDescription.contains("scheme")
            } else {
                false
            }
        let why = isAddressWrong ? "this is no address of an upstream" : describe(error, path)
        return told(isAddressWrong ? .waitForOperator : .retry, "\(asked(path)): no answer:", why, tokens)
    }

    private func describe(_ error: any Error, _ path: UpstreamPath) -> String {
        switch error {
        case let error as HTTPClientError where error == .connectTimeout:
            "no connection within \(Self.seconds(limits.connectTimeoutMillis))"
        case let error as HTTPClientError where error == .deadlineExceeded:
            "not within \(Self.seconds(path == .bootstrap ? limits.bootstrapTimeoutMillis : limits.callTimeoutMillis))"
        case let error as HTTPClientError where error == .readTimeout:
            "nothing came for \(Self.seconds(limits.callTimeoutMillis))"
        case let error as HTTPClientError where error == .remoteConnectionClosed: "it closed the connection"
        case let error as HTTPClientError: error.shortDescription
        case let error as NIOConnectionError where error.connectionErrors.isEmpty:
            "no host is called \(error.host), or the name service is away"
        case let error as NIOConnectionError: "no connection to \(error.host) port \(error.port) (refused or no route)"
        case let error as IOError: "the connection failed: \(String(cString: strerror(error.errnoCode)))"
        case is NIOTooManyBytesError: "what it sends is larger than it may be"
        case is CancellationError: "the terminal stopped waiting"
        default: "\(error)"
        }
    }

    private static func seconds(_ millis: Int64) -> String {
        millis.isMultiple(of: 1000) ? "\(millis / 1000) s" : "\(millis) ms"
    }

    /// `orders/create at https://pos.example.com`, without what an address may hold of a login.
    func asked(_ path: UpstreamPath) -> String {
        let parts = baseURL.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count > 1, let last = parts.last else { return "\(path.rawValue) at \(baseURL)" }
        let scheme = baseURL.prefix { $0 != ":" }
        return "\(path.rawValue) at \(scheme)://\(last)"
    }

    /// The one place where messages are made.
    ///
    /// - Parameter foreign: what the other side or a library said: no secret, no control character and no novel of
    ///   theirs goes further than here.
    func told(
        _ remedy: SyncFailure.Remedy,
        _ own: String,
        _ foreign: String,
        _ tokens: Tokens?
    ) -> SyncFailure {
        var foreign = foreign
        for secret in [account.password, tokens?.access, tokens?.refresh].compactMap({ $0 }) where !secret.isEmpty {
            foreign = foreign.split(separator: secret, omittingEmptySubsequences: false).joined(separator: "***")
        }
        var printable = String.UnicodeScalarView()
        for scalar in foreign.unicodeScalars {
            printable.append(scalar.properties.generalCategory == .control ? " " : scalar)
        }
        let text = String(printable)
        let isLong = text.count > Self.foreignMaxCharacters
        return SyncFailure(remedy, "\(own) \(text.prefix(Self.foreignMaxCharacters))\(isLong ? "..." : "")")
    }
}
