/// What a check found, in the order in which a technician wants to know it.
struct DoctorFinding: Encodable, Equatable {
    enum Severity: String, Encodable, Comparable {
        /// As it should be.
        case good
        /// Good to know.
        case note
        /// It works, and something will go wrong one day.
        case warning
        /// It does not work.
        case problem

        private var rank: Int {
            switch self {
            case .good: 0
            case .note: 1
            case .warning: 2
            case .problem: 3
            }
        }

        static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }
    }

    var severity: Severity
    /// What was looked at.
    var tested: String
    var found: String
    /// What follows from it; empty where nothing does.
    var means = ""
    /// What to do; empty where there is nothing to do.
    var remedy = ""

    var text: String {
        var lines = ["\(severity.rawValue.uppercased()): \(tested)", "  found: \(found)"]
        if !means.isEmpty { lines.append("  means: \(means)") }
        if !remedy.isEmpty { lines.append("  do:    \(remedy)") }
        return lines.joined(separator: "\n")
    }
}
