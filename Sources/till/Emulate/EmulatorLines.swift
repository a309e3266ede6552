import TillESCPOS

/// What the emulated printer does, in words.
enum EmulatorLines {
    /// The most bytes of a command that are shown.
    static let shownMaxBytes = 16

    /// One line for an event that is neither paper nor an answer.
    static func line(of event: EmulatorEvent) -> String? {
        switch event {
        case .reply, .cut: nil
        case .pulse(let pulse): "drawer pulse on pin \(pulse.pin.rawValue), \(pulse.onMillis) ms"
        case .buzzer: "buzzer"
        case .ignored(let command): "ignored: \(hex(command))"
        case .unknown(let command): "unknown command: \(hex(command))"
        case .skipped(let head, let count): "skipped a command of \(count) bytes: \(hex(head))"
        case .overflowed(let count): "receive buffer full: \(count) bytes are lost"
        case .lost(let count): "no power: \(count) bytes are lost"
        case .offline(let isOffline): isOffline ? "offline: printing has stopped" : "online: printing goes on"
        }
    }

    /// What went wrong in a print, each kind of thing once and with its count.
    static func problems(in events: [EmulatorEvent]) -> [String] {
        var counts: [String: Int] = [:]
        var order: [String] = []
        for event in events {
            switch event {
            case .reply, .cut, .pulse, .buzzer, .offline: continue
            case .ignored, .unknown, .skipped, .overflowed, .lost:
                guard let line = line(of: event) else { continue }
                if counts[line] == nil { order.append(line) }
                counts[line, default: 0] += 1
            }
        }
        return order.map { line in
            let count = counts[line] ?? 1
            return count == 1 ? line : "\(line) (\(count) times)"
        }
    }

    private static func hex(_ bytes: [UInt8]) -> String {
        let shown = bytes.prefix(shownMaxBytes).map { byte in
            (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
        }
        return shown.joined(separator: " ") + (bytes.count > shownMaxBytes ? " ... (\(bytes.count) bytes)" : "")
    }
}
