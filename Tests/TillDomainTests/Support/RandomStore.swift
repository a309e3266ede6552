@testable import TillDomain

/// What a terminal's store, printers and upstream would hold and answer: filled from the effects alone.
struct RandomStore {
    private(set) var orders: [String: Order] = [:]
    /// Paid sales and everything else that was ever saved, by their references.
    private(set) var paid: [String] = []
    private(set) var unfinished: [String] = []
    private(set) var jobs: [String] = []

    mutating func write(_ effects: [Effect]) {
        for effect in effects {
            switch effect {
            case .saveOrder(let order):
                if orders[order.reference] == nil { unfinished.append(order.reference) }
                var kept = order
                // What came back of a sale is written by `noteReturn` alone.
                if let before = orders[order.reference] {
                    (kept.returned, kept.refunded) = (before.returned, before.refunded)
                    if before.state == .finalized { kept.state = .finalized }
                }
                orders[order.reference] = kept
            case .submit(let order): if order.mode == .order { paid.append(order.reference) }
            case .markFinalized(let reference, _): orders[reference]?.state = .finalized
            case .noteReturn(let reference, let returned, let refunded):
                orders[reference]?.returned = returned
                orders[reference]?.refunded = refunded
            case .print(let job): jobs.append(job.id)
            default: break
            }
        }
        // Only the latest are asked for: the store is no test of memory.
        if unfinished.count > 100 { unfinished.removeFirst(50) }
        if jobs.count > 100 { jobs.removeFirst(50) }
        if paid.count > 100 { paid.removeFirst(50) }
    }

    /// What the store answers to `findSale`.
    func answer(to reference: String) -> Action.Event {
        orders[reference].map { .saleFound($0) } ?? .saleNotFound(reference: reference)
    }
}
