/// What lights up behind a display's line: bytes in, rows of characters out.
public protocol SimulatedDisplayPanel: Sendable {
    /// Interprets bytes from the host, however they are cut.
    mutating func received(_ bytes: [UInt8])
    /// The rows as they are lit, from the top down, each as wide as the panel.
    var rows: [String] { get }
}
