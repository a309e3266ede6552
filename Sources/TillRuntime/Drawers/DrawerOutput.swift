/// Opens the drawer. At most `waitingMax` openings wait; more than that is a fault upstream of here, and the oldest go.
/// An opening that fails is told and not repeated: a drawer that springs open minutes later is worse than one that
/// stays shut.
public struct DrawerOutput: Sendable {
    static let waitingMax = 4

    /// Why a drawer is opened, and who was at the till.
    struct Order: Equatable, Sendable {
        var reason: String
        var user: String?
    }

    private let orders: AsyncStream<Order>
    private let continuation: AsyncStream<Order>.Continuation

    public init() {
        (orders, continuation) = AsyncStream.makeStream(
            of: Order.self,
            bufferingPolicy: .bufferingNewest(Self.waitingMax)
        )
    }

    public func open(reason: String, user: String?) {
        continuation.yield(Order(reason: reason, user: user))
    }

    func run(_ account: DrawerAccount) async {
        for await order in orders { await account.open(order) }
    }
}
