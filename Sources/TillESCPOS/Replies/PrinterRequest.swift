/// A question that the printer answers. Answers do not say what they answer, so the parser has to be told what was asked.
public enum PrinterRequest: Equatable, Sendable {
    /// DLE EOT: answered at reception.
    case realTime(RealTimeStatus)
    /// GS r: answered when the data before it has been processed.
    case buffered(BufferedStatus)
    /// GS I: answered when the data before it has been processed.
    case identity(PrinterIdentity)
}

/// The parameter of DLE EOT.
public enum RealTimeStatus: UInt8, Equatable, Sendable, CaseIterable {
    case printer = 1
    case offlineCause = 2
    case errorCause = 3
    case rollPaper = 4
}

/// The parameter of GS r.
public enum BufferedStatus: UInt8, Equatable, Sendable, CaseIterable {
    case paperSensor = 1
    case drawerPin = 2
}

/// The parameter of GS I.
public enum PrinterIdentity: UInt8, Equatable, Sendable, CaseIterable {
    /// Answered by one byte.
    case modelID = 1
    case typeID = 2
    case romVersion = 3
    /// Answered by text.
    case firmware = 65
    case maker = 66
    case model = 67
    case serialNumber = 68
    case font = 69

    var isText: Bool { rawValue >= 65 }
}

/// The four characters by which a print-confirmation (GS ( H) is recognised, each 20…7E.
public struct ProcessID: Equatable, Hashable, Sendable {
    public let bytes: [UInt8]

    /// Any number becomes an id of four hexadecimal digits; only its lowest 16 bits count.
    public init(number: Int) {
        let digits = Array("0123456789ABCDEF".utf8)
        bytes = [12, 8, 4, 0].map { digits[number >> $0 & 0x0F] }
    }

    /// `nil` unless there are exactly four bytes within 20…7E.
    public init?(bytes: [UInt8]) {
        guard bytes.count == 4, bytes.allSatisfy({ (0x20...0x7E).contains($0) }) else { return nil }
        self.bytes = bytes
    }
}
