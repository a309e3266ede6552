import TillDeviceKit
import TillDevices

/// Carries out a `HealthDialogue`: one mailbox for what the person types, what the device tells, what the driver answers
/// and what the time says.
struct HealthTest: Sendable {
    /// Where the answers come from.
    enum Answers: Sendable {
        /// One after the other; when none is left there is nobody who answers.
        case given([String])
        case typed
        /// A level at which nobody is asked.
        case none
    }

    private enum Input: Sendable {
        case event(HealthDialogue.Event)
        /// A step's own time; one of a step that is over is ignored.
        case timeOver(step: Int)
    }

    let bench: any HealthBench
    let answers: Answers
    /// Says something to the person, without a line end.
    let prompt: @Sendable (String) -> Void

    func run(_ dialogue: HealthDialogue) async -> HealthVerdict? {
        let (inputs, mailbox) = AsyncStream.makeStream(of: Input.self)
        return await withTaskGroup(of: Void.self) { group in
            defer { group.cancelAll() }
            group.addTask { await listen(mailbox) }
            if case .typed = answers {
                group.addTask {
                    for await line in InputLines.stream(0) { mailbox.yield(.event(.answered(line))) }
                    mailbox.yield(.event(.inputEnded))
                }
            }
            return await perform(dialogue, inputs, mailbox, &group)
        }
    }

    private func perform(
        _ dialogue: HealthDialogue,
        _ inputs: AsyncStream<Input>,
        _ mailbox: AsyncStream<Input>.Continuation,
        _ group: inout TaskGroup<Void>
    ) async -> HealthVerdict? {
        var (dialogue, left, step) = (dialogue, given, 0)
        mailbox.yield(.event(.start))
        for await input in inputs {
            let event: HealthDialogue.Event
            switch input {
            case .event(let told): event = told
            case .timeOver(let ended):
                guard ended == step else { continue }
                event = .timeOver
            }
            guard let next = dialogue.received(event) else { continue }
            step += 1
            switch next {
            case .check(let level): group.addTask { mailbox.yield(.event(await check(level))) }
            case .show(let lines): group.addTask { mailbox.yield(.event(await show(lines))) }
            case .ask(let question, let millis):
                prompt(question)
                setTimer(step, millis, mailbox, &group)
                if case .typed = answers { continue }
                guard !left.isEmpty else {
                    mailbox.yield(.event(.inputEnded))
                    continue
                }
                let answer = left.removeFirst()
                prompt(answer + "\n")
                mailbox.yield(.event(.answered(answer)))
            case .wait(let text, let millis):
                prompt(text + "\n")
                setTimer(step, millis, mailbox, &group)
            case .end(let verdict): return verdict
            }
        }
        return nil
    }

    private var given: [String] { if case .given(let list) = answers { list } else { [] } }

    private func setTimer(
        _ step: Int,
        _ millis: Int64,
        _ mailbox: AsyncStream<Input>.Continuation,
        _ group: inout TaskGroup<Void>
    ) {
        group.addTask {
            // Only the end of the test ends the sleep early, and nobody reads the mailbox then.
            try? await Task.sleep(for: .milliseconds(millis))
            mailbox.yield(.timeOver(step: step))
        }
    }

    private func listen(_ mailbox: AsyncStream<Input>.Continuation) async {
        do {
            try await bench.listen { mailbox.yield(.event(.device($0))) }
        } catch {
            let text = "what happens on the device cannot be heard: \(error)"
            mailbox.yield(.event(.refused(DeviceError(.failure, .retry, text))))
        }
    }

    private func check(_ level: HealthLevel) async -> HealthDialogue.Event {
        do throws(DeviceError) { return .done(text: try await bench.check(level)) } catch { return .refused(error) }
    }

    private func show(_ lines: [String]) async -> HealthDialogue.Event {
        do throws(DeviceError) {
            try await bench.show(lines)
            return .done(text: "")
        } catch {
            return .refused(error)
        }
    }
}
