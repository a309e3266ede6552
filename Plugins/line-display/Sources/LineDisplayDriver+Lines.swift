import TillDeviceKit
import TillLineDisplay

/// Bringing the lines to the display: all that changed in one write, or one after the other with pauses.
extension LineDisplayDriver {
    /// What is to be on the display now.
    private var target: [DisplayLine] {
        idleStep.map { encoder.lines(idleLines(step: $0)) } ?? wanted
    }

    /// - Parameter answer: ends with the write that brings the last of the lines, or at once where none is missing.
    mutating func bring(answering answer: Answer?) -> [DriverOutput] {
        guard settings.interLineMillis == 0 else { return bringInTurn(answering: answer) }
        let bytes = encoder.all(toward: target)
        if bytes.isEmpty { return joinLast(answer) }
        lastToken += 1
        waiting[lastToken] = [answer].compactMap(\.self)
        return [.write(bytes, token: lastToken)]
    }

    /// Nothing changes: what is on its way already is what the call asked for.
    private mutating func joinLast(_ answer: Answer?) -> [DriverOutput] {
        guard let last = waiting.keys.max() else { return Self.results([answer].compactMap(\.self)) + rest() }
        if let answer { waiting[last]?.append(answer) }
        return []
    }

    mutating func written(_ token: Int) -> [DriverOutput] {
        if token == lineToken { return lineWritten() }
        let answers = waiting.removeValue(forKey: token) ?? []
        return Self.results(answers) + (waiting.isEmpty ? rest() : [])
    }

    mutating func notWritten(_ token: Int, _ error: DeviceError) -> [DriverOutput] {
        guard token != lineToken else { return fail(error) }
        encoder.forget()
        endIdle()
        let answers = waiting.removeValue(forKey: token) ?? []
        return answers.map { .failure(id: $0.id, error) }
    }

    /// Whatever was on its way is lost.
    mutating func fail(_ error: DeviceError) -> [DriverOutput] {
        encoder.forget()
        endIdle()
        phase = .resting
        lineToken = nil
        let answers = waiting.keys.sorted().flatMap { waiting[$0] ?? [] }
        waiting = [:]
        return answers.map { .failure(id: $0.id, error) }
    }

    private static func results(_ answers: [Answer]) -> [DriverOutput] { answers.map { .result(id: $0.id, $0.result) } }

    // MARK: - One by one

    /// The key of those that wait for the screen as a whole, where lines are sent one by one.
    private static let whole = 0

    /// What is under way goes on with the newest lines; an older text that has not been sent yet is passed over.
    private mutating func bringInTurn(answering answer: Answer?) -> [DriverOutput] {
        if let answer { waiting[Self.whole, default: []].append(answer) }
        guard lineToken == nil, phase != .pausing else { return [] }
        return nextLine()
    }

    private mutating func nextLine() -> [DriverOutput] {
        guard let bytes = encoder.next(toward: target) else {
            phase = .resting
            return Self.results(waiting.removeValue(forKey: Self.whole) ?? []) + rest()
        }
        lastToken += 1
        lineToken = lastToken
        phase = .resting
        return [.write(bytes, token: lastToken)]
    }

    private mutating func lineWritten() -> [DriverOutput] {
        lineToken = nil
        phase = .pausing
        let isWhole = isMovedByDisplay || encoder.isShowing(target)
        let answers = isWhole ? waiting.removeValue(forKey: Self.whole) ?? [] : []
        return Self.results(answers) + [.wake(afterMillis: settings.interLineMillis)]
    }

    /// The pause behind a line is over.
    mutating func pauseEnded() -> [DriverOutput] {
        phase = .resting
        return isMovedByDisplay ? [] : nextLine()
    }
}
