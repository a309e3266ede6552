/// A question that the printer answers. Answers do not say what they answer, so the parser has to be told what was
/// asked.
public enum PrinterRequest: Equatable, Sendable {
    /// DLE EOT: answered at reception.
    case realTime(RealTimeStatus)
    /// DLE EOT with one of the parameters that only some models have: answered at reception.
    case extended(ExtendedStatus)
    /// GS r: answered when the data before it has been processed.
    case buffered(BufferedStatus)
    /// GS r 4: ink of printers with cartridges; answered like the other GS r.
    case ink
    /// GS I: answered when the data before it has been processed.
    case identity(PrinterIdentity)
    /// GS I 33, 96, 110: answered by a block with the number in it, when the data before it has been processed.
    case information(ModelInformation)
}

/// The parameter of DLE EOT.
public enum RealTimeStatus: UInt8, Equatable, Sendable, CaseIterable {
    case printer = 1
    case offlineCause = 2
    case errorCause = 3
    case rollPaper = 4
}

/// The parameters of the forms of DLE EOT that only some models have; their answers have the same fixed bits.
public enum ExtendedStatus: UInt16, Equatable, Sendable, CaseIterable {
    /// 5: slip paper.
    case slip = 0x0500
    /// 7 1, 7 2: ink of either cartridge.
    case inkA = 0x0701
    case inkB = 0x0702
    /// 8 3: peeler.
    case peeler = 0x0803
    /// 18 1, 18 2: interface, customer display.
    case interface = 0x1201
    case display = 0x1202

    /// What follows DLE EOT.
    public var parameters: [UInt8] {
        let first = UInt8(rawValue >> 8)
        return self == .slip ? [first] : [first, UInt8(rawValue & 0xFF)]
    }
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

/// The parameters of GS I that are answered by a block (3D n … 00) and that only some models have.
public enum ModelInformation: UInt8, Equatable, Sendable, CaseIterable {
    case type = 33
    case specific96 = 96
    case specific110 = 110
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
