import TillDeviceKit
import TillDevices
import TillDomain

@testable import TillAPI
@testable import TillRuntime
@testable import TillStore

/// Messages in which nothing is absent.
enum Sample {
    static let request = ActionRequest(
        .pay,
        code: "c",
        product: 1,
        line: 1,
        quantity: "1",
        price: "1",
        method: "cash",
        amount: "1",
        reference: "r",
        user: 1,
        pin: "1"
    )

    static let status = TerminalStatus(
        session: "open",
        sessionID: 1,
        user: "u",
        language: "en",
        currency: "EUR",
        order: TerminalStatus.OpenOrder(
            reference: "r",
            state: "editing",
            lines: [TerminalStatus.Line(id: 1, name: "n", quantity: "1", unitPrice: "1", amount: "1")],
            total: "1",
            balance: "1"
        ),
        parked: ["r"],
        unconfirmed: 1,
        lastSale: "r",
        display: ["a", "b"],
        methods: [TerminalStatus.Method(id: 1, name: "n", kind: "cash")],
        catalogueEtag: "e",
        products: 1,
        upstream: UpstreamLink.Status(state: .online, reason: ""),
        outboxDepth: 1,
        unknownPrints: 1,
        queuedPrints: 1,
        counters: TerminalCounters(committed: 1, refused: 1, storeFailures: 1),
        feedNumber: 1
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
        rows: 2
    )

    static let printJob = StoredPrintJob(
        id: "i",
        role: .receipt,
        title: "t",
        document: Document([.text("t")]),
        state: .unknown,
        device: "d",
        attempts: 1,
        repeats: 1,
        bytesSent: 1,
        reason: "r",
        createdAtMillis: 1
    )

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

    static let events: [Action.Event] = [
        .signIn(userID: 1),
        .openSession(id: 1, float: .zero),
        .startClosing,
        .cancelClosing,
        .closeSession(counted: .zero),
        .scanned(label: [1]),
        .addLine(productID: 1, quantity: .one),
        .setQuantity(lineID: 1, quantity: .one),
        .setPrice(lineID: 1, price: Price(millionths: 1)),
        .removeLine(lineID: 1),
        .clearOrder,
        .park,
        .takeUp(reference: "r"),
        .goCheckout,
        .goEditing,
        .pay(methodID: 1, tendered: .zero),
        .reprint,
        .openDrawer,
        .upstreamAccepted(reference: "r", orderID: 1),
        .upstreamRefused(reference: "r", reason: "r"),
        .printEnded(job: "j", ending: .printed),
        .printEnded(job: "j", ending: .waiting),
        .printEnded(job: "j", ending: .unknown),
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

    /// Does not compile when the journal has got a new event: add it above, to `docs/openapi.yaml`, and here.
    static func isSampled(_ event: Action.Event) -> Bool {
        switch event {
        case .signIn, .openSession, .startClosing, .cancelClosing, .closeSession, .scanned, .addLine, .setQuantity,
            .setPrice, .removeLine, .clearOrder, .park, .takeUp, .goCheckout, .goEditing, .pay, .reprint, .openDrawer,
            .upstreamAccepted, .upstreamRefused, .printEnded:
            true
        }
    }
}
