import TillDeviceKit

/// UnifiedPOS `checkHealth`, with a person where the level is interactive: what is asked, and what the answers mean. A
/// value without I/O.
///
/// A driver that has no interactive level (`E_ILLEGAL`) is asked for the external one, and a scanner's, which has
/// neither, for the internal one.
///
/// Bounds: every question has a time, and one that is answered with nonsense is asked `attemptsMax` times; so every
/// dialogue ends.
public struct HealthDialogue: Equatable, Sendable {
    public static let attemptsMax = 3
    public static let answerMillis: Int64 = 120_000
    public static let scanMillis: Int64 = 30_000
    public static let shutMillis: Int64 = 60_000

    public enum Event: Equatable, Sendable {
        case start
        /// The driver did what was asked of it; for a check with its `CheckHealthText`.
        case done(text: String)
        case refused(DeviceError)
        /// A line that the person typed.
        case answered(String)
        case device(HeldDeviceEvent)
        /// The time of the last step is over.
        case timeOver
        /// There is nobody who could answer any more.
        case inputEnded
    }

    /// What is done next; nil is nothing, and the last step goes on.
    public enum Step: Equatable, Sendable {
        case check(HealthLevel)
        /// Shows this on the display.
        case show([String])
        case ask(String, withinMillis: Int64)
        /// Says this and waits for the device.
        case wait(String, withinMillis: Int64)
        case end(HealthVerdict)
    }

    enum Stage: Equatable, Sendable {
        case begun
        case checking(HealthLevel)
        case showing
        case number(Int, attemptsLeft: Int)
        case isThere(Question, attemptsLeft: Int)
        case scan
        case shut(wasSeenOpen: Bool)
        case ended
    }

    enum Question: Equatable, Sendable {
        case page, drawer
    }

    let device: String
    let deviceClass: DeviceClass
    let level: HealthLevel
    /// What a display shows.
    let number: Int
    var stage = Stage.begun
    var checkHealthText = ""
    /// What the switch of a drawer told last.
    var isDrawerOpen: Bool?

    /// - Parameter number: four digits for a display to show, different each time.
    public init(device: String, deviceClass: DeviceClass, level: HealthLevel, number: Int) {
        self.device = device
        self.deviceClass = deviceClass
        self.level = level
        self.number = number
    }

    public mutating func received(_ event: Event) -> Step? {
        if case .device(.status(let status, _)) = event { noteDrawer(status) }
        switch (stage, event) {
        case (.ended, _): return nil
        case (.begun, .start):
            stage = .checking(level)
            return .check(level)
        case (.checking, .done(let text)): return checked(text)
        case (.checking(let asked), .refused(let error)): return checkRefused(asked, error)
        case (.showing, .done):
            stage = .number(number, attemptsLeft: Self.attemptsMax)
            return .ask("Type the number on the display: ", withinMillis: Self.answerMillis)
        case (.showing, .refused(let error)), (.scan, .refused(let error)), (.shut, .refused(let error)):
            return fail(error)
        case (.number(let wanted, let left), .answered(let line)): return numberTyped(line, wanted, left)
        case (.isThere(let question, let left), .answered(let line)): return answered(line, question, left)
        case (.number, .timeOver), (.isThere, .timeOver), (_, .inputEnded):
            return fail("nobody answered", "Repeat the test with somebody at the device")
        case (_, .device(.ended(let why))):
            return fail("the claim of the device is over: \(why.rawValue)", "Repeat the test")
        case (.scan, .device(let event)): return scanned(event)
        case (.scan, .timeOver): return noScan()
        case (.shut, .device): return lookAtDrawer()
        case (.shut(let wasSeenOpen), .timeOver): return leftOpen(wasSeenOpen)
        default: return nil
        }
    }

    private mutating func noteDrawer(_ status: StatusUpdate.Status) {
        if status == .drawerOpen { isDrawerOpen = true }
        if status == .drawerClosed { isDrawerOpen = false }
    }

    // MARK: - Ends

    mutating func pass(_ text: String, _ scan: HealthVerdict.Scan? = nil) -> Step {
        end(hasPassed: true, text, "", scan)
    }

    mutating func fail(_ text: String, _ next: String) -> Step {
        end(hasPassed: false, text, next, nil)
    }

    mutating func fail(_ error: DeviceError) -> Step {
        let next =
            switch error.recovery {
            case .retry, .reopen: "Wait a moment and repeat the test"
            case .waitForOperator: "See to the device, then repeat the test"
            case .giveUp: "See to the configuration: till devices list --long"
            }
        return fail("\(error)", next)
    }

    private mutating func end(
        hasPassed: Bool,
        _ text: String,
        _ next: String,
        _ scan: HealthVerdict.Scan?
    ) -> Step {
        stage = .ended
        return .end(
            HealthVerdict(
                device: device,
                level: level,
                passed: hasPassed,
                text: text,
                next: next,
                checkHealthText: checkHealthText,
                scan: scan
            )
        )
    }
}
