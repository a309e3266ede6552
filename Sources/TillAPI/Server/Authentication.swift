import CSodium
import HTTPTypes
import Hummingbird
import NIOCore

/// Lets a request pass when it is known who asks: by the Unix socket's peer credentials, or by the token on TCP. Only
/// `/health` needs neither, and tells whom it does not know no more than one word.
///
/// Wrong tokens are answered after a pause, and only so many at a time: guessing is slow and costs no memory.
struct Authentication: RouterMiddleware {
    let token: String?
    let guesses: Gate
    let pause: @Sendable () async -> Void

    init(token: String?, limits: APILimits) {
        self.token = token
        guesses = Gate(max: limits.wrongTokensMax)
        pause = limits.wrongTokenPause
    }

    func handle(
        _ request: Request,
        context: APIContext,
        next: (Request, APIContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        if let (caller, user) = await PeerCredentials.caller(of: context.channel) {
            (context.caller, context.user) = (caller, user)
        } else if let token, let given = Self.bearer(request) {
            guard Self.isEqual(given, token) else { return await wrongToken() }
            (context.caller, context.user) = (.technician, "token")
        }
        guard context.caller != nil || request.uri.path == Routes.openPath else {
            return APIResponse.error(.unauthorized, "UNAUTHENTICATED", "give the token: Authorization: Bearer ...")
        }
        return try await next(request, context)
    }

    private func wrongToken() async -> Response {
        guard guesses.enter() else {
            return APIResponse.error(.tooManyRequests, "BUSY", "too many wrong tokens at a time")
        }
        defer { guesses.leave() }
        await pause()
        return APIResponse.error(.unauthorized, "UNAUTHENTICATED", "the token is not right")
    }

    private static func bearer(_ request: Request) -> String? {
        guard let header = request.headers[.authorization], header.hasPrefix("Bearer ") else { return nil }
        return String(header.dropFirst(7))
    }

    /// Takes the same time wherever the first difference is.
    private static func isEqual(_ left: String, _ right: String) -> Bool {
        let (left, right) = (Array(left.utf8), Array(right.utf8))
        return left.count == right.count && sodium_memcmp(left, right, left.count) == 0
    }
}
