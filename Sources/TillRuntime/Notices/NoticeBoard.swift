import Logging
import TillDeviceKit
import TillDomain

/// Tells the cashier what is wrong with printers and drawers: at once on the display and on the feed, and again on the
/// idle screen for as long as it lasts.
public actor NoticeBoard {
    /// How long a new notice stands over the sale.
    static let noticeMillis: Int64 = 4000
    /// How exactly the end of that time is kept, and how often a drawer that is open is looked at.
    static let tickMillis: Int64 = 500

    private var notices = OperatorNotices()
    /// The printers whose trouble has been sounded for: once, until they print again.
    private var sounded: Set<String> = []
    private let display: DisplayOutput
    private let feed: TerminalFeed
    private let clock: TerminalClock
    private let language: @Sendable () async -> Language
    private let logger: Logger

    init(
        display: DisplayOutput,
        feed: TerminalFeed,
        clock: TerminalClock,
        language: @escaping @Sendable () async -> Language,
        logger: Logger
    ) {
        self.display = display
        self.feed = feed
        self.clock = clock
        self.language = language
        self.logger = logger
    }

    /// The most urgent first.
    public var current: [OperatorNotice] { notices.current }

    func worst(of device: String) -> OperatorNotice? { notices.current.first { $0.device == device } }

    func setCounterPrinter(_ name: String?) { notices.counterPrinter = name }

    // MARK: - What happens

    func received(_ event: OperatorNotices.Event, of device: String) async {
        let change = notices.received(event, of: device)
        await tell(change)
    }

    /// A job waits for the printer. Where somebody has to go there it is sounded once, and the notice stands over the
    /// sale again.
    func waits(for printer: String, isSounded: Bool) async {
        let change = notices.received(.waits, of: printer)
        await tell(change)
        guard isSounded, sounded.insert(printer).inserted else { return }
        feed.send(.sound(name: .refused))
        let language = await language()
        if change.appeared.isEmpty, let worst = worst(of: printer) { show(worst, language) }
    }

    func prints(_ printer: String) async {
        sounded.remove(printer)
        await received(.prints, of: printer)
    }

    /// What was shown over the sale goes when its time is over.
    func tick() {
        display.endNotice(nowMillis: clock.nowMillis())
    }

    // MARK: - Telling

    private func tell(_ change: OperatorNotices.Change) async {
        guard !change.appeared.isEmpty || !change.over.isEmpty else { return }
        let language = await language()
        for notice in change.appeared {
            logger.warning("\(notice.device): \(notice.words(.english).lowercased())")
            feed.send(.notice(text: notice.line(language)))
        }
        for notice in change.over {
            logger.notice("\(notice.device): no longer \(notice.words(.english).lowercased())")
            let over = language == .spanish ? "ya no" : "no longer"
            feed.send(.notice(text: "\(notice.device): \(over) \(notice.words(language))"))
        }
        let worst = notices.current.first
        display.setIdleNotice(worst?.line(language))
        if let new = change.appeared.first {
            show(new, language)
        } else if worst == nil {
            display.endNotice(nowMillis: .max)
        }
    }

    private func show(_ notice: OperatorNotice, _ language: Language) {
        display.show(
            DisplayScreen.Notice(display: notice.display(language), line: notice.line(language)),
            untilMillis: clock.nowMillis() + Self.noticeMillis
        )
    }
}
