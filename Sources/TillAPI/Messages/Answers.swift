import TillDevices
import TillDomain
import TillRuntime
import TillStore

/// What became of an action.
public struct ActionAnswer: Equatable, Sendable, Codable {
    public struct Refused: Equatable, Sendable, Codable {
        public var code: String
        public var text: String

        public init(code: String, text: String) {
            self.code = code
            self.text = text
        }
    }

    /// Absent when it was done.
    public var refused: Refused?
    public var status: TerminalStatus
}

/// The body of every answer that is no success.
public struct APIError: Error, Equatable, Sendable, Codable, CustomStringConvertible {
    public struct Detail: Equatable, Sendable, Codable {
        public var code: String
        public var message: String
    }

    public var error: Detail

    public init(_ code: String, _ message: String) {
        error = Detail(code: code, message: message)
    }

    public var description: String { error.message }
}

public struct DeviceList: Sendable, Codable {
    public var devices: [DeviceStatus]

    public init(devices: [DeviceStatus]) {
        self.devices = devices
    }
}

public struct HealthCheckAnswer: Equatable, Sendable, Codable {
    public var device: String
    public var text: String

    public init(device: String, text: String) {
        self.device = device
        self.text = text
    }
}

public struct PrintJobList: Sendable, Codable {
    public struct Job: Sendable, Codable {
        public var id: String
        public var title: String
        public var state: String
        /// The printer that was last given it.
        public var device: String?
        /// The printer on which it should have come out, where `device` is the fall-back.
        public var insteadOf: String?
        public var attempts: Int
        /// How often a person had it printed again after an unknown outcome.
        public var repeats: Int
        public var bytesSent: Int?
        public var reason: String?
        /// Who had it printed again or discarded it, the last time that somebody did.
        public var settledBy: String?
        public var createdAtMillis: Int64
    }

    public var jobs: [Job]

    init(_ stored: [StoredPrintJob]) {
        jobs = stored.map { job in
            Job(
                id: job.id,
                title: job.title,
                state: job.state.rawValue,
                device: job.device,
                insteadOf: job.insteadOf,
                attempts: job.attempts,
                repeats: job.repeats,
                bytesSent: job.bytesSent,
                reason: job.reason,
                settledBy: job.settledBy,
                createdAtMillis: job.createdAtMillis
            )
        }
    }
}

/// A text to print on the receipt printer.
public struct PrintRequest: Equatable, Sendable, Codable {
    public static let textMaxCharacters = 20_000

    public var title: String
    public var text: String

    public init(title: String, text: String) {
        self.title = title
        self.text = text
    }
}

public struct PrintQueued: Equatable, Sendable, Codable {
    public var job: String
}

/// The openings of the drawers, newest first.
public struct DrawerOpeningList: Equatable, Sendable, Codable {
    public var openings: [DrawerOpeningRecord]

    init(_ openings: [DrawerOpeningRecord]) {
        self.openings = openings
    }
}

/// A person's decision on a print: `retry` prints one of unknown outcome again, and one that waits at once.
public struct PrintDecision: Equatable, Sendable, Codable {
    public enum Choice: String, Equatable, Sendable, Codable {
        case retry, discard
    }

    public var job: String
    public var choice: Choice

    public init(job: String, choice: Choice) {
        self.job = job
        self.choice = choice
    }
}

public struct JournalPage: Sendable, Codable {
    public struct Entry: Sendable, Codable {
        public var sequence: Int64
        public var atMillis: Int64
        public var event: String
        public var catalogueEtag: String
        public var action: Action
    }

    public var entries: [Entry]

    public init(_ stored: [JournalEntry]) {
        entries = stored.map { entry in
            Entry(
                sequence: entry.sequence,
                atMillis: entry.action.stamp.atMillis,
                event: entry.eventName,
                catalogueEtag: entry.catalogueEtag,
                action: entry.action
            )
        }
    }
}

public struct OutboxList: Sendable, Codable {
    public struct Entry: Sendable, Codable {
        public var reference: String
        public var state: String
        public var attempts: Int
        public var nextAttemptAtMillis: Int64
        public var lastError: String?
    }

    public var entries: [Entry]

    init(_ stored: [StoredSubmission]) {
        entries = stored.map { entry in
            Entry(
                reference: entry.reference,
                state: entry.state.rawValue,
                attempts: entry.attempts,
                nextAttemptAtMillis: entry.nextAttemptAtMillis,
                lastError: entry.lastError
            )
        }
    }
}

public struct HealthAnswer: Equatable, Sendable, Codable {
    /// `ok`, or `degraded` where a device, the upstream or the store is out.
    public var status: String
    public var uptimeSeconds: Int64
    /// Empty for who has not said who asks.
    public var problems: [String]
}

public struct FoundProducts: Equatable, Sendable, Codable {
    public struct Item: Equatable, Sendable, Codable {
        public var id: Int
        public var name: String
        public var barcode: String
        /// Exact, with a point.
        public var price: String

        init(_ product: Product) {
            id = product.id
            name = product.name
            barcode = product.barcode
            price = product.listPrice.plain
        }
    }

    public var products: [Item]
}
