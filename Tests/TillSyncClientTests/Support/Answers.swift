import Logging
import TillSyncClient
import TillWire

extension ScriptedUpstream.Answer {
    static func answer(
        _ status: Int,
        _ body: String,
        type: String = "application/json",
        headers: String = ""
    ) -> Self {
        Self(
            text: "HTTP/1.1 \(status) Told\r\nContent-Type: \(type)\r\nContent-Length: \(body.utf8.count)\r\n"
                + headers + "\r\n" + body,
            end: .keepOpen
        )
    }

    static func html(_ status: Int) -> Self {
        answer(status, "<html><body>A proxy speaks.</body></html>", type: "text/html")
    }

    static func error(_ code: UpstreamErrorCode, _ message: String = "told so") -> Self {
        answer(code.status, #"{"error":{"code":"\#(code.rawValue)","message":"\#(message)","retryable":false}}"#)
    }

    /// The tokens `access-N` and `refresh-N`.
    static func tokens(_ number: Int) -> Self {
        answer(
            200,
            """
            {"access_token":"access-\(number)","refresh_token":"refresh-\(number)",\
            "user":{"id":1,"name":"Marta","role":"manager"}}
            """
        )
    }

    static let notModified = answer(200, #"{"not_modified":true}"#)
    static let order = answer(201, #"{"order_id":7,"created":true,"line_id_map":{"1":11}}"#)

    /// A part of a good answer, and then the line is dead.
    static let half = Self(
        text: "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 60\r\n\r\n{\"order_id\":7,\"cre",
        end: .close
    )
    static let silentEnd = Self(text: "", end: .close)
    static let stall = Self(text: "", end: .keepOpen)
    /// The head comes at once, the body never ends.
    static let drip = Self(
        text: "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n",
        end: .drip(everyMillis: 20)
    )
}

/// What the tests sign in with: words that stand nowhere else.
enum Secret {
    static let password = "hunter-of-the-snark"
}

extension DirectTransport.Limits {
    /// Little room, and time enough on a machine that is busy with other tests.
    static let small = limits(callTimeoutMillis: 15_000)
    /// For what never comes.
    static let brief = limits(callTimeoutMillis: 2000)

    private static func limits(callTimeoutMillis: Int64) -> DirectTransport.Limits {
        DirectTransport.Limits(
            connectTimeoutMillis: 5000,
            callTimeoutMillis: callTimeoutMillis,
            bootstrapTimeoutMillis: 15_000,
            bootstrapMaxBytes: 4096,
            answerMaxBytes: 1024
        )
    }
}

/// A transport for one test, ended after it.
func withTransport<Value>(
    _ url: String,
    limits: DirectTransport.Limits = .standard,
    _ body: (DirectTransport) async throws -> Value
) async throws -> Value {
    var logger = Logger(label: "test")
    logger.logLevel = .critical
    let transport = DirectTransport(
        baseURL: url,
        account: DirectTransport.Account(
            login: "caja-1",
            password: Secret.password,
            deviceID: "terminal-001",
            appVersion: "1.2.0+42"
        ),
        limits: limits,
        logger: logger
    )
    do {
        let value = try await body(transport)
        await transport.shutdown()
        return value
    } catch {
        await transport.shutdown()
        throw error
    }
}
