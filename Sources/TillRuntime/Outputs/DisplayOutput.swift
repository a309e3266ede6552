import Logging
import TillDeviceKit
import TillDomain

/// What the customer sees. Only the newest content counts: a display that is slower than the cashier skips.
public struct DisplayOutput: Sendable {
    private let contents: AsyncStream<CustomerDisplay>
    private let continuation: AsyncStream<CustomerDisplay>.Continuation

    public init() {
        (contents, continuation) = AsyncStream.makeStream(
            of: CustomerDisplay.self,
            bufferingPolicy: .bufferingNewest(1)
        )
    }

    public func show(_ content: CustomerDisplay) {
        continuation.yield(content)
    }

    /// Shows each new content on every display, until cancelled.
    func run(_ devices: any DevicePort, _ feed: TerminalFeed, _ logger: Logger) async {
        for await content in contents {
            let preview = content.lines(columns: 20)
            feed.send(.display(upper: preview[0], lower: preview[1]))
            for display in await devices.devices(of: .lineDisplay) where display.outOfUse == nil {
                var lines = content.lines(columns: display.columns ?? 20)
                if display.rows == 1 { lines.removeFirst() }
                do throws(DeviceError) {
                    try await devices.displayText(display.name, lines: lines)
                } catch {
                    // The sale goes on; the display gets the newest content when it is back.
                    logger.warning("display \(display.name) shows nothing new: \(error)")
                }
            }
        }
    }
}
