import NIOCore
import NIOPosix
import Synchronization
import TillWire

/// An upstream that answers as it is told, byte for byte, and remembers what it was asked.
final class ScriptedUpstream: Sendable {
    struct Request: Sendable {
        var path: String
        /// Names in lower case.
        var headers: [String: String]
        var body: [UInt8]

        var text: String { String(decoding: body, as: UTF8.self) }
    }

    struct Answer: Sendable {
        enum End: Sendable {
            case keepOpen, close
            /// One more byte every so many milliseconds, for ever.
            case drip(everyMillis: Int64)
        }

        var text: String
        var end: End
    }

    /// Decides about the request, of which so many came for its path before.
    typealias Script = @Sendable (_ request: Request, _ before: Int) -> Answer

    let port: Int
    private let channel: any Channel
    private let record: Recorder

    final class Recorder: Sendable {
        private let requests = Mutex<[Request]>([])
        let script: Script

        init(script: @escaping Script) { self.script = script }

        func answer(_ request: Request) -> Answer {
            let before = requests.withLock { all in
                defer { all.append(request) }
                return all.count { $0.path == request.path }
            }
            return script(request, before)
        }

        var all: [Request] { requests.withLock { $0 } }
    }

    private init(channel: any Channel, port: Int, record: Recorder) {
        self.channel = channel
        self.port = port
        self.record = record
    }

    var url: String { "http://127.0.0.1:\(port)" }
    var requests: [Request] { record.all }

    /// The paths that were asked, in order, without their common beginning.
    var paths: [String] { requests.map { String($0.path.dropFirst(UpstreamPath.prefix.count)) } }

    static func with(_ script: @escaping Script, _ test: (ScriptedUpstream) async throws -> Void) async throws {
        let record = Recorder(script: script)
        let channel = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(Serving(record))
                }
            }
            .bind(host: "127.0.0.1", port: 0)
            .get()
        let server = ScriptedUpstream(channel: channel, port: channel.localAddress?.port ?? 0, record: record)
        do {
            try await test(server)
        } catch {
            try await channel.close()
            throw error
        }
        try await channel.close()
    }
}

/// One connection: collects a request by its Content-Length, and plays the answer.
private final class Serving: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let record: ScriptedUpstream.Recorder
    private var received: [UInt8] = []

    init(_ record: ScriptedUpstream.Recorder) { self.record = record }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        received += unwrapInboundIn(data).readableBytesView
        while let request = nextRequest() {
            let answer = record.answer(request)
            context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: answer.text)), promise: nil)
            switch answer.end {
            case .keepOpen: break
            case .close: context.close(promise: nil)
            case .drip(let everyMillis): drip(context.channel, everyMillis)
            }
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }

    private func drip(_ channel: any Channel, _ everyMillis: Int64) {
        let pause = TimeAmount.milliseconds(everyMillis)
        let task = channel.eventLoop.scheduleRepeatedTask(initialDelay: pause, delay: pause) { _ in
            channel.writeAndFlush(ByteBuffer(string: " "), promise: nil)
        }
        channel.closeFuture.whenComplete { _ in task.cancel() }
    }

    private func nextRequest() -> ScriptedUpstream.Request? {
        guard let end = received.firstRange(of: Array("\r\n\r\n".utf8)) else { return nil }
        let lines = String(decoding: received[..<end.lowerBound], as: UTF8.self).split(separator: "\r\n")
        var headers: [String: String] = [:]
        for line in lines.dropFirst() {
            let parts = line.split(separator: ":", maxSplits: 1)
            guard parts.count == 2 else { continue }
            headers[parts[0].lowercased()] = String(parts[1].drop { $0 == " " })
        }
        let length = headers["content-length"].flatMap { Int($0) } ?? 0
        guard received.count >= end.upperBound + length, let start = lines.first else { return nil }
        let body = Array(received[end.upperBound..<(end.upperBound + length)])
        received.removeFirst(end.upperBound + length)
        let path = start.split(separator: " ").dropFirst().first.map { String($0) } ?? ""
        return ScriptedUpstream.Request(path: path, headers: headers, body: body)
    }
}
