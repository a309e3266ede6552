import Hummingbird
import TillWire

/// An answer that is no success, in the interface's own words.
struct UpstreamRefusal: Error, Equatable, Sendable {
    var code: UpstreamErrorCode
    var message: String

    init(_ code: UpstreamErrorCode, _ message: String) {
        self.code = code
        self.message = message
    }

    init(_ fault: WireFault) {
        self.init(.validation, fault.description)
    }

    func response() throws(WireFault) -> Response {
        let body = ByteBuffer(bytes: try WireCoding.encode(UpstreamErrorBody(code, message)))
        return Response(
            status: HTTPResponse.Status(code: code.status),
            headers: [.contentType: "application/json"],
            body: ResponseBody(byteBuffer: body)
        )
    }
}
