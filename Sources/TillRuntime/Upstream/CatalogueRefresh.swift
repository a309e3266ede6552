import Logging
import TillStore
import TillSync
import TillWire

/// Fetches the configuration at the start and looks for a newer one from time to time. Without the upstream the
/// terminal goes on with the last good one.
struct CatalogueRefresh: Sendable {
    static let refreshMillis: Int64 = 60_000
    /// While no catalogue has ever come, the terminal cannot sell: it asks more often.
    static let firstRetryMillis: Int64 = 2000

    let store: TillStore
    let transport: any SyncTransport
    let clock: TerminalClock
    let link: UpstreamLink
    let terminal: Terminal
    let logger: Logger

    func run() async {
        while !Task.isCancelled {
            await refresh()
            let hasOne = await terminal.catalogueEtag != nil
            let pause = hasOne ? Self.refreshMillis : Self.firstRetryMillis
            try? await Task.sleep(for: .milliseconds(pause))
        }
    }

    func refresh() async {
        let known = await terminal.catalogueEtag
        do throws(SyncFailure) {
            let payload = try await transport.bootstrap(knownEtag: known)
            link.succeeded()
            if let payload { await adopt(payload) }
        } catch {
            link.failed(error)
            let rest =
                known == nil ? "the terminal cannot sell until it has one" : "selling goes on with \(known ?? "")"
            logger.warning("no configuration from the upstream; \(rest): \(error)")
        }
    }

    private func adopt(_ payload: BootstrapPayload) async {
        do {
            let catalogue = try payload.catalogue()
            try store.keep(payload, atMillis: clock.nowMillis())
            await terminal.adopt(catalogue)
        } catch let error as WireFault {
            logger.error("the upstream's configuration cannot be used and is left aside: \(error)")
        } catch {
            logger.error("the upstream's configuration could not be kept: \(error)")
        }
    }
}
