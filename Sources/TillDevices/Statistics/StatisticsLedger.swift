/// Makes one account of the counts of many driver processes. A value without I/O.
///
/// A driver counts from the start of its process; what it has counted since it was asked before is added to what has
/// to be kept. A process of a later generation begins at zero, whatever the one before it had. What has not been kept
/// yet stays until it is, so that a failing disk costs no count.
///
/// Bounds: `namesMax` names for each device, of `nameMaxBytes` at most; others are not counted.
public struct StatisticsLedger: Equatable, Sendable {
    public static let namesMax = 128
    public static let nameMaxBytes = 64

    /// Differences by device and by the name of the statistic.
    public typealias Batch = [String: [String: Int]]

    private struct Known: Equatable {
        var generation: Int
        var counts: [String: Int] = [:]
    }

    private var known: [String: Known] = [:]
    /// What is not kept yet. No difference in it is zero.
    public private(set) var unsaved: Batch = [:]

    public init() {}

    /// Takes what the process of this generation has counted since it started. An answer that is older than one that
    /// was taken before changes nothing: counts only grow.
    public mutating func counted(_ counts: [String: Int], by device: String, generation: Int) {
        var known = self.known[device] ?? Known(generation: generation)
        guard generation >= known.generation else { return }
        if generation > known.generation { known = Known(generation: generation) }
        for (name, count) in counts.sorted(by: { $0.key < $1.key }) {
            let before = known.counts[name] ?? 0
            guard count > before, name.utf8.count <= Self.nameMaxBytes, !name.isEmpty,
                known.counts[name] != nil || known.counts.count < Self.namesMax
            else { continue }
            known.counts[name] = count
            let (sum, isTooLarge) = (unsaved[device]?[name] ?? 0).addingReportingOverflow(count - before)
            unsaved[device, default: [:]][name] = isTooLarge ? Int.max : sum
        }
        self.known[device] = known
    }

    /// The batch is on the disk.
    public mutating func saved(_ batch: Batch) {
        for (device, counts) in batch {
            for (name, count) in counts {
                guard let left = unsaved[device]?[name].map({ $0 - count }) else { continue }
                unsaved[device]?[name] = left > 0 ? left : nil
            }
            if unsaved[device]?.isEmpty ?? false { unsaved[device] = nil }
        }
    }
}
