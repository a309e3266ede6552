extension ScanData {
    /// Makes a scan of a framed label.
    ///
    /// - Parameter scheme: the identifiers that the scanner is set to send before a label. One that sends none may well
    ///   send a label that looks like one.
    public init(_ label: LabelFramer.Label, codeId scheme: CodeIdentifier.Scheme) {
        let identifier = CodeIdentifier(prefixOf: label.bytes, scheme: scheme)
        let data = identifier.map { Array(label.bytes.dropFirst($0.bytes.count)) } ?? label.bytes
        self.init(
            label: Array(data.prefix(Self.lengthMaxBytes)),
            raw: label.bytes,
            symbology: identifier?.symbology ?? .unknown,
            aim: identifier?.aim ?? "",
            atMillis: label.atMillis,
            isTruncated: label.isTruncated || data.count > Self.lengthMaxBytes
        )
    }

    /// Makes a scan of a framed label.
    ///
    /// - Parameter readsAIM: whether an AIM identifier before the label is taken off and read.
    public init(_ label: LabelFramer.Label, readsAIM: Bool) {
        self.init(label, codeId: readsAIM ? .aim : .none)
    }
}

extension DriverOutput {
    /// A scan with its UnifiedPOS statistic. An identifier without a label behind it is an empty label, and no scan.
    public static func scanned(_ device: String, _ scan: ScanData) -> [DriverOutput] {
        guard !scan.label.isEmpty else { return [] }
        return [.event(device: device, .data(scan)), .count(device: device, statistic: "GoodScanCount", by: 1)]
    }

    /// The answer of a scanner without a command channel to any call: it can be asked whether its line stands, and
    /// nothing else.
    public static func scannerAnswer(id: Int, _ call: DriverCall) -> DriverOutput {
        guard case .checkHealth(_, let level) = call else {
            return .failure(id: id, DeviceError(.illegal, .giveUp, "a scanner does not do this", bytesSent: 0))
        }
        guard level == .internal else {
            let text = "this scanner cannot be tested from here: scan a label and look whether it arrives"
            return .failure(id: id, DeviceError(.illegal, .giveUp, text, bytesSent: 0))
        }
        return .result(id: id, DriverResult(text: "Internal HCheck: Successful"))
    }
}
