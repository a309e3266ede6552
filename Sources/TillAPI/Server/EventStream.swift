import HTTPTypes
import Hummingbird
import NIOCore
import ServiceLifecycle
import TillRuntime
import TillWire

/// Events as server-sent events: an `id` that counts from the start of the terminal and `data: {…}` for each, and a comment from time to time, so
/// that a dead link is noticed.
///
/// A front end that reads slowly loses the oldest of what waits for it, and sees so by a gap in the ids: it then asks
/// for the state anew. One that takes nothing at all is cut off.
struct EventStream<Element: Sendable>: Sendable {
    private let events: AsyncStream<Element>
    /// An element with its place in this stream, counted from 1, as a line.
    private let line: @Sendable (Element, _ count: Int) throws(WireFault) -> ByteBuffer
    private let channel: any Channel
    private let limits: APILimits

    var response: Response {
        Response(
            status: .ok,
            headers: [.contentType: "text/event-stream", .cacheControl: "no-store"],
            body: ResponseBody { writer in
                try await write(ByteBuffer(string: ": till\n\n"), &writer)
                try await writeEvents(&writer)
                try await writer.finish(nil)
            }
        )
    }

    private func writeEvents(_ writer: inout any ResponseBodyWriter) async throws {
        let (lines, source) = AsyncStream.makeStream(
            of: ByteBuffer.self,
            bufferingPolicy: .bufferingNewest(TerminalFeed.bufferMax)
        )
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { [events, line] in
                defer { source.finish() }
                var count = 0
                for await event in events {
                    count += 1
                    source.yield(try line(event, count))
                }
            }
            group.addTask { [limits] in
                while true {
                    try await Task.sleep(for: .milliseconds(limits.heartbeatMillis))
                    source.yield(ByteBuffer(string: ": still here\n\n"))
                }
            }
            defer { group.cancelAll() }
            for await line in lines.cancelOnGracefulShutdown() { try await write(line, &writer) }
        }
    }

    /// Waits for the front end to take what went before, but not for ever.
    private func write(_ buffer: ByteBuffer, _ writer: inout any ResponseBodyWriter) async throws {
        let watch = channel.eventLoop.scheduleTask(in: .milliseconds(limits.eventTimeoutMillis)) { [channel] in
            channel.close(promise: nil)
        }
        defer { watch.cancel() }
        try await writer.write(buffer)
    }
}

extension EventStream where Element == TerminalFeed.Numbered {
    /// The feed, with its own numbers.
    init(feed events: AsyncStream<Element>, channel: any Channel, limits: APILimits) {
        self.init(
            events: events,
            line: { event, _ throws(WireFault) in
                try EventLine.buffer(event.number, event.event)
            },
            channel: channel,
            limits: limits
        )
    }
}

extension EventStream where Element: Encodable {
    /// Events that are numbered here.
    init(numbering events: AsyncStream<Element>, channel: any Channel, limits: APILimits) {
        self.init(
            events: events,
            line: { event, count throws(WireFault) in
                try EventLine.buffer(count, event)
            },
            channel: channel,
            limits: limits
        )
    }
}

private enum EventLine {
    static func buffer(_ number: Int, _ event: some Encodable) throws(WireFault) -> ByteBuffer {
        let json = String(decoding: try WireCoding.encode(event), as: UTF8.self)
        return ByteBuffer(string: "id: \(number)\ndata: \(json)\n\n")
    }
}
