/// Cuts what a driver writes to its standard error into lines for the log.
///
/// Bounds: a line is cut at `lineMaxBytes`, and what follows of it becomes a line of its own; lines above the
/// `LineBudget` are dropped and counted.
struct ErrorLines {
    static let lineMaxBytes = 4096

    private var begun: [UInt8] = []
    private var budget = LineBudget()

    /// The lines that are complete now. Empty ones are left out.
    mutating func received(_ bytes: some Sequence<UInt8>, nowMillis: Int64) -> [String] {
        var lines: [String] = []
        for byte in bytes {
            if byte == UInt8(ascii: "\n") {
                lines += take(nowMillis: nowMillis)
            } else {
                begun.append(byte)
                if begun.count == Self.lineMaxBytes { lines += take(nowMillis: nowMillis) }
            }
        }
        return lines
    }

    /// What stands without a line end when the driver is gone: often the reason.
    mutating func ended(nowMillis: Int64) -> [String] {
        take(nowMillis: nowMillis)
    }

    private mutating func take(nowMillis: Int64) -> [String] {
        defer { begun.removeAll(keepingCapacity: true) }
        guard !begun.isEmpty else { return [] }
        let line = String(decoding: begun, as: UTF8.self)
        switch budget.admit(nowMillis: nowMillis) {
        case .pass: return [line]
        case .passAfter(let dropped): return ["(\(dropped) lines were dropped)", line]
        case .drop: return []
        }
    }
}
