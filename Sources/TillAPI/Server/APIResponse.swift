import HTTPTypes
import Hummingbird
import NIOCore
import TillWire

/// The answers of the local API.
enum APIResponse {
    static func json(_ value: some Encodable, _ status: HTTPResponse.Status = .ok) -> Response {
        do throws(WireFault) {
            let body = try WireCoding.encode(value)
            return Response(
                status: status,
                headers: [.contentType: "application/json"],
                body: ResponseBody(byteBuffer: ByteBuffer(bytes: body))
            )
        } catch {
            return text("the answer cannot be written: \(error)", .internalServerError)
        }
    }

    static func text(_ text: String, _ status: HTTPResponse.Status = .ok) -> Response {
        Response(
            status: status,
            headers: [.contentType: "text/plain; charset=utf-8"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: text))
        )
    }

    static func error(_ status: HTTPResponse.Status, _ code: String, _ message: String) -> Response {
        json(APIError(code, message), status)
    }
}

/// Turns whatever a handler throws into the API's error body, and the router's "not found" with it.
struct ErrorBodies: RouterMiddleware {
    func handle(
        _ request: Request,
        context: APIContext,
        next: (Request, APIContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch let error as APIFailure {
            return APIResponse.error(error.status, error.code, error.message)
        } catch let error as any HTTPResponseError {
            return Self.response(to: error.status, request)
        } catch {
            context.logger.error("a request failed: \(error)")
            return APIResponse.error(.internalServerError, "FAULT", "\(error)")
        }
    }

    private static func response(to status: HTTPResponse.Status, _ request: Request) -> Response {
        let asked = "\(request.method.rawValue) \(request.uri.path.prefix(200))"
        guard status == .notFound else {
            return APIResponse.error(status, "VALIDATION", "\(asked): \(status.reasonPhrase)")
        }
        let methods = Routes.methods(of: request.uri.path)
        guard !methods.isEmpty else { return APIResponse.error(status, "NOT_FOUND", "there is no \(asked)") }
        let allowed = methods.map(\.rawValue).joined(separator: ", ")
        var response = APIResponse.error(.methodNotAllowed, "NOT_FOUND", "there is no \(asked), but \(allowed)")
        response.headers[.allow] = allowed
        return response
    }
}

/// An answer that is no success, thrown from where it is found.
struct APIFailure: Error {
    var status: HTTPResponse.Status
    var code: String
    var message: String
}
