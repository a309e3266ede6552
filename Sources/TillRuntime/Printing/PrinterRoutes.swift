import TillDomain
import TillStore

/// Which printer a job is for, and which one stands in for it.
public struct PrinterRoutes: Equatable, Sendable {
    /// How long a printer has to be unable before its fall-back takes over, where nothing else is configured: longer
    /// than it takes to shut a cover or to put a new roll in.
    public static let fallbackAfterMillisDefault: Int64 = 15_000

    /// The configured printer for receipts; nil takes the first one.
    public var receiptPrinter: String?
    /// The printers of the kitchen's stations, by the station's key. A station without one prints on the printer of its
    /// own name, and where there is none, at the counter: a ticket in the wrong place is better than none.
    public var kitchenPrinters: [String: String]
    /// Which printer stands in for which. One step only: the fall-back of a fall-back is not asked, so that two
    /// printers may stand in for each other.
    public var fallbackPrinters: [String: String]
    public var fallbackAfterMillis: Int64

    public init(
        receiptPrinter: String? = nil,
        kitchenPrinters: [String: String] = [:],
        fallbackPrinters: [String: String] = [:],
        fallbackAfterMillis: Int64 = fallbackAfterMillisDefault
    ) {
        self.receiptPrinter = receiptPrinter
        self.kitchenPrinters = kitchenPrinters
        self.fallbackPrinters = fallbackPrinters
        self.fallbackAfterMillis = fallbackAfterMillis
    }

    enum Route: Equatable, Sendable {
        case printer(String)
        /// There is no such printer: why, for a person.
        case missing(String)
    }

    /// - Parameter printers: the names of those that are in use, in the order of the configuration.
    func route(of head: PrintQueueHead, printers: [String]) -> Route {
        let counter = receiptPrinter ?? printers.first
        guard head.role == .kitchen, let station = head.station else {
            return checked(counter, "no receipt printer is configured", printers)
        }
        // A display may be called as a station is; tickets do not come out of it.
        let own = kitchenPrinters[station] ?? (printers.contains(station) ? station : counter)
        return checked(own, "no printer is configured for the station \(station)", printers)
    }

    private func checked(_ name: String?, _ reason: String, _ printers: [String]) -> Route {
        guard let name, printers.contains(name) else { return .missing(reason) }
        return .printer(name)
    }

    /// The printer whose being away the cashier feels at the next sale.
    func counterPrinter(_ printers: [String]) -> String? { receiptPrinter ?? printers.first }
}
