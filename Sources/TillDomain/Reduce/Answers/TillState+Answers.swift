/// What came back from the upstream and the printers.
extension TillState {
    mutating func takeAnswers(_ event: Action.Event, _ context: Context) -> [Effect] {
        switch event {
        case .upstreamAccepted(let reference, let orderID): accepted(reference, orderID: orderID, context)
        case .upstreamRefused(let reference, let reason): refused(reference, reason: reason)
        case .printEnded(let job, let ending): printEnded(job: job, ending)
        default: preconditionFailure("\(event.name) is no answer")
        }
    }

    /// An answer that comes twice is written twice and changes nothing more.
    private mutating func accepted(_ reference: String, orderID: Int, _ context: Context) -> [Effect] {
        unconfirmed.removeAll { $0 == reference }
        if lastSale?.reference == reference { lastSale?.state = .finalized }
        credit.confirm(reference, etag: context.catalogue.etag)
        return [.markFinalized(reference: reference, orderID: orderID)]
    }

    /// The sale stays unconfirmed: it is parked in the outbox with its reason, and a person looks at it.
    private func refused(_ reference: String, reason: String) -> [Effect] {
        [
            .markRefused(reference: reference, reason: reason),
            .tell(.upstreamRefused(reference: reference, reason: reason)),
        ]
    }

    private func printEnded(job: String, _ ending: Action.PrintEnding) -> [Effect] {
        switch ending {
        case .printed: []
        case .waiting: [.tell(.printWaits(job: job))]
        case .unknown: [.tell(.printUnknown(job: job)), .sound(.refused)]
        }
    }
}
