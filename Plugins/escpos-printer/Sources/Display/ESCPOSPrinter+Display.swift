import TillDeviceKit
import TillLineDisplay

/// The display on the printer's line. Its writes stand between those of the printer and never in the middle of a print.
extension ESCPOSPrinter {
    /// The texts of the display wait for nothing but the bytes of a print: what the printer has received whole it can
    /// work off while the display changes.
    private var mayWriteDisplay: Bool { isLinkUp && running?.phase != .writing }

    /// - Returns: nil where the call is for another device.
    mutating func displayCalled(id: Int, _ call: DriverCall) -> [DriverOutput]? {
        guard let shared = display, call.device == shared.name else { return nil }
        switch call {
        case .displayText(_, let lines): return show(lines, SharedDisplay.Answer(id: id, result: .done))
        case .checkHealth(_, .internal):
            let size = shared.encoder.size
            let text =
                "Internal HCheck: Successful, Rows \(size.rows), Columns \(size.columns), on the printer's line"
            return [.result(id: id, DriverResult(text: text))]
        case .checkHealth(_, .external):
            let text = "External HCheck: look whether each column is lit and each letter is right"
            let pattern = DisplayCheck.pattern(shared.encoder)
            return show(pattern, SharedDisplay.Answer(id: id, result: DriverResult(text: text)))
        case .checkHealth(_, .interactive):
            let number = String(DisplayCheck.number(call: id))
            let text = "Interactive HCheck: shown: \(number)"
            return show([number], SharedDisplay.Answer(id: id, result: DriverResult(text: text)))
        default:
            let text = "a display on the printer's line does not do this"
            return [.failure(id: id, DeviceError(.illegal, .giveUp, text, bytesSent: 0))]
        }
    }

    private mutating func show(_ lines: [String], _ answer: SharedDisplay.Answer) -> [DriverOutput] {
        guard let older = display?.show(lines, answer) else { return [] }
        let text = "a newer text took its place before it was sent"
        return [.failure(id: older.id, DeviceError(.busy, .giveUp, text, bytesSent: 0))]
    }

    /// What the display is sent now; asked for after whatever happened.
    mutating func displayOutputs() -> [DriverOutput] {
        guard mayWriteDisplay, display != nil else { return [] }
        if let bytes = display?.bytes(token: lastToken + 1) {
            lastToken += 1
            return [.write(bytes, token: lastToken)]
        }
        guard let answer = display?.standing() else { return [] }
        return [.result(id: answer.id, answer.result)]
    }

    /// Before anything else on a new connection, but behind the zeros of a print that broke.
    mutating func clearDisplayLine() -> [DriverOutput] {
        guard let name = display?.name else { return [] }
        display?.connected()
        lastToken += 1
        return [
            .write(SharedDisplay.clearing, token: lastToken),
            .count(device: name, statistic: "OnlineTransitionCount", by: 1),
        ]
    }

    /// - Returns: nil where the write was none of the display's.
    mutating func displayWritten(_ token: Int) -> [DriverOutput]? {
        guard display?.token == token else { return nil }
        return display?.hasLeft().map { .result(id: $0.id, $0.result) }
    }

    /// - Returns: nil where the write was none of the display's.
    mutating func displayNotWritten(_ token: Int, _ error: DeviceError) -> [DriverOutput]? {
        guard display?.token == token else { return nil }
        return display?.hasNotLeft().map { .failure(id: $0.id, error) }
    }

    mutating func displayDisconnected(_ error: DeviceError) -> [DriverOutput] {
        display?.disconnected().map { .failure(id: $0.id, error) } ?? []
    }

    /// A display that watches the line takes ESC = for its own wherever it stands, also within a picture or the data of
    /// a code. Nothing of a print is changed for that; it is said, so that somebody who finds half a print knows why.
    func displayWarning(_ job: String, _ bytes: [UInt8]) -> [DriverOutput] {
        guard display != nil else { return [] }
        let lead = EpsonCommands.selectDisplay.prefix(2)
        let isHidden = bytes.indices.dropLast(2).contains { index in
            bytes[index..<index + 2] == lead && bytes[index + 2] != 1 && bytes[index + 2] <= 3
        }
        guard isHidden else { return [] }
        let text =
            "job \(job): a picture or code of it holds the bytes ESC =, by which the display on the line may cut "
            + "it off"
        return [.log(.warning, text)]
    }
}
