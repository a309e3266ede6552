import TillDeviceKit

/// Decides what is looked at and when, between the kernel's events and the news for the reader.
///
/// Three things lie between an event and its news: an event names a path and says nothing of the device, so that the
/// path has to be looked at; a node may be there before its permissions are right, so that it is looked at again for a
/// while; and events can be lost, so that everything is surveyed from time to time.
struct AttachmentWatch {
    struct Waits: Equatable {
        /// Everything is surveyed this often, whatever the events say.
        var surveyMillis: Int64
        /// A survey that something asks for out of turn comes no sooner than this after the last one, so that a storm
        /// of events costs a bounded share of the time.
        var surveyPauseMillis: Int64 = 100
        /// A reader that was behind is given this long before the next attempt.
        var catchUpMillis: Int64 = 500
        /// When a node that may not be opened is looked at again, counted from its first sight. After the last of them
        /// it is told as it is, with what stands in the way.
        var settleMillis: [Int64] = [100, 300, 700, 1500]
    }

    enum Input: Equatable {
        /// An event of the kernel or of udevd.
        case event(action: String, path: String)
        /// Events were lost: the queue of the socket was full.
        case lostEvents
        case surveyed([AttachedDevice])
        case looked(path: String, AttachedDevice?)
    }

    /// What is to be asked of the system now.
    enum Work: Equatable {
        case survey
        case look([String])
        case wait(maxMillis: Int64)
    }

    /// More paths than this waiting to be looked at become a survey.
    static let pathsMax = 64

    private struct Settling: Equatable {
        var path: String
        /// How often it was looked at again.
        var looks = 0
        var firstAtMillis: Int64
    }

    private let waits: Waits
    /// Whether a node may be seen before its permissions are set, as it is everywhere but in the events of udevd.
    private let settles: Bool
    private(set) var book: AttachmentBook
    private var surveyAtMillis: Int64
    private var surveyedAtMillis: Int64?
    private var paths: [String] = []
    private var settling: [Settling] = []

    /// A watch whose first work is a survey.
    ///
    /// - Parameter book: what the reader knows already.
    init(_ waits: Waits, settles: Bool, book: AttachmentBook = AttachmentBook(), atMillis: Int64) {
        precondition(waits.surveyMillis > 0)
        (self.waits, self.settles, self.book) = (waits, settles, book)
        surveyAtMillis = atMillis
    }

    mutating func received(_ input: Input, atMillis: Int64) -> [AttachmentChange] {
        switch input {
        case .event(action: "remove", let path):
            paths.removeAll { Self.isAt(path, $0) }
            settling.removeAll { Self.isAt(path, $0.path) }
            return book.received(.removed(path: path))
        case .event(action: "move", _), .lostEvents:
            // A moved device has another path, and so has everything below it.
            surveySoon(atMillis)
            return []
        case .event(_, let path):
            // An event of a USB device, for instance on new permissions, concerns the interfaces below it.
            for path in [path] + book.paths(at: path) { look(at: path, atMillis) }
            return []
        case .surveyed(let devices):
            // What is there from the start has had its time.
            if surveyedAtMillis != nil { settle(devices, atMillis) }
            surveyAtMillis = atMillis + waits.surveyMillis
            surveyedAtMillis = atMillis
            paths = []
            return book.received(.surveyed(devices.filter { device in !settling.contains { $0.path == device.path } }))
        case .looked(let path, let device):
            return looked(path, device, atMillis)
        }
    }

    /// What is to be done at this moment. Asking takes the paths out: they are looked at once.
    mutating func work(atMillis: Int64) -> Work {
        if atMillis >= surveyAtMillis { return .survey }
        let due = settling.filter { settleAt($0) <= atMillis }.map(\.path)
        let now = paths + due.filter { !paths.contains($0) }
        paths = []
        if !now.isEmpty { return .look(now) }
        let next = settling.map(settleAt).min() ?? surveyAtMillis
        return .wait(maxMillis: min(next, surveyAtMillis) - atMillis)
    }

    /// The reader took only some of the last changes: the others are found anew by a survey a little later, from what
    /// the reader does know.
    ///
    /// - Parameters:
    ///   - before: the book as it was before these changes.
    ///   - taken: those that the reader was given.
    mutating func readerIsBehind(_ before: AttachmentBook, taken: some Sequence<AttachmentChange>, atMillis: Int64) {
        book = before
        book.apply(taken)
        surveyAtMillis = atMillis + waits.catchUpMillis
    }

    private mutating func look(at path: String, _ atMillis: Int64) {
        guard !paths.contains(path) else { return }
        guard paths.count < Self.pathsMax else { return surveySoon(atMillis) }
        paths.append(path)
    }

    private mutating func surveySoon(_ atMillis: Int64) {
        let earliest = surveyedAtMillis.map { $0 + waits.surveyPauseMillis } ?? atMillis
        surveyAtMillis = min(surveyAtMillis, max(atMillis, earliest))
    }

    private mutating func settle(_ devices: [AttachedDevice], _ atMillis: Int64) {
        for device in devices where mayGrow(device) && !settling.contains(where: { $0.path == device.path }) {
            guard settling.count < Self.pathsMax, !waits.settleMillis.isEmpty else { return }
            settling.append(Settling(path: device.path, firstAtMillis: atMillis))
        }
    }

    /// Whether it is new and may not be opened yet.
    private func mayGrow(_ device: AttachedDevice) -> Bool {
        settles && device.obstacle != nil && !device.path.isEmpty && !book.knows(device.path)
    }

    private mutating func looked(_ path: String, _ device: AttachedDevice?, _ atMillis: Int64) -> [AttachmentChange] {
        if let device, mayGrow(device) {
            if let index = settling.firstIndex(where: { $0.path == path }) {
                // An event in between does not shorten the wait.
                if settleAt(settling[index]) <= atMillis { settling[index].looks += 1 }
            } else {
                settle([device], atMillis)
            }
            if settling.contains(where: { $0.path == path && $0.looks < waits.settleMillis.count }) { return [] }
        }
        settling.removeAll { $0.path == path }
        return book.received(.looked(path: path, device))
    }

    private func settleAt(_ settling: Settling) -> Int64 {
        settling.firstAtMillis + waits.settleMillis[min(settling.looks, waits.settleMillis.count - 1)]
    }

    private static func isAt(_ parent: String, _ path: String) -> Bool {
        path == parent || path.hasPrefix(parent + "/")
    }
}
