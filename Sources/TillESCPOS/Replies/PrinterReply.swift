/// What the printer said.
public enum PrinterReply: Equatable, Sendable {
    /// DLE EOT 1.
    case printer(PrinterStatus)
    /// DLE EOT 2.
    case offlineCause(OfflineCause)
    /// DLE EOT 3.
    case errorCause(ErrorCause)
    /// DLE EOT 4 and GS r 1.
    case paper(PaperSupply, answers: PrinterRequest)
    /// GS r 2: level of pin 3 of the drawer connector.
    case drawerPin(isHigh: Bool)
    /// GS I 1–3.
    case identity(PrinterIdentity, byte: UInt8)
    /// GS I 65–69; bytes outside ASCII appear as U+FFFD.
    case text(PrinterIdentity, String)
    /// DLE EOT with a parameter that only some models have; its bits are the model's.
    case extended(ExtendedStatus, byte: UInt8)
    /// GS r 4.
    case ink(byte: UInt8)
    /// GS I 33, 96, 110: what stands between the number and the NUL.
    case information(ModelInformation, [UInt8])
    /// GS ( H function 49: the printer went offline or came back; the cause bytes, 40…7F each.
    case offlineResponse([UInt8])
    /// DLE DC4 8: the buffers have been cleared.
    case cleared
    /// The printer is about to switch itself off.
    case powerOff
    /// What a customer display behind the printer says, without header and NUL.
    case display([UInt8])
    /// GS a: unasked for.
    case automatic(AutomaticStatus)
    /// GS ( H: all print before the request with this id is on paper.
    case processed(ProcessID)
    /// XON: the printer takes data again.
    case ready
    /// XOFF: the printer's receive buffer is full.
    case busy
    /// A well-framed block of a kind that Till does not interpret, from its header to before its NUL.
    case block([UInt8])
    /// A later question was answered, so this one never will be.
    case unanswered(PrinterRequest)
}
