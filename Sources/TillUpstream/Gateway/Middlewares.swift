import Hummingbird
import Logging
import TillWire

/// Every error becomes the interface's error body. Requests and tokens are never logged.
struct ErrorMiddleware: RouterMiddleware {
    let logger: Logger

    func handle(
        _ request: Request,
        context: UpstreamContext,
        next: (Request, UpstreamContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch let refusal as UpstreamRefusal {
            return try refusal.response()
        } catch let error as HTTPError where error.status == .notFound {
            let message = "there is no \(request.method.rawValue) \(request.uri.path.prefix(200))"
            return try UpstreamRefusal(.notFound, message).response()
        } catch {
            logger.error("\(request.method.rawValue) \(request.uri.path.prefix(200)) failed: \(error)")
            return try UpstreamRefusal(.busy, "the upstream cannot answer just now; try again later").response()
        }
    }
}

/// Lets through who brings a valid access token and a client that is new enough.
struct BearerMiddleware: RouterMiddleware {
    let authenticator: Authenticator
    let minimumClientVersion: ClientVersion?

    func handle(
        _ request: Request,
        context: UpstreamContext,
        next: (Request, UpstreamContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        context.personID = try authenticator.personID(authorization: request.headers[.authorization])
        if let minimumClientVersion {
            let version = request.header(UpstreamHeader.appVersion) ?? ""
            guard let client = ClientVersion(version), client >= minimumClientVersion else {
                let told = version.isEmpty ? "no \(UpstreamHeader.appVersion)" : "version \(version.prefix(32))"
                throw UpstreamRefusal(.clientOutdated, "\(told); at least \(minimumClientVersion) is needed")
            }
        }
        return try await next(request, context)
    }
}
