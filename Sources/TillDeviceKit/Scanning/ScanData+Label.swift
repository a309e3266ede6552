extension ScanData {
    /// Makes a scan of a framed label.
    ///
    /// - Parameter readsAIM: whether an AIM identifier before the label is taken off and read. A scanner that sends
    ///   none may well send a label that looks like one.
    public init(_ label: LabelFramer.Label, readsAIM: Bool) {
        let aim = readsAIM ? AIMIdentifier(prefixOf: label.bytes) : nil
        let data = aim == nil ? label.bytes : Array(label.bytes.dropFirst(AIMIdentifier.lengthBytes))
        self.init(
            label: Array(data.prefix(Self.lengthMaxBytes)),
            symbology: aim?.symbology(labelLength: data.count) ?? .unknown,
            aim: aim?.text ?? "",
            atMillis: label.atMillis,
            isTruncated: label.isTruncated || data.count > Self.lengthMaxBytes
        )
    }
}

extension DriverOutput {
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
