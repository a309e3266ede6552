import CCUPS
import TillDeviceKit

/// An HTTP connection to cupsd. Its calls BLOCK, each at most about `answerLimitMillis` without a byte from the server;
/// libcups allows a connection to one thread only, and so a value of this class never leaves the thread that made it.
final class CUPSConnection {
    static let connectLimitMillis: Int32 = 3000
    /// How long the server may be silent within one call. At the bound the call fails and the connection is given up.
    static let answerLimitMillis = 6000

    /// What came of a request. A server that refuses is an answer; one that does not answer is thrown.
    enum Reply {
        case done([IPPGroup])
        case refused(status: Int, text: String)
    }

    private let http: OpaquePointer
    /// For messages: `the CUPS of this machine`, `CUPS on 192.0.2.7 port 631`.
    let place: String

    /// - Throws: `E_OFFLINE` where no server answers.
    init(_ server: CUPSAddress.Server?) throws(DeviceError) {
        // Without this, a server that asks for a password would make libcups ask the terminal.
        cupsSetPasswordCB2({ _, _, _, _, _ in nil }, nil)
        let standard = cupsServer().map { String(cString: $0) } ?? "localhost"
        let host = server?.host ?? standard
        let port = server.map { Int32(clamping: $0.port) } ?? ippPort()
        place = server.map { "CUPS on \($0.host) port \($0.port)" } ?? "the CUPS at \(standard)"
        let connection = httpConnect2(
            host,
            port,
            nil,
            AF_UNSPEC,
            cupsEncryption(),
            1,
            Self.connectLimitMillis,
            nil
        )
        guard let connection else { throw Self.silent(place) }
        http = connection
        // Zero from the callback gives the call up.
        httpSetTimeout(http, Double(Self.answerLimitMillis) / 1000, { _, _ in 0 }, nil)
    }

    deinit {
        httpClose(http)
    }

    /// Sends a request without a document.
    func perform(_ request: IPPRequest?, at resource: String) throws(DeviceError) -> Reply {
        guard let request else { throw Self.noMemory }
        return try reply(to: cupsDoRequest(http, request.message, resource))
    }

    /// Sends a request with a document behind it.
    ///
    /// - Throws: where the connection breaks before the server has answered; how much of the document it has then is
    ///   not known.
    func perform(_ request: IPPRequest?, document: [UInt8], at resource: String) throws(DeviceError) -> Reply {
        guard let request else { throw Self.noMemory }
        defer { ippDelete(request.message) }
        let length = ippLength(request.message) + document.count
        var status = cupsSendRequest(http, request.message, resource, length)
        if status == HTTP_STATUS_CONTINUE {
            status = document.withUnsafeBytes { bytes in
                cupsWriteRequestData(http, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count)
            }
        }
        guard status == HTTP_STATUS_CONTINUE || status == HTTP_STATUS_OK else {
            throw DeviceError(.offline, .reopen, "\(place) did not take the document (HTTP \(status.rawValue))")
        }
        return try reply(to: cupsGetResponse(http, resource))
    }

    private func reply(to response: OpaquePointer?) throws(DeviceError) -> Reply {
        guard let response else {
            let status = cupsLastError()
            let text = cupsLastErrorString().map { String(cString: $0) } ?? "no reason given"
            let refusals = [
                IPP_STATUS_ERROR_FORBIDDEN, IPP_STATUS_ERROR_NOT_AUTHENTICATED, IPP_STATUS_ERROR_NOT_AUTHORIZED,
                IPP_STATUS_ERROR_CUPS_AUTHENTICATION_CANCELED,
            ]
            // libcups has no word for a server that is silent: it says "Success".
            guard refusals.contains(status) else { throw Self.silent(place, text == "Success" ? "" : text) }
            return .refused(status: Int(status.rawValue), text: "\(text): allow this user in cupsd.conf")
        }
        let answer = IPPAnswer(taking: response)
        guard !answer.isSuccess else { return .done(answer.groups) }
        let status = ipp_status_t(rawValue: ipp_status_t.RawValue(answer.status))
        let words = ippErrorString(status).map { String(cString: $0) } ?? "status \(answer.status)"
        return .refused(status: answer.status, text: answer.text.isEmpty ? words : answer.text)
    }

    private static func silent(_ place: String, _ reason: String = "") -> DeviceError {
        let why = reason.isEmpty ? "" : " (\(reason))"
        return DeviceError(.offline, .waitForOperator, "\(place) does not answer\(why): is cupsd running?")
    }

    private static let noMemory = DeviceError(.failure, .retry, "no memory for a request to CUPS")
}
