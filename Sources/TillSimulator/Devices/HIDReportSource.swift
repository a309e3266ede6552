/// A HID device's one interface: the endpoint that sends reports of one size, and the reports that wait there.
struct HIDReportSource: Sendable {
    /// 81h, an interrupt endpoint.
    static let endpoint: UInt8 = 1
    static let intervalMillis: UInt8 = 1

    let reportBytes: Int
    var peripheral: USBPeripheral
    var requests: HIDRequests
    private var reports: ByteQueue

    /// - Parameter reportsMax: reports that the host has not fetched yet; a scan that does not fit is refused.
    init(
        _ identity: SimulatedIdentity,
        _ code: USBClassCode,
        descriptor: [UInt8],
        reportBytes: Int,
        reportsMax: Int
    ) {
        self.reportBytes = reportBytes
        let endpoint = USBEndpointLayout.interrupt(
            Self.endpoint | USBEndpointLayout.inputBit,
            maxPacketBytes: UInt16(clamping: reportBytes),
            intervalMillis: Self.intervalMillis
        )
        let interface = USBInterfaceLayout.hid(code, reportDescriptor: descriptor, reports: endpoint)
        peripheral = USBPeripheral(
            identity,
            USBLayout(code: .none, isSelfPowered: false, maxMilliamperes: 200, interfaces: [interface])
        )
        requests = HIDRequests(isBoot: code.sub == 1)
        reports = ByteQueue(capacity: reportsMax * reportBytes)
    }

    /// Puts reports behind those that wait; all of them, or none with the reason.
    mutating func send(_ bytes: [UInt8]) throws(SimulatorRefusal) {
        guard peripheral.isConfigured else { throw .notConfigured }
        guard reports.append(bytes) else { throw .labelsWaiting }
    }

    /// One report a transfer. A host that asks for fewer bytes than a report has gets its beginning.
    mutating func input(endpoint: UInt8, maxBytes: Int) -> USBTransfer {
        guard endpoint == Self.endpoint else { return .stalled }
        let address = endpoint | USBEndpointLayout.inputBit
        if let refusal = peripheral.refusal(ofTransferAt: address) { return refusal }
        guard !reports.isEmpty else { return .pending }
        return .done(Array(reports.next(reportBytes).prefix(max(maxBytes, 0))))
    }

    mutating func unplugged() {
        peripheral.unplugged()
        requests.reset()
        reports.removeAll()
    }
}

extension SimulatorRefusal {
    /// A scanner without a host has nobody to tell.
    static let notConfigured = SimulatorRefusal("no host has set up the scanner yet")
    static let labelsWaiting = SimulatorRefusal(
        "the scanner has no room for the label: the host has not fetched the earlier ones, or it is too long"
    )
}
