/// Times of repeated runs, as they are reported: median, 95th and 99th percentile, number of runs.
struct Figures {
    private var nanoseconds: [UInt64] = []

    mutating func add(_ duration: Duration) {
        let (seconds, attoseconds) = duration.components
        nanoseconds.append(UInt64(seconds) * 1_000_000_000 + UInt64(attoseconds / 1_000_000_000))
    }

    var medianNanoseconds: UInt64 {
        let sorted = nanoseconds.sorted()
        return sorted.isEmpty ? 0 : sorted[sorted.count / 2]
    }

    var text: String {
        let sorted = nanoseconds.sorted()
        func at(_ share: Double) -> String {
            guard !sorted.isEmpty else { return "-" }
            return Self.text(sorted[min(sorted.count - 1, Int(Double(sorted.count) * share))])
        }
        return "p50 \(at(0.5))  p95 \(at(0.95))  p99 \(at(0.99))  max \(at(1))  n \(sorted.count)"
    }

    private static func text(_ nanoseconds: UInt64) -> String {
        switch nanoseconds {
        case 10_000_000...: "\(nanoseconds / 1_000_000) ms"
        case 1_000_000...: "\(nanoseconds / 1_000_000).\(nanoseconds / 100_000 % 10) ms"
        default: "\(nanoseconds / 1000).\(nanoseconds / 100 % 10) us"
        }
    }
}

func report(_ name: String, _ text: String) {
    print(name.padding(to: 44) + text)
}

extension String {
    func padding(to width: Int) -> String {
        self + String(repeating: " ", count: max(1, width - count))
    }
}
