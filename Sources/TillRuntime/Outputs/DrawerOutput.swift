import Logging
import TillDeviceKit

/// Opens the drawer. At most `waitingMax` openings wait; more than that is a fault upstream of here, and the oldest go.
/// An opening that fails is told and not repeated: a drawer that springs open minutes later is worse than one that
/// stays shut.
public struct DrawerOutput: Sendable {
    static let waitingMax = 4

    private let reasons: AsyncStream<String>
    private let continuation: AsyncStream<String>.Continuation

    public init() {
        (reasons, continuation) = AsyncStream.makeStream(
            of: String.self,
            bufferingPolicy: .bufferingNewest(Self.waitingMax)
        )
    }

    public func open(reason: String) {
        continuation.yield(reason)
    }

    func run(_ devices: any DevicePort, _ feed: TerminalFeed, _ logger: Logger) async {
        for await reason in reasons {
            for drawer in await devices.devices(of: .cashDrawer) {
                do throws(DeviceError) {
                    _ = try await devices.openDrawer(drawer.name)
                    logger.info("drawer \(drawer.name) opened", metadata: ["for": "\(reason)"])
                } catch {
                    logger.error("drawer \(drawer.name) did not open: \(error)", metadata: ["for": "\(reason)"])
                    feed.send(.fault(text: "\(drawer.name): \(error.message)"))
                }
            }
        }
    }
}
