import Glibc
import TillDeviceKit

/// `hidraw:/dev/hidraw0` or `hidraw:by-usb/05e0:1900?serial=X`: a HID device, read report by report without the kernel
/// making anything of them.
///
/// What goes over it is no stream of bytes but `HIDRecord`s. The first that a driver reads is the report descriptor, so
/// that it can find its way in the reports; then comes a record for each input report. What it writes are feature
/// reports, each in one record. A report that the device refuses is told in a record, too, and ends nothing.
///
/// A device that is not of the usage page of scanners (8Ch) is refused, because whoever reads a keyboard here reads
/// what people type; `?any=yes` takes it all the same. The node is locked (flock(2)) against a second driver.
final class HidrawTransport: Transport {
    /// Bar code scanners (HID Point of Sale Usage Tables 1.02, section 3).
    static let scannerPage: UInt16 = 0x8C
    /// More than the kernel's longest report (HID_MAX_BUFFER_SIZE, 16384) with its id.
    private static let reportMaxBytes = 16 * 1024 + 1

    private let path: String
    private let node: Descriptor
    private let system: HidrawSystem
    /// What is told before the next report.
    private var waiting: [HIDRecord]
    private var written = HIDRecordReader()

    static func open(
        _ address: ConnectionAddress,
        system: HidrawSystem = HidrawSystem()
    ) throws(DeviceError) -> any Transport {
        try address.requireOptions(["any", "serial"])
        let any = address.options["any"] ?? "no"
        guard any == "yes" || any == "no" else {
            throw DeviceError(.illegal, .giveUp, "hidraw: any is yes or no, not '\(any)'")
        }
        let path = try path(address, system)
        var status = stat()
        guard stat(path, &status) == 0 else { throw .opening(path, SystemError(errno), holder: holder) }
        guard system.isNode(status.st_mode & S_IFMT) else {
            throw DeviceError(.illegal, .giveUp, "\(path) is not a HID device")
        }
        switch Descriptor.open(path, O_RDWR) {
        case .success(let node): return try HidrawTransport(path: path, node, takesAny: any == "yes", system)
        case .failure(let error): throw .opening(path, error, holder: holder)
        }
    }

    private static let holder = "another driver"

    private static func path(_ address: ConnectionAddress, _ system: HidrawSystem) throws(DeviceError) -> String {
        let serial = address.options["serial"]
        if address.target.hasPrefix("by-usb/"), let ids = InputIdentity(address.target.dropFirst(7)) {
            let found = system.scanners(ids, serial: serial)
            guard let first = found.first else {
                let text = "no scanner with the ids \(ids)\(serial.map { " and the serial \($0)" } ?? "") is plugged in"
                throw DeviceError(.noExist, .waitForOperator, text)
            }
            guard found.count == 1 else {
                let text =
                    "\(found.count) scanners have the ids \(ids) (\(found.joined(separator: ", "))): write the node"
                throw DeviceError(.illegal, .waitForOperator, text + ", or '?serial='")
            }
            return first
        }
        guard address.target.hasPrefix("/"), serial == nil else {
            let text = "hidraw: '\(address)' is neither /dev/hidrawN nor by-usb/05e0:1900?serial=X"
            throw DeviceError(.illegal, .giveUp, text)
        }
        return address.target
    }

    /// Takes over a node that is open.
    init(path: String, _ node: Descriptor, takesAny: Bool, _ system: HidrawSystem) throws(DeviceError) {
        self.path = path
        self.node = node
        self.system = system
        guard flock(node.number, LOCK_EX | LOCK_NB) == 0 else {
            throw .opening(path, SystemError(errno), holder: Self.holder)
        }
        let bytes: [UInt8]
        switch system.descriptor(node.number) {
        case .success(let got): bytes = Array(got.prefix(HIDReportDescriptor.lengthMaxBytes))
        case .failure(let error):
            if error.number == ENODEV || error.number == EIO { throw .opening(path, error, holder: Self.holder) }
            throw DeviceError(.illegal, .giveUp, "\(path) is not a HID device: \(error.text)")
        }
        let descriptor = try? HIDReportDescriptor(bytes)
        guard takesAny || descriptor?.isOf(page: Self.scannerPage) == true else {
            let text = "\(path) is not a scanner (no usage page 8Ch in its report descriptor): choose another node"
            throw DeviceError(.illegal, .giveUp, text)
        }
        waiting = [HIDRecord(.descriptor, bytes)]
    }

    func descriptors(wantsWrite: Bool) -> [PollDescriptor] {
        [PollDescriptor(node.number, readable: true, writable: false)]
    }

    func isOpen() -> Bool { true }

    /// One read(2) gives one report. At least one whole record is delivered, whatever its length.
    func read() throws(DeviceError) -> [UInt8] {
        var received = waiting.flatMap(\.bytes)
        waiting = []
        while received.count <= Self.readMaxBytes / 2 {
            switch node.read(max: Self.reportMaxBytes) {
            case .bytes(let report): received += HIDRecord(.input, report).bytes
            case .nothing: return received
            case .end, .failed(errno: EIO), .failed(errno: ENODEV):
                // What was read before the plug was pulled is still told; the next read tells of the plug.
                if !received.isEmpty { return received }
                throw DeviceError(.noHardware, .reopen, "the scanner at \(path) was unplugged")
            case .failed(let number):
                if !received.isEmpty { return received }
                throw DeviceError(.offline, .reopen, "\(path): \(SystemError(number).text)")
            }
        }
        return received
    }

    func write(_ bytes: ArraySlice<UInt8>) throws(DeviceError) -> Int {
        for record in try written.received(bytes) {
            guard record.kind == .feature, let id = record.content.first else {
                throw DeviceError(.illegal, .giveUp, "only feature reports can be written to \(path)")
            }
            if let error = system.sendFeature(node.number, record.content) {
                waiting.append(HIDRecord(.refused, [id, UInt8(clamping: error.number)]))
            }
        }
        return bytes.count
    }

    func isDrained() -> Bool { true }

    func close() {
        node.close()
    }
}
