/// What is wrong with the emulated printer or its link. Counts run from the moment at which they are set.
public struct EmulatorFaults: Equatable, Sendable {
    /// The paper ends after so many more printed lines or pictures; the status then says `.end`, and this is nil again.
    public var paperEndsAfterLines: Int?
    /// The link takes nothing after so many more bytes, 0 at once, and nothing is answered. Bytes that come all the
    /// same fill the receive buffer. It goes on where it stopped when this is nil again.
    public var stallsAfterBytes: Int?
    /// Everything after so many more bytes is lost and nothing is answered: the power has failed. Cycling power ends
    /// it.
    public var losesPowerAfterBytes: Int?
    /// Nothing is answered, as from a printer without a line back.
    public var isSilent = false
    /// GS ( H is not understood, whatever the profile says.
    public var refusesProcessID = false
    /// The next cut fails: an autocutter error, which DLE ENQ 1 ends, with the cut, once this is `false` again.
    public var cutterJams = false
    /// What GS I answers in place of the truth.
    public var claimedIdentity: EmulatedIdentity?

    public init() {}
}
