import TillDomain

/// Something that somebody at the counter has to see to, in words that fit the customer's display.
public struct OperatorNotice: Hashable, Sendable, Codable {
    /// What it is, the most urgent first.
    public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        case paperOut
        case coverOpen
        case fault
        case offline
        case drawerNotOpened
        case drawerLeftOpen
        case paperLow
    }

    public var device: String
    public var kind: Kind

    public init(_ kind: Kind, of device: String) {
        self.kind = kind
        self.device = device
    }

    /// What is wrong, in at most twelve columns: with the beginning of a name they are a row of twenty.
    public func words(_ language: Language) -> String {
        let (english, spanish) =
            switch kind {
            case .paperOut: ("PAPER OUT", "SIN PAPEL")
            case .coverOpen: ("COVER OPEN", "TAPA ABIERTA")
            case .fault: ("FAULT", "AVERÍA")
            case .offline: ("OFFLINE", "SIN CONEXIÓN")
            case .drawerNotOpened: ("NOT OPENED", "NO SE ABRIÓ")
            case .drawerLeftOpen: ("LEFT OPEN", "ABIERTO")
            case .paperLow: ("PAPER LOW", "POCO PAPEL")
            }
        return language == .spanish ? spanish : english
    }

    /// Both at once, for one row: `PAPER OUT: receipt`.
    public func line(_ language: Language) -> String { "\(words(language)): \(device)" }

    /// One above the other, for two rows.
    func display(_ language: Language) -> CustomerDisplay {
        CustomerDisplay(upper: CustomerDisplay.Row(words(language)), lower: CustomerDisplay.Row(device))
    }
}
