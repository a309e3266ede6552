import TillDeviceKit

/// Commands that act at reception. Source: Epson ESC/POS command reference, DLE EOT, DLE ENQ, DLE DC4.
extension ESCPOSEmulator {
    /// Milliseconds of one step of the drawer pulse of DLE DC4.
    private static let pulseStepMillis = 100

    /// - Returns: `true` if the buffers were cleared, and the command's bytes with them.
    mutating func executeRealTime(_ command: [UInt8]) -> Bool {
        switch command[1] {
        case ControlCode.eot: answerRealTime(command[2])
        case ControlCode.enq: return enquire(command[2])
        case ControlCode.dc4: return executeDC4(command)
        default: break
        }
        return false
    }

    private mutating func answerRealTime(_ number: UInt8) {
        guard profile.status.realTime, !profile.status.isHarmful else { return }
        if let answer = reported.realTime(number) { reply([answer]) }
    }

    /// DLE ENQ n: heeded while there is a recoverable error only.
    private mutating func enquire(_ number: UInt8) -> Bool {
        guard !latchedErrors.isDisjoint(with: [.recoverable, .autocutter]) else { return false }
        if number == 2 { clearBuffers() }
        if number == 1 || number == 2 { recover() }
        return number == 2
    }

    private mutating func executeDC4(_ command: [UInt8]) -> Bool {
        switch command[2] {
        case 1: pulse(command)
        case 3: emit(.buzzer(command))
        case 7: sendStatus(command)
        case 8:
            clearBuffers()
            reply([ReplyByte.response, 0x25, ReplyByte.terminator])
            return true
        // Function 2, power off, is disabled unless GS ( D enables it, and no more than that is emulated.
        default: emit(.ignored(command))
        }
        return false
    }

    /// DLE DC4 1 m t.
    private mutating func pulse(_ command: [UInt8]) {
        guard profile.drawer, modes.isRealTimePulseOn else { return }
        let millis = Int(command[4]) * Self.pulseStepMillis
        openDrawer(by: DrawerPulse(pin: command[3] == 0 ? .pin2 : .pin5, onMillis: millis, offMillis: millis))
    }

    /// DLE DC4 7 m: once, whether or not it is enabled.
    private mutating func sendStatus(_ command: [UInt8]) {
        switch command[3] {
        case 1: reply(reported.automatic)
        case 4: reply(reported.offlineResponse(withCause: true))
        default: emit(.ignored(command))
        }
    }
}
