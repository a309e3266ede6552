import Logging
import ServiceLifecycle
import TillDeviceKit
import TillDevices
import TillDomain
import TillStore
import TillSync

/// The running terminal: store, mailbox, devices, printing and the way upstream, put together.
public final class TerminalService: Service {
    public struct Parts: Sendable {
        public var store: TillStore
        public var devices: Devices
        /// Which device plays which role; nil where every connection is written in the configuration.
        public var roles: DeviceRoles?
        /// Tells what is plugged in and unplugged; nil where nothing can.
        public var attachments: (any AttachmentSource)?
        /// Nil for a terminal that is on its own.
        public var transport: (any SyncTransport)?
        public var clock: TerminalClock
        public var routes: PrinterRoutes
        /// How long a drawer may be open before it is told; nil for ever.
        public var drawerAlarmAfterMillis: Int64?
        /// The shop's own picture, at the head of every receipt.
        public var logo: PrintImage?

        public init(
            store: TillStore,
            devices: Devices,
            roles: DeviceRoles? = nil,
            attachments: (any AttachmentSource)? = nil,
            transport: (any SyncTransport)?,
            clock: TerminalClock,
            routes: PrinterRoutes = PrinterRoutes(),
            drawerAlarmAfterMillis: Int64? = nil,
            logo: PrintImage? = nil
        ) {
            self.store = store
            self.devices = devices
            self.roles = roles
            self.attachments = attachments
            self.transport = transport
            self.clock = clock
            self.routes = routes
            self.drawerAlarmAfterMillis = drawerAlarmAfterMillis
            self.logo = logo
        }
    }

    public let terminal: Terminal
    public let feed: TerminalFeed
    public let store: TillStore
    public let devices: Devices
    public let roles: DeviceRoles?
    public let link: UpstreamLink
    public let clock: TerminalClock
    public let notices: NoticeBoard
    let queues: PrintQueues
    private let drawers: DrawerAccount
    private let parts: Parts
    let outputs = TerminalOutputs()
    private let people = People()
    let logger: Logger

    /// Reads the journal; nothing runs yet.
    public init(_ parts: Parts, logger: Logger) throws(StoreError) {
        self.parts = parts
        self.logger = logger
        store = parts.store
        devices = parts.devices
        roles = parts.roles
        clock = parts.clock
        feed = TerminalFeed()
        link = UpstreamLink(feed: feed, isConfigured: parts.transport != nil)
        let unknown = try store.recoverPrintJobs(atMillis: parts.clock.nowMillis())
        for id in unknown {
            logger.error("print \(id) was under way when the terminal stopped: it may be on paper or not")
        }
        terminal = try Terminal(
            store: parts.store,
            clock: parts.clock,
            outputs: outputs,
            feed: feed,
            logger: logger
        )
        let terminal = terminal
        notices = NoticeBoard(
            display: outputs.display,
            feed: feed,
            clock: clock,
            language: { await terminal.currentCatalogue?.configuration.language ?? .english },
            logger: logger
        )
        queues = PrintQueues(store: store, clock: clock, routes: parts.routes)
        drawers = DrawerAccount(
            devices: devices,
            store: store,
            clock: clock,
            feed: feed,
            notices: notices,
            alarmAfterMillis: parts.drawerAlarmAfterMillis,
            logger: logger
        )
    }

    /// Works until it is told to stop; then the drivers are closed, and what is queued stays on the disk.
    public func run() async throws {
        await terminal.showAgain()
        await cancelWhenGracefulShutdown {
            await withTaskGroup(of: Void.self) { group in
                self.addDevices(&group)
                self.addUpstream(&group)
                await group.waitForAll()
            }
        }
        feed.finish()
    }

    private func addDevices(_ group: inout TaskGroup<Void>) {
        let (devices, feed, logger, outputs, clock) = (devices, feed, logger, outputs, clock)
        let (notices, drawers, routes, spooler) = (notices, drawers, parts.routes, spooler)
        let keeper = statisticsKeeper
        let input = DeviceInput(
            devices: devices,
            terminal: terminal,
            outputs: outputs,
            queues: queues,
            notices: notices,
            drawers: drawers,
            feed: feed,
            logger: logger
        )
        group.addTask {
            let printers = await devices.devices(of: .posPrinter).map(\.name)
            await notices.setCounterPrinter(routes.counterPrinter(printers))
            await devices.run()
            // The drivers told what they had counted when they were told to leave.
            await keeper.save()
        }
        if let roles {
            let attachments = parts.attachments
            group.addTask { await roles.run(attachments) }
        }
        group.addTask { await keeper.run() }
        // Not cancelled with the group: it ends with the events, so that what the drivers tell on their way out is heard.
        group.addTask { await Task { await input.run() }.value }
        group.addTask { await outputs.display.run(devices, feed, clock, logger) }
        group.addTask { await outputs.drawer.run(drawers) }
        group.addTask { await spooler.run(outputs.printJobs) }
        group.addTask {
            await Bell().works(atLeastEvery: NoticeBoard.tickMillis) {
                await notices.tick()
                await drawers.tick()
                if await devices.isAnyWaitedFor { await self.tellNeeds() }
            }
        }
        outputs.printJobs.ring()
    }

    private var spooler: PrintSpooler {
        PrintSpooler(
            queues: queues,
            devices: devices,
            notices: notices,
            feed: feed,
            language: { [terminal] in await terminal.currentCatalogue?.configuration.language ?? .english },
            report: { [terminal] in _ = await terminal.take($0) },
            logo: parts.logo,
            logger: logger
        )
    }

    private func addUpstream(_ group: inout TaskGroup<Void>) {
        guard let transport = parts.transport else { return }
        let refresh = CatalogueRefresh(
            store: store,
            transport: transport,
            clock: clock,
            link: link,
            terminal: terminal,
            logger: logger
        )
        let drain = OutboxDrain(
            store: store,
            transport: transport,
            clock: clock,
            link: link,
            take: { [terminal] in await terminal.take($0) },
            logger: logger
        )
        let submissions = outputs.submissions
        group.addTask { await refresh.run() }
        group.addTask { await drain.run(submissions) }
        submissions.ring()
    }

    // MARK: - For front ends

    public func status() async throws(StoreError) -> TerminalStatus {
        await terminal.status(
            upstream: link.current,
            outboxDepth: try store.outboxDepth(),
            prints: try store.printJobCounts(),
            notices: await notices.current
        )
    }

    /// Takes what only a person may do who has shown their PIN: to sign in, to approve. Checked without the upstream.
    ///
    /// - Returns: the answer to the PIN, nil for a person who is not known; and what became of the event, nil where the
    ///   PIN was not right.
    public func take(
        _ event: Action.Event,
        pin: String,
        of userID: Int
    ) async -> (answer: PINCheck.Answer?, result: Terminal.Result?) {
        guard let catalogue = await terminal.currentCatalogue else { return (nil, .noCatalogue) }
        guard let user = catalogue.user(id: userID) else {
            // Not given to the terminal: a catalogue that comes in between must not let somebody in unchecked.
            return (nil, .refused(.unknownUser(id: userID)))
        }
        let answer = await people.check(pin, of: user, nowMillis: clock.nowMillis())
        guard answer == .right else { return (answer, nil) }
        return (answer, await terminal.take(event))
    }

    /// Queues a document that belongs to no sale.
    public func print(_ document: Document, title: String) throws(StoreError) -> String {
        let now = clock.nowMillis()
        // Two prints of one title in one millisecond are still two.
        let id = "\(title)-\(now)-\(String(clock.salt(), radix: 16))"
        try store.queuePrint(PrintJob(id: id, role: .receipt, title: title, document: document), atMillis: now)
        outputs.printJobs.ring()
        return id
    }

    /// A person's decision on a print: print it, again or at once, or let it be.
    ///
    /// - Parameter by: who decided, for the log and the list of jobs.
    /// - Returns: false where there is no such job, or the decision makes no sense in its state.
    public func settlePrint(id: String, printAgain: Bool, by: String) async throws(StoreError) -> Bool {
        guard try store.settlePrint(id: id, printAgain: printAgain, by: by, atMillis: clock.nowMillis()) else {
            return false
        }
        logger.notice("print \(id) is \(printAgain ? "printed" : "discarded") by the word of \(by)")
        if printAgain {
            await queues.mayTryEverything(await devices.devices(of: .posPrinter).map(\.name))
            outputs.printJobs.ring()
        }
        return true
    }

    /// Tries everything in the outbox now; with `all`, also what the upstream has confirmed before.
    public func retryOutbox(all: Bool) throws(StoreError) {
        if all { try store.replayOutbox() } else { try store.retryOutbox() }
        outputs.submissions.ring()
    }
}

/// The one count of wrong PINs of the terminal.
actor People {
    private var pinCheck = PINCheck()

    func check(_ pin: String, of user: User, nowMillis: Int64) -> PINCheck.Answer {
        pinCheck.check(pin, of: user, nowMillis: nowMillis)
    }
}
