import HTTPTypes
import Hummingbird
import NIOCore
import ServiceLifecycle
import TillRuntime
import TillWire

/// The feed as server-sent events: an `id` that counts from the start of the terminal and `data: {…}` for each, and a comment from time to time, so
/// that a dead link is noticed.
///
/// A front end that reads slowly loses the oldest of what waits for it, and sees so by a gap in the ids: it then asks
/// for the state anew. One that takes nothing at all is cut off.
struct EventStream: Sendable {
    let events: AsyncStream<TerminalFeed.Numbered>
    let channel: any Channel
    let limits: APILimits

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
            group.addTask { [events] in
                defer { source.finish() }
                for await numbered in events {
                    source.yield(try Self.line(numbered.number, numbered.event))
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

    private static func line(_ number: Int, _ event: FeedEvent) throws(WireFault) -> ByteBuffer {
        let json = String(decoding: try WireCoding.encode(event), as: UTF8.self)
        return ByteBuffer(string: "id: \(number)\ndata: \(json)\n\n")
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
