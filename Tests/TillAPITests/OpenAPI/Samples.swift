import TillDeviceKit
import TillDevices

@testable import TillAPI
@testable import TillDomain
@testable import TillRuntime
@testable import TillStore

/// Messages in which nothing is absent.
enum Sample {
    static let request = ActionRequest(.pay) { request in
        (request.code, request.product, request.line, request.quantity) = ("c", 1, 1, "1")
        request.lines = [ActionRequest.Share(line: 1, quantity: "1")]
        (request.price, request.method, request.amount, request.percent) = ("1", "cash", "1", "1")
        (request.preset, request.reference, request.table, request.guests) = ("p", "r", "t", 1)
        (request.type, request.customer, request.pricelist, request.text) = ("takeout", "c", "p", "t")
        (request.reason, request.ways, request.payment) = ("r", 2, 1)
        request.counts = [ActionRequest.Pieces(value: "1", count: "1")]
        (request.user, request.pin) = (1, "1")
    }

    static let status = TerminalStatus(
        session: "open",
        sessionID: 1,
        user: "u",
        isLocked: true,
        awaitsApproval: "NOT_PERMITTED",
        language: "en",
        currency: "EUR",
        order: openOrder,
        parked: [
            TerminalStatus.ParkedOrder(reference: "r", table: "5", alias: "a", kitchen: "sent", total: "1")
        ],
        unconfirmed: 1,
        lastSale: "r",
        display: ["a", "b"],
        methods: [TerminalStatus.Method(id: 1, name: "n", kind: "cash")],
        catalogueEtag: "e",
        products: 1,
        upstream: UpstreamLink.Status(state: .online, reason: ""),
        outboxDepth: 1,
        notices: [TerminalStatus.Notice(device: "d", kind: "paperOut", text: "t")],
        unknownPrints: 1,
        queuedPrints: 1,
        blockedPrints: 1,
        counters: TerminalCounters(committed: 1, refused: 1, storeFailures: 1),
        feedNumber: 1
    )

    private static let openOrder = TerminalStatus.OpenOrder(
        reference: "r",
        mode: "return",
        state: "editing",
        type: "takeout",
        table: "5",
        guests: 2,
        alias: "a",
        customer: "c",
        kitchen: "changed",
        lines: [
            TerminalStatus.Line(
                id: 1,
                name: "n",
                quantity: "1",
                unitPrice: "1",
                amount: "1",
                discount: "10 %",
                note: "n",
                isSent: true
            )
        ],
        total: "1",
        balance: "1"
    )

    static let device = DeviceStatus(
        name: "n",
        deviceClass: .lineDisplay,
        driver: "d",
        connection: "c",
        condition: .ready,
        reason: "r",
        sinceMillis: 1,
        restarts: 1,
        pid: 1,
        columns: 20,
        rows: 2,
        life: DeviceLife(phase: .ready, power: .powerOnline, hasFault: false, isOutputUnderWay: true),
        claim: claim
    )

    static let candidate = RoleCandidate(id: "i", words: "w", because: "b", role: "r")

    static let role = RoleReport(
        role: "r",
        driver: "d",
        device: "i",
        words: "w",
        address: "a",
        sinceMillis: 1,
        lastSeenMillis: 1,
        chosenBy: .person,
        isPresent: false,
        reason: "r",
        candidates: [candidate]
    )

    static let claim = DeviceClaim(owner: .client(name: "c", user: "u"), fence: 1, untilMillis: 1)

    static let statistics = DeviceStatistics(
        device,
        [
            StoredStatistic(name: "GoodScanCount", count: 1, changedAtMillis: 1),
            StoredStatistic(name: TillStore.resetStatistic, count: 1, changedAtMillis: 1),
        ]
    )

    static let held: [HeldDeviceEvent] = [
        .scan(text: "1", hex: "31", symbology: 104, aim: "]E0", atMillis: 1),
        .status(status: .powerOnline, reason: "r"), .releaseRequested(by: "b", withinMillis: 1), .ended(why: .forced),
    ]

    static let printJob = StoredPrintJob(
        id: "i",
        role: .receipt,
        title: "t",
        document: Document([.text("t")]),
        state: .unknown,
        device: "d",
        insteadOf: "d",
        attempts: 1,
        repeats: 1,
        bytesSent: 1,
        reason: "r",
        settledBy: "u",
        createdAtMillis: 1
    )

    static let drawerOpening: DrawerOpeningRecord = {
        var record = DrawerOpeningRecord(
            atMillis: 1,
            device: "d",
            user: "u",
            reason: "r",
            outcome: .opened,
            text: "t",
            closedAtMillis: 2
        )
        record.id = 1
        return record
    }()

    static let submission = StoredSubmission(
        id: "i",
        kind: "k",
        reference: "r",
        payload: [],
        createdAtMillis: 1,
        attempts: 1,
        nextAttemptAtMillis: 1,
        lastError: "e",
        state: .parked
    )

    static let feed: [FeedEvent] = [
        .display(upper: "a", lower: "b"),
        .sound(name: .accepted),
        .sound(name: .unknown),
        .sound(name: .refused),
        .notice(text: "t"),
        .refused(code: "C", text: "t"),
        .fault(text: "t"),
        .scanned(device: "d", text: "t"),
        .device(name: "n", condition: "ready", reason: "r"),
        .print(job: "j", state: "queued", device: "d", reason: "r"),
        .upstream(state: "online", reason: "r"),
    ]

    static let journal = events.map { event in
        JournalEntry(
            sequence: 1,
            catalogueEtag: "e",
            action: Action(event, Action.Stamp(atMillis: 1, utcOffsetMinutes: 60, salt: 7))
        )
    }

    /// Does not compile when the feed has got a new event: add it above, to `docs/openapi.yaml`, and here.
    static func isSampled(_ event: FeedEvent) -> Bool {
        switch event {
        case .display, .sound, .notice, .refused, .fault, .scanned, .device, .print, .upstream: true
        }
    }
}
