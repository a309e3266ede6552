import TillAPI
import TillDevices
import TillRuntime

/// A person or a script at the prompt, as a client of the local API.
struct PromptSession: Sendable {
    /// What a script waits for at the most.
    static let patienceMillis = 10_000

    let client: LocalAPIClient
    let feed: FeedLog
    /// Where codes are handed to a scanner; nil sends them straight to the terminal.
    let scanner: ScannerSocket?
    /// What the demonstration can be told beside selling; nil where there is none.
    let demo: (any DemoControl)?

    /// A command that did not do what it should.
    struct Failed: Error, CustomStringConvertible {
        var description: String
        /// The feed has told it already.
        var wasShown = false
    }

    enum Next: Equatable {
        case goOn
        case quit
    }

    /// Does one line; throws what went wrong.
    func perform(_ line: String) async throws -> Next {
        guard let command = try PromptCommand.parse(line) else { return .goOn }
        if command == .quit { return .quit }
        if let refused = try await refusal(command) {
            throw Failed(description: "\(refused.code): \(refused.text)", wasShown: refused.code != "WRONG_PIN")
        }
        return .goOn
    }

    /// Does a command; answers why it was refused, or nil when it was done.
    private func refusal(_ command: PromptCommand) async throws -> ActionAnswer.Refused? {
        switch command {
        case .scan(let code): return try await scan(code)
        case .act(let request): return try await act(request)
        case .show: Console.out(StatusCommand.text(try await client.status()))
        case .devices: Console.out(DevicesCommand.table(try await client.devices().devices))
        case .search(let text): try await search(text)
        case .help: Console.out(PromptCommand.helpText)
        case .quit: break
        case .control(let control): try await perform(control)
        }
        return nil
    }

    /// The answer is here before the feed has told it; what a person reads should not lag behind what they typed.
    private func act(_ request: ActionRequest) async throws -> ActionAnswer.Refused? {
        let answer = try await client.act(request)
        try await catchUp(with: answer.status)
        return answer.refused
    }

    /// Waits until everything has been shown that the terminal had told by then.
    func catchUp(with status: TerminalStatus) async throws {
        let feedWaitMillis = 1000
        try await feed.caughtUp(with: status.feedNumber, within: feedWaitMillis)
    }

    /// Waits a moment for prints that are under way, so that a receipt stands above the next prompt and not in it.
    func settleBriefly() async throws {
        let (pollMillis, patienceMillis) = (20, 1500)
        for _ in 0..<(patienceMillis / pollMillis) {
            let status = try await client.status()
            guard status.queuedPrints > 0 else { return try await catchUp(with: status) }
            try await Task.sleep(for: .milliseconds(pollMillis))
        }
    }

    private func scan(_ code: String) async throws -> ActionAnswer.Refused? {
        guard let scanner else { return try await act(ActionRequest(.scan, code: code)) }
        let before = try await client.status()
        try await catchUp(with: before)
        try scanner.send(code)
        let event = try await feed.first(after: before.feedNumber, within: Self.patienceMillis) { event in
            switch event {
            case .refused, .fault: true
            case .sound(let sound): sound == .accepted
            default: false
            }
        }
        switch event {
        case .refused(let code, let text): return ActionAnswer.Refused(code: code, text: text)
        case .fault(let text): throw Failed(description: text, wasShown: true)
        case .sound: return nil
        default: throw Failed(description: "the scan of \(code) had no effect within \(Self.patienceMillis / 1000) s")
        }
    }

    private func search(_ text: String) async throws {
        let found = try await client.products(search: text, limit: 30)
        guard !found.isEmpty else { return Console.out("nothing is called '\(text)'") }
        var table = TextTable(["ID", "BARCODE", "PRICE", "NAME"])
        for product in found { table.add(["\(product.id)", product.barcode, product.price, product.name]) }
        Console.out(table.text)
    }

    // MARK: - What scripts need

    private func perform(_ control: ControlCommand) async throws {
        switch control {
        case .refused(let code, let command): try await expectRefusal(code, command)
        case .display(let text):
            try await wait("the display to show '\(text)'") {
                try await client.status().display.contains { $0.contains(text) }
            }
        case .settle:
            try await wait("prints and outbox to be through") {
                let status = try await client.status()
                return status.outboxDepth == 0 && status.queuedPrints == 0
            }
            try await catchUp(with: try await client.status())
        case .ready(let device):
            try await wait("\(device) to be ready") {
                try await client.devices().devices.contains { $0.name == device && $0.condition == .ready }
            }
        case .replay: _ = try await client.retryOutbox(all: true)
        case .offline: try await needDemo().stopUpstream()
        case .online: try await needDemo().startUpstream()
        case .kill(let device): try await kill(device)
        case .orders(let count):
            let demo = try needDemo()
            try await wait("the upstream to have \(count) orders") { try await demo.orderCount() == count }
        case .papers(let device, let count):
            let demo = try needDemo()
            try await wait("\(count) papers to be drawn by \(device)") { demo.paperCount(device) == count }
        }
    }

    /// Kills a driver and waits until the terminal has noticed, so that the next line of a script meets the fault.
    private func kill(_ device: String) async throws {
        let before = try await client.devices().devices
        try needDemo().kill(device, before)
        let pid = before.first { $0.name == device }?.pid
        try await wait("the terminal to notice that \(device) is gone") {
            try await client.devices().devices.first { $0.name == device }?.pid != pid
        }
    }

    private func expectRefusal(_ code: String, _ line: String) async throws {
        guard let command = try PromptCommand.parse(line) else { return }
        guard let refused = try await refusal(command) else {
            throw Failed(description: "'\(line)' was done; \(code) was expected")
        }
        guard refused.code == code else {
            throw Failed(description: "'\(line)' was refused with \(refused.code), not \(code): \(refused.text)")
        }
    }

    private func needDemo() throws -> any DemoControl {
        guard let demo else { throw Failed(description: "this works in till demo only") }
        return demo
    }

    private func wait(_ what: String, _ isTrue: () async throws -> Bool) async throws {
        let pollMillis = 25
        for _ in 0..<(Self.patienceMillis / pollMillis) {
            if try await isTrue() { return }
            try await Task.sleep(for: .milliseconds(pollMillis))
        }
        throw Failed(description: "waited \(Self.patienceMillis / 1000) s for \(what)")
    }
}

/// What a demonstration can do to itself.
protocol DemoControl: Sendable {
    func stopUpstream() async throws
    func startUpstream() async throws
    func kill(_ device: String, _ devices: [DeviceStatus]) throws
    func orderCount() async throws -> Int
    /// How many papers a virtual printer has drawn.
    func paperCount(_ device: String) -> Int
}
