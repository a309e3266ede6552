import Glibc
import TillDeviceKit

/// The I/O around an `AttachmentWatch`: one thread, one poll(2) over the events and the wish to end.
struct MonitorLoop {
    /// So many events are taken before the news of them is worked out; the others wait in the socket.
    static let eventsPerTurnMax = 256

    private let settings: DeviceMonitor.Settings
    private let system: WatchedSystem
    private let wake: WakeEvent
    private let reader: AsyncStream<AttachmentChange>.Continuation
    private let notice: @Sendable (DeviceMonitor.Notice) -> Void

    private var source: DeviceMonitor.Source = .polling
    private var events: UdevEvents?
    /// The source that was last told of.
    private var followed: DeviceMonitor.Source?
    /// When a source that could not be had is tried again.
    private var retryAtMillis: Int64 = 0
    private var watch: AttachmentWatch
    private var problems: [String] = []
    private var wasFull = false
    private var isReaderBehind = false
    private var isOver = false

    init(
        _ settings: DeviceMonitor.Settings,
        _ system: WatchedSystem,
        _ wake: WakeEvent,
        _ reader: AsyncStream<AttachmentChange>.Continuation,
        _ notice: @escaping @Sendable (DeviceMonitor.Notice) -> Void
    ) {
        (self.settings, self.system, self.wake) = (settings, system, wake)
        (self.reader, self.notice) = (reader, notice)
        watch = AttachmentWatch(
            .init(surveyMillis: Int64(settings.pollMillis)),
            settles: false,
            atMillis: monotonicMillis()
        )
    }

    /// Runs until the stream is let go.
    mutating func run() {
        open(wantedSource)
        while !isOver {
            switch watch.work(atMillis: monotonicMillis()) {
            case .survey: survey()
            case .look(let paths):
                for path in paths { tell(.looked(path: path, system.look(path))) }
            case .wait(let millis):
                if waitForEvents(millis) { takeEvents() }
            }
        }
    }

    // MARK: - Where the news comes from

    private var wantedSource: DeviceMonitor.Source {
        settings.source ?? (system.isUdevRunning() ? .udev : .kernel)
    }

    /// Opens a source; where it cannot be had everything is polled, and it is tried again after a sweep. The first work
    /// after it is a survey, so that nothing is missed between two sources.
    private mutating func open(_ wanted: DeviceMonitor.Source) {
        guard wanted != .polling else { return follow(.polling, nil) }
        switch UdevEvents.open(group: wanted.rawValue) {
        case .success(let opened): follow(wanted, opened)
        case .failure(let error):
            failed("the events of \(wanted.rawValue) cannot be had: \(error.text)")
        }
    }

    private mutating func failed(_ problem: String) {
        notice(.problem(problem))
        retryAtMillis = monotonicMillis() + Int64(settings.sweepMillis)
        follow(.polling, nil)
    }

    private mutating func follow(_ source: DeviceMonitor.Source, _ events: UdevEvents?) {
        let everyMillis = source == .polling ? settings.pollMillis : settings.sweepMillis
        watch = AttachmentWatch(
            .init(surveyMillis: Int64(everyMillis)),
            settles: source != .udev,
            book: watch.book,
            atMillis: monotonicMillis()
        )
        (self.source, self.events) = (source, events)
        guard followed != source else { return }
        followed = source
        notice(.watching(source, everyMillis: everyMillis))
    }

    /// Whether there are events, or the stream was let go.
    private mutating func waitForEvents(_ maxMillis: Int64) -> Bool {
        var wanted = [pollfd(fd: wake.number, events: Int16(POLLIN), revents: 0)]
        if let events { wanted.append(pollfd(fd: events.number, events: Int16(POLLIN), revents: 0)) }
        guard poll(&wanted, nfds_t(wanted.count), Int32(clamping: max(maxMillis, 0))) > 0 else { return false }
        if wanted[0].revents != 0 { isOver = true }
        return !isOver && wanted.count > 1 && wanted[1].revents != 0
    }

    private mutating func takeEvents() {
        for _ in 0..<Self.eventsPerTurnMax {
            guard let events else { return }
            switch events.receive() {
            case .nothing: return
            case .event(let action, let path): tell(.event(action: action, path: path))
            case .lost:
                notice(.lostEvents)
                tell(.lostEvents)
            case .failed(let error):
                return failed("the events of \(source.rawValue) have ended: \(error.text)")
            }
        }
    }

    private mutating func survey() {
        // udevd comes and goes, and a source that could not be had may be there again.
        let wanted = wantedSource
        if wanted != source, source != .polling || monotonicMillis() >= retryAtMillis { open(wanted) }
        let found = system.survey()
        if found.problems != problems {
            problems = found.problems
            for problem in problems { notice(.problem(problem)) }
        }
        tell(.surveyed(found.devices))
        if watch.book.isFull, !wasFull {
            notice(.problem("more than \(AttachmentBook.devicesMax) devices are attached; the others are not followed"))
        }
        wasFull = watch.book.isFull
    }

    // MARK: - The reader

    private mutating func tell(_ input: AttachmentWatch.Input) {
        let before = watch.book
        let changes = watch.received(input, atMillis: monotonicMillis())
        for (index, change) in changes.enumerated() {
            switch reader.yield(change) {
            case .enqueued: continue
            case .terminated: isOver = true
            case .dropped: readerIsBehind(before, changes[..<index])
            @unknown default: readerIsBehind(before, changes[..<index])
            }
            return
        }
        if case .surveyed = input { isReaderBehind = false }
    }

    private mutating func readerIsBehind(_ before: AttachmentBook, _ taken: ArraySlice<AttachmentChange>) {
        watch.readerIsBehind(before, taken: taken, atMillis: monotonicMillis())
        if !isReaderBehind { notice(.readerBehind) }
        isReaderBehind = true
    }
}
