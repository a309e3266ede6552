#if canImport(Glibc)
import Glibc
#endif

/// The I/O around an `EmulatedPrinter`: one thread, one poll(2) over the host, the person and those who knock.
struct EmulationLoop {
    /// The most that is read from a host at a time.
    static let readMaxBytes = 4096
    /// A line of the person's with more bytes is refused.
    static let lineMaxBytes = 1024
    /// How long a printer that takes nothing waits before it looks again.
    static let pauseMillis: Int32 = 20
    /// The longest wait, so that a signal is seen soon.
    static let waitMaxMillis: Int32 = 500

    private var printer: EmulatedPrinter
    private var end: EmulatedEnd
    private var slips: SlipFolder
    private var line: [UInt8] = []
    private var hearsPerson = true
    private var isOver = false

    init(_ printer: EmulatedPrinter, at end: EmulatedEnd, slips: SlipFolder) {
        self.printer = printer
        self.end = end
        self.slips = slips
    }

    /// Works until the person says quit, or the process is ended.
    mutating func run() throws {
        while !isOver {
            let ready = waitForSomething()
            if ready.knocks, end.accept() { Console.error("a host has connected") }
            if ready.person { try hearPerson() }
            if ready.host { try hearHost() }
        }
    }

    private func waitForSomething() -> (person: Bool, host: Bool, knocks: Bool) {
        var wanted: [pollfd] = []
        func add(_ descriptor: Int32?) -> Int? {
            guard let descriptor else { return nil }
            wanted.append(pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0))
            return wanted.count - 1
        }
        let isTaking = printer.takes(atMost: Self.readMaxBytes) > 0
        let person = add(hearsPerson ? 0 : nil)
        let host = add(isTaking ? end.host : nil)
        let knock = add(end.knock)
        _ = poll(&wanted, nfds_t(wanted.count), isTaking ? Self.waitMaxMillis : Self.pauseMillis)
        func isReady(_ index: Int?) -> Bool { index.map { wanted[$0].revents != 0 } ?? false }
        return (isReady(person), isReady(host), isReady(knock))
    }

    private mutating func hearHost() throws {
        let count = printer.takes(atMost: Self.readMaxBytes)
        guard count > 0 else { return }
        guard let bytes = end.read(max: count) else {
            end.hangUp()
            Console.error("the host has gone")
            return try perform(printer.hostLeft())
        }
        if bytes.isEmpty {
            // A pseudo-terminal that nobody has open is always ready.
            usleep(UInt32(Self.pauseMillis) * 1000)
        } else {
            try perform(printer.received(bytes))
        }
    }

    private mutating func hearPerson() throws {
        var buffer = [UInt8](repeating: 0, count: Self.lineMaxBytes)
        let count = read(0, &buffer, buffer.count)
        guard count > 0 else {
            // Without a person the printer goes on, as in a service.
            hearsPerson = count < 0 && errno == EINTR
            return
        }
        for byte in buffer[..<count] {
            guard byte == UInt8(ascii: "\n") else {
                if line.count < Self.lineMaxBytes { line.append(byte) }
                continue
            }
            let text = String(decoding: line, as: UTF8.self)
            line = []
            guard !text.allSatisfy(\.isWhitespace) else { continue }
            let word: EmulationWord
            do throws(EmulationWord.Unknown) {
                word = try EmulationWord(text)
            } catch {
                Console.error("\(error)")
                continue
            }
            try perform(printer.perform(word))
        }
    }

    private mutating func perform(_ outputs: [EmulatedPrinter.Output]) throws {
        for output in outputs {
            switch output {
            case .answer(let bytes): end.answer(bytes)
            case .tell(let text): Console.error(text)
            case .paper(let paper): Console.out(try slips.keep(paper))
            case .quit: isOver = true
            }
        }
    }
}
