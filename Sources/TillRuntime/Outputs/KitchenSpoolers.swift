import Logging
import TillStore

/// One spooler for each station of the kitchen, from the moment on that there is a ticket for it: a printer that is out
/// of paper holds up its own station and no other.
struct KitchenSpoolers: Sendable {
    /// The most stations that are worked at a time. Tickets for more wait, and it is said so.
    static let stationsMax = 32

    let store: TillStore
    /// Makes the spooler of a station.
    let spooler: @Sendable (_ station: String) async -> PrintSpooler
    let logger: Logger

    /// Works until cancelled.
    func run(_ bell: Bell) async {
        await withTaskGroup(of: Void.self) { group in
            var bells: [String: Bell] = [:]
            // As many as the catalogue has stations; each is told once, not at every look.
            var told: Set<String> = []
            await bell.works(atLeastEvery: PrintSpooler.retryMillis) {
                for station in waiting() where bells[station] == nil {
                    guard bells.count < Self.stationsMax else {
                        guard told.insert(station).inserted else { continue }
                        logger.error("tickets for \(station) wait: more than \(Self.stationsMax) stations")
                        continue
                    }
                    let own = Bell()
                    bells[station] = own
                    let spooler = await spooler(station)
                    group.addTask { await spooler.run(own) }
                }
                for bell in bells.values { bell.ring() }
            }
            group.cancelAll()
        }
    }

    private func waiting() -> [String] {
        do throws(StoreError) {
            return try store.waitingStations()
        } catch {
            logger.error("the kitchen's tickets cannot be read: \(error)")
            return []
        }
    }
}
