import Testing

/// What became of one key of one file.
struct VectorTally {
    var file: String
    var key: String
    private(set) var compared = 0
    private(set) var faults: [String] = []
    private(set) var unread: [String] = []

    /// The most that are told one by one.
    private static let shownMax = 50

    init(_ file: VectorFile, _ key: String) {
        self.file = file.name
        self.key = key
    }

    /// Reads and compares every entry of the key's list; none if the file has no such key.
    mutating func each(of file: VectorFile, _ body: (VectorValue, inout VectorTally) throws -> Void) throws {
        guard let value = file.root[key] else { return }
        for (position, entry) in try value.list("\(file.name): \(key)").enumerated() {
            do {
                try body(entry, &self)
            } catch {
                unread.append("\(key)[\(position)]: \(error)")
            }
        }
    }

    mutating func compare(_ isSame: Bool, _ what: @autoclosure () -> String) {
        compared += 1
        if !isSame { faults.append(what()) }
    }

    mutating func cannotRead(_ what: String) {
        unread.append(what)
    }

    /// Prints the count, and fails for what differs and for what could not be read.
    func close(sourceLocation: SourceLocation = #_sourceLocation) {
        print("vectors \(file) \(key): \(compared) numbers compared, \(faults.count) differ, \(unread.count) not read")
        for line in faults.prefix(Self.shownMax) {
            Issue.record("\(file) differs: \(line)", sourceLocation: sourceLocation)
        }
        for line in unread.prefix(Self.shownMax) {
            Issue.record("\(file) not read: \(line)", sourceLocation: sourceLocation)
        }
        let more = max(0, faults.count - Self.shownMax) + max(0, unread.count - Self.shownMax)
        if more > 0 { Issue.record("\(file) \(key): and \(more) more", sourceLocation: sourceLocation) }
    }
}
