import Logging
import TillDeviceKit
import TillStore

/// Opens drawers and keeps the account of it: who, why, what the switch said, and how long it stood open.
actor DrawerAccount {
    private let devices: any DevicePort
    private let store: TillStore
    private let clock: TerminalClock
    private let feed: TerminalFeed
    private let notices: NoticeBoard
    private let logger: Logger
    private var watch: DrawerWatch
    /// The drawers of which it was said that their openings cannot be verified.
    private var toldUnverifiable: Set<String> = []

    init(
        devices: any DevicePort,
        store: TillStore,
        clock: TerminalClock,
        feed: TerminalFeed,
        notices: NoticeBoard,
        alarmAfterMillis: Int64?,
        logger: Logger
    ) {
        self.devices = devices
        self.store = store
        self.clock = clock
        self.feed = feed
        self.notices = notices
        self.logger = logger
        watch = DrawerWatch(alarmAfterMillis: alarmAfterMillis)
    }

    // MARK: - Opening

    func open(_ order: DrawerOutput.Order) async {
        for drawer in await devices.devices(of: .cashDrawer) { await open(drawer.name, order) }
    }

    private func open(_ name: String, _ order: DrawerOutput.Order) async {
        let began = clock.nowMillis()
        _ = watch.received(.commandBegan, of: name, nowMillis: began)
        var record = DrawerOpeningRecord(
            atMillis: began,
            device: name,
            user: order.user,
            reason: order.reason,
            outcome: .failed
        )
        do throws(DeviceError) {
            record.outcome = Self.outcome(try await devices.openDrawer(name))
        } catch {
            record.text = error.message
        }
        _ = watch.received(.commandEnded, of: name, nowMillis: clock.nowMillis())
        keep(record)
        await tell(record)
    }

    private static func outcome(_ opening: DrawerOpening) -> DrawerOpeningRecord.Outcome {
        switch opening {
        case .opened: .opened
        case .alreadyOpen: .alreadyOpen
        case .unverifiable: .unverifiable
        }
    }

    private func tell(_ record: DrawerOpeningRecord) async {
        let name = record.device
        let why: Logger.Metadata = ["for": "\(record.reason)", "user": "\(record.user ?? "nobody")"]
        guard record.outcome != .failed else {
            logger.error("drawer \(name) did not open: \(record.text)", metadata: why)
            feed.send(.fault(text: "\(name): \(record.text)"))
            feed.send(.sound(name: .refused))
            return await notices.received(.drawerNotOpened, of: name)
        }
        logger.info("drawer \(name): \(record.outcome.rawValue)", metadata: why)
        if record.outcome == .unverifiable, toldUnverifiable.insert(name).inserted {
            logger.notice("drawer \(name) has no switch that can be believed: whether it opened is not known")
        }
        await notices.received(.drawerOpened, of: name)
    }

    // MARK: - Watching

    func status(_ status: StatusUpdate.Status, of name: String) async {
        switch status {
        case .drawerOpen: await found(watch.received(.opened, of: name, nowMillis: clock.nowMillis()), name)
        case .drawerClosed: await found(watch.received(.shut, of: name, nowMillis: clock.nowMillis()), name)
        default: break
        }
    }

    func lost(_ name: String) {
        _ = watch.received(.lost, of: name, nowMillis: clock.nowMillis())
    }

    func tick() async {
        for name in watch.names { await found(watch.received(.tick, of: name, nowMillis: clock.nowMillis()), name) }
    }

    private func found(_ finding: DrawerWatch.Finding?, _ name: String) async {
        switch finding {
        case nil: break
        case .openedByHand(let wasSeenShut):
            let text = wasSeenShut ? "opened without an order" : "found open; when it was opened is not known"
            logger.warning("drawer \(name): \(text)")
            let now = clock.nowMillis()
            keep(
                DrawerOpeningRecord(
                    atMillis: now,
                    device: name,
                    user: nil,
                    reason: "by hand or key",
                    outcome: .byHand,
                    text: text
                )
            )
        case .shut(let openMillis):
            logger.info("drawer \(name) was shut after \(openMillis / 1000) s")
            do throws(StoreError) {
                try store.recordDrawerClosed(name, atMillis: clock.nowMillis())
            } catch {
                logger.error("the shutting of drawer \(name) is not on record: \(error)")
            }
        case .leftOpen(let openMillis, let isFirst):
            feed.send(.sound(name: .refused))
            guard isFirst else { return }
            logger.warning("drawer \(name) has been open for \(openMillis / 1000) s")
            await notices.received(.drawerLeftOpen, of: name)
        }
    }

    /// The drawer is open already, whatever the disk says: a record that cannot be kept is told, and the sale goes on.
    private func keep(_ record: DrawerOpeningRecord) {
        do throws(StoreError) {
            try store.record(record)
        } catch {
            logger.critical("the opening of drawer \(record.device) is not on record: \(error)")
            feed.send(.fault(text: error.description))
        }
    }
}
