import TillESCPOS

/// The emulated printer with its paper, as a value: bytes and words in, answers, lines and papers out.
struct EmulatedPrinter {
    enum Output: Equatable {
        /// To the host.
        case answer([UInt8])
        /// To the person.
        case tell(String)
        /// A paper is finished: it was cut, or torn off.
        case paper(Paper)
        case quit
    }

    private var emulator: ESCPOSEmulator
    /// A printer that loses what does not fit its buffer, as cheap ones do, instead of making the host wait.
    private let dropsOverflow: Bool

    init(profile: PrinterProfile, dropsOverflow: Bool) {
        emulator = ESCPOSEmulator(profile: profile)
        self.dropsOverflow = dropsOverflow
    }

    /// How many bytes the link may hand over now.
    func takes(atMost count: Int) -> Int {
        dropsOverflow ? count : min(count, emulator.acceptableByteCount)
    }

    mutating func received(_ bytes: [UInt8]) -> [Output] {
        outputs(emulator.received(bytes))
    }

    /// The host has gone: what it left on the paper is finished, cut or not.
    mutating func hostLeft() -> [Output] {
        emulator.paper.elements.isEmpty ? [] : [.paper(emulator.tearOff())]
    }

    mutating func perform(_ word: EmulationWord) -> [Output] {
        switch word {
        case .paper(let supply): return change { $0.paper = supply }
        case .cover(let isOpen): return change { $0.isCoverOpen = isOpen }
        case .error(let errors): return change { $0.errors = errors }
        case .panel(let isOffline): return change { $0.isHeldOffline = isOffline }
        case .drawer(let isOpen): return change { $0.drawer.isOpen = isOpen }
        case .drawerStuck(let isStuck): return change { $0.drawer.isStuck = isStuck }
        case .paperEnds(let lines): return changeFaults { $0.paperEndsAfterLines = lines }
        case .knife(let isJammed): return changeFaults { $0.cutterJams = isJammed }
        case .stall(let bytes): return changeFaults { $0.stallsAfterBytes = bytes }
        case .resume: return changeFaults { $0.stallsAfterBytes = nil }
        case .losePower(let bytes): return changeFaults { $0.losesPowerAfterBytes = bytes }
        case .powerCycle: return outputs(emulator.powerCycle()) + [.tell("power is on")]
        case .silence(let isSilent): return changeFaults { $0.isSilent = isSilent }
        case .confirmation(let isOn): return changeFaults { $0.refusesProcessID = !isOn }
        case .claim(let maker, let model): return claim(maker, model)
        case .tear: return [.paper(emulator.tearOff())]
        case .status: return [.tell(statusText)]
        case .help: return [.tell(EmulationWord.helpText)]
        case .quit: return [.quit]
        }
    }

    private mutating func change(_ edit: (inout EmulatedStatus) -> Void) -> [Output] {
        var status = emulator.status
        edit(&status)
        return outputs(emulator.change(to: status)) + [.tell(statusText)]
    }

    private mutating func changeFaults(_ edit: (inout EmulatorFaults) -> Void) -> [Output] {
        var faults = emulator.faults
        edit(&faults)
        return outputs(emulator.change(faults: faults)) + [.tell(statusText)]
    }

    private mutating func claim(_ maker: String, _ model: String) -> [Output] {
        var identity = emulator.faults.claimedIdentity ?? EmulatedIdentity(of: emulator.profile)
        (identity.maker, identity.model) = (maker, model)
        return changeFaults { $0.claimedIdentity = identity }
    }

    private var statusText: String {
        let status = emulator.status
        var words = ["paper \(status.paper)", "cover \(status.isCoverOpen ? "open" : "closed")"]
        words.append("drawer \(status.drawer.isOpen ? "open" : "shut")")
        if status.isHeldOffline { words.append("held offline") }
        if !status.errors.isEmpty { words.append("error") }
        let faults = emulator.faults
        if let bytes = faults.stallsAfterBytes { words.append("stalls after \(bytes) bytes") }
        if let bytes = faults.losesPowerAfterBytes { words.append("loses power after \(bytes) bytes") }
        if faults.isSilent { words.append("silent") }
        return words.joined(separator: ", ")
    }

    private mutating func outputs(_ events: [EmulatorEvent]) -> [Output] {
        var outputs: [Output] = []
        for event in events {
            switch event {
            case .reply(let bytes): outputs.append(.answer(bytes))
            case .cut: outputs.append(.paper(emulator.tearOff()))
            default: outputs += EmulatorLines.line(of: event).map { [.tell($0)] } ?? []
            }
        }
        return outputs
    }
}
