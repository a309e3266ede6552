import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import NIOPosix
import TillAPI
import TillWire

struct Answer: Sendable {
    var status: Int
    var headers: [String: String]
    var body: [UInt8]

    var text: String { String(decoding: body, as: UTF8.self) }

    func decoded<Value: Decodable>(_ type: Value.Type) throws -> Value {
        try WireCoding.decode(type, from: body)
    }

    /// `422 VALIDATION: limit: …`; fails where the body is no error body.
    var refusal: String {
        get throws {
            let error = try decoded(APIError.self).error
            return "\(status) \(error.code): \(error.message)"
        }
    }
}

extension LiveTerminal {
    func ask(_ path: String) async throws -> Answer {
        try await ask(.GET, path)
    }

    func ask(_ method: HTTPMethod, _ path: String, json: String) async throws -> Answer {
        try await ask(method, path, bytes: Array(json.utf8))
    }

    func ask(_ method: HTTPMethod, _ path: String, _ value: some Encodable) async throws -> Answer {
        try await ask(method, path, bytes: try WireCoding.encode(value))
    }

    /// On the Unix socket, or on TCP where a way there is given.
    func ask(
        _ method: HTTPMethod,
        _ path: String,
        bytes: [UInt8] = [],
        tcp: Bool = false,
        token: String? = nil
    ) async throws -> Answer {
        let socket = socketPath.split(separator: "/").joined(separator: "%2F")
        let base = tcp ? "http://127.0.0.1:\(port ?? 0)" : "http+unix://%2F\(socket)"
        return try await Self.ask(base + path, method, bytes, token)
    }

    static func ask(_ url: String, _ method: HTTPMethod, _ bytes: [UInt8], _ token: String?) async throws -> Answer {
        var request = HTTPClientRequest(url: url)
        request.method = method
        if let token { request.headers.add(name: "Authorization", value: token) }
        if !bytes.isEmpty { request.body = .bytes(bytes) }
        let response = try await HTTPClient.shared.execute(request, timeout: .seconds(60))
        let body = try await response.body.collect(upTo: 16 * 1024 * 1024)
        let headers = response.headers.map { ($0.name.lowercased(), $0.value) }
        return Answer(
            status: Int(response.status.code),
            headers: Dictionary(headers) { first, _ in first },
            body: Array(body.readableBytesView)
        )
    }
}

/// A connection on which every byte is written by hand, and nothing is read before it is asked for.
struct RawConnection: Sendable {
    private let channel: any Channel
    private let received: AsyncStream<ByteBuffer>

    static func open(_ live: LiveTerminal) async throws -> RawConnection {
        let (received, source) = AsyncStream.makeStream(of: ByteBuffer.self)
        let channel = try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .channelOption(.autoRead, value: false)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(Collecting(source))
                }
            }
            .connect(unixDomainSocketPath: live.socketPath)
            .get()
        return RawConnection(channel: channel, received: received)
    }

    private init(channel: any Channel, received: AsyncStream<ByteBuffer>) {
        self.channel = channel
        self.received = received
    }

    func write(_ text: String) async throws {
        try await channel.writeAndFlush(ByteBuffer(string: text))
    }

    /// Reads until the text is complete; all there was where the other side ends first.
    func read(until isComplete: (String) -> Bool = { _ in false }) async throws -> String {
        do {
            try await channel.setOption(.autoRead, value: true).get()
            channel.read()
        } catch let error as ChannelError where error == .ioOnClosedChannel {
            // It is closed already; what came before stands in the stream.
        }
        var text = ""
        for await buffer in received {
            text += String(buffer: buffer)
            if isComplete(text) { break }
        }
        return text
    }

    /// Subscribes to the events, reads the beginning of the stream, and then nothing more.
    func subscribe() async throws -> String {
        try await write("GET /v1/events HTTP/1.1\r\nHost: t\r\n\r\n")
        let head = try await read { $0.contains(": till\n\n") }
        try await channel.setOption(.autoRead, value: false).get()
        return head
    }

    func close() async {
        // It may be closed by the other side already.
        try? await channel.close()
    }
}

private final class Collecting: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private let source: AsyncStream<ByteBuffer>.Continuation

    init(_ source: AsyncStream<ByteBuffer>.Continuation) { self.source = source }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) { source.yield(unwrapInboundIn(data)) }
    func channelInactive(context: ChannelHandlerContext) { source.finish() }
    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
}
