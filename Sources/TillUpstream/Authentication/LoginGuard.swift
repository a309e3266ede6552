/// Counts failed sign-ins by login, so that passwords cannot be tried in bulk. A decision without a clock.
struct LoginGuard: Sendable {
    /// After so many failures in a row a login has to pause; while it does, the right password is refused as well.
    static let failuresMax = 5
    static let pauseMillis: Int64 = 30_000
    /// Failures that are older than this are forgotten.
    static let memoryMillis: Int64 = 600_000
    /// Logins that are remembered. At the bound the one with the oldest failure is forgotten, because a stranger who
    /// invents names must not be able to fill the memory.
    static let loginsMax = 1024

    enum Decision: Equatable {
        case go
        case pause(millis: Int64)
        /// As many attempts as are left are being verified this moment.
        case busy
    }

    private struct Record {
        var failures = 0
        var underWay = 0
        var lastMillis: Int64
    }

    private var records: [String: Record] = [:]

    /// Asked before a password is verified. After `.go`, `ended` must follow.
    mutating func begin(_ login: String, nowMillis: Int64) -> Decision {
        var record = records[login] ?? Record(lastMillis: nowMillis)
        let elapsed = nowMillis - record.lastMillis
        if record.failures >= Self.failuresMax {
            guard elapsed >= Self.pauseMillis else { return .pause(millis: Self.pauseMillis - elapsed) }
            record.failures = 0
        }
        if elapsed >= Self.memoryMillis { record.failures = 0 }
        guard record.failures + record.underWay < Self.failuresMax else { return .busy }
        record.underWay += 1
        makeRoom(for: login)
        records[login] = record
        return .go
    }

    mutating func ended(_ login: String, succeeded: Bool, nowMillis: Int64) {
        guard var record = records[login] else { return }
        record.underWay -= 1
        if succeeded {
            record.failures = 0
        } else {
            record.failures += 1
            record.lastMillis = nowMillis
        }
        records[login] = record.failures == 0 && record.underWay == 0 ? nil : record
    }

    private mutating func makeRoom(for login: String) {
        guard records[login] == nil, records.count >= Self.loginsMax else { return }
        let idle = records.filter { $0.value.underWay == 0 }
        guard let oldest = idle.min(by: { $0.value.lastMillis < $1.value.lastMillis }) else { return }
        records[oldest.key] = nil
    }
}
