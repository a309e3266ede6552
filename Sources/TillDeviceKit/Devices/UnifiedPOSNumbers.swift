/// The numbers and names that UnifiedPOS gives to what Till calls by plain words (javapos-contracts 1.15,
/// `JposConst`).
extension DeviceError.Code {
    /// UnifiedPOS `ErrorCode`.
    public var number: Int {
        switch self {
        case .closed: 101
        case .claimed: 102
        case .notClaimed: 103
        case .noService: 104
        case .disabled: 105
        case .illegal: 106
        case .noHardware: 107
        case .offline: 108
        case .noExist: 109
        case .failure: 111
        case .timeout: 112
        case .busy: 113
        case .extended: 114
        }
    }
}

extension HealthLevel {
    /// UnifiedPOS `CH_INTERNAL`, `CH_EXTERNAL`, `CH_INTERACTIVE`.
    public var number: Int {
        switch self {
        case .internal: 1
        case .external: 2
        case .interactive: 3
        }
    }
}

extension DeviceState: CustomStringConvertible {
    /// UnifiedPOS's own word; it stands in JSON, too.
    public var description: String {
        switch self {
        case .closed: "CLOSED"
        case .idle: "IDLE"
        case .busy: "BUSY"
        case .error: "ERROR"
        }
    }

    public init(from decoder: any Decoder) throws {
        self = try Self.named(try decoder.singleValueContainer().decode(String.self), decoder)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

extension PowerState: CustomStringConvertible {
    /// UnifiedPOS's own word; it stands in JSON, too.
    public var description: String {
        switch self {
        case .unknown: "PS_UNKNOWN"
        case .online: "PS_ONLINE"
        case .off: "PS_OFF"
        case .offline: "PS_OFFLINE"
        case .offOffline: "PS_OFF_OFFLINE"
        }
    }

    public init(from decoder: any Decoder) throws {
        self = try Self.named(try decoder.singleValueContainer().decode(String.self), decoder)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

extension CaseIterable where Self: CustomStringConvertible {
    fileprivate static func named(_ text: String, _ decoder: any Decoder) throws -> Self {
        if let found = allCases.first(where: { $0.description == text }) { return found }
        let known = allCases.map(\.description).joined(separator: ", ")
        throw DecodingError.dataCorrupted(
            DecodingError.Context(codingPath: decoder.codingPath, debugDescription: "'\(text)' is none of \(known)")
        )
    }
}
