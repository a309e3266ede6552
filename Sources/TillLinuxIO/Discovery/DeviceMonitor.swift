import TillDeviceKit

/// What is plugged into this machine, and every change of it, until nobody listens any more.
///
/// ```swift
/// let monitor = DeviceMonitor { notice in log(notice) }
/// for await change in monitor.changes() { … }
/// ```
///
/// The first news is what is attached already, each device as `.added`. A device whose node another program's rules
/// have not opened yet comes a little later, or with an obstacle and then as `.changed`. The queues of CUPS are not
/// among the devices: nobody plugs them in.
public struct DeviceMonitor: Sendable {
    /// How the news comes about.
    public enum Source: String, Equatable, Sendable, CaseIterable, Codable {
        /// The events of udevd, which come after it has set permissions and links.
        case udev
        /// The events of the kernel, where no udevd runs.
        case kernel
        /// No events: everything is looked through from time to time.
        case polling
    }

    public struct Settings: Equatable, Sendable {
        /// Nil takes the best that works, and changes over when udevd comes or goes.
        public var source: Source?
        /// How often everything is looked through without events.
        public var pollMillis: Int
        /// How often everything is looked through in spite of events. Some are never sent: a container may get none at
        /// all, and a udevd that is stopped sends none and says nothing.
        public var sweepMillis: Int

        /// - Parameters:
        ///   - pollMillis: 100 ms at least.
        ///   - sweepMillis: 1 s at least.
        public init(source: Source? = nil, pollMillis: Int = 2000, sweepMillis: Int = 30_000) {
            precondition(pollMillis >= 100 && sweepMillis >= 1000)
            (self.source, self.pollMillis, self.sweepMillis) = (source, pollMillis, sweepMillis)
        }
    }

    /// What a technician may want to know of the watching itself.
    public enum Notice: Equatable, Sendable {
        /// How it watches from here on, and how often everything is looked through.
        case watching(Source, everyMillis: Int)
        /// A source cannot be asked, or there are more devices than are followed.
        case problem(String)
        /// The kernel dropped events, because they came faster than they were taken; everything is looked through.
        case lostEvents
        /// `waitingMax` news wait for the reader already. Those that find no room are not kept: once there is room, the
        /// reader gets the difference between what it was told and what is attached then. A device that was unplugged
        /// and plugged in again meanwhile is no difference.
        case readerBehind
    }

    /// So many news wait for the reader.
    public static let waitingMax = 256

    private let settings: Settings
    private let system: WatchedSystem
    private let notice: @Sendable (Notice) -> Void

    /// - Parameter notice: called on the monitor's thread, and must not wait.
    public init(_ settings: Settings = Settings(), notice: @escaping @Sendable (Notice) -> Void = { _ in }) {
        self.init(settings, .linux, notice: notice)
    }

    init(_ settings: Settings, _ system: WatchedSystem, notice: @escaping @Sendable (Notice) -> Void) {
        (self.settings, self.system, self.notice) = (settings, system, notice)
    }

    /// Begins to watch, on a thread of its own that waits in poll(2), so that the caller and Swift's tasks never do.
    ///
    /// The thread ends when the task that reads the stream is cancelled, or the stream is let go. The stream ends by
    /// itself only where no thread or descriptor is left, after a notice of the problem. Each call watches anew.
    public func changes() -> AsyncStream<AttachmentChange> {
        let (stream, continuation) = AsyncStream.makeStream(
            of: AttachmentChange.self,
            bufferingPolicy: .bufferingOldest(Self.waitingMax)
        )
        guard let wake = WakeEvent() else {
            notice(.problem("devices cannot be watched: no descriptor is left"))
            continuation.finish()
            return stream
        }
        continuation.onTermination = { _ in wake.ring() }
        let (settings, system, notice) = (settings, system, notice)
        let isStarted = DetachedThread.start {
            var loop = MonitorLoop(settings, system, wake, continuation, notice)
            loop.run()
        }
        if !isStarted {
            notice(.problem("devices cannot be watched: no thread is left"))
            continuation.finish()
        }
        return stream
    }
}

/// What the monitor asks of the system, so that a test can answer instead.
struct WatchedSystem: Sendable {
    var survey: @Sendable () -> AttachedDevices.Survey
    var look: @Sendable (_ path: String) -> AttachedDevice?
    var isUdevRunning: @Sendable () -> Bool

    static let linux = WatchedSystem(
        survey: { DeviceTree.survey() },
        look: { DeviceTree.look(at: $0) },
        isUdevRunning: { UdevDaemon.isRunning() }
    )
}
