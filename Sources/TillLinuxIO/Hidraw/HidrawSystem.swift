import CTillLinux
import Glibc

/// What is asked of the kernel about HID devices. Tests put their own answers here.
struct HidrawSystem {
    /// Where the nodes are.
    var nodes = "/dev"
    /// Where the kernel lists them: a link for each node, to its place in the tree of devices.
    var classes = "/sys/class/hidraw"
    /// Whether a file of this kind (`st_mode & S_IFMT`) can be a HID device.
    var isNode: (mode_t) -> Bool = { $0 == S_IFCHR }
    /// HIDIOCGRDESC.
    var descriptor: (Int32) -> Result<[UInt8], SystemError> = { node in
        var bytes = [UInt8](repeating: 0, count: Int(till_hid_descriptor_max()))
        let count = till_hid_descriptor(node, &bytes)
        return count >= 0 ? .success(Array(bytes.prefix(Int(count)))) : .failure(SystemError(errno))
    }
    /// HIDIOCSFEATURE; nil when the device took it.
    var sendFeature: (Int32, [UInt8]) -> SystemError? = { node, report in
        till_hid_send_feature(node, report, Int32(report.count)) >= 0 ? nil : SystemError(errno)
    }

    /// The node of the scanner with these USB ids: of a device's nodes the one whose reports are those of a scanner.
    ///
    /// - Returns: every path that fits, sorted.
    func scanners(_ ids: InputIdentity, serial: String?) -> [String] {
        DeviceFolder.names(in: classes).filter { $0.hasPrefix("hidraw") }.sorted().filter { name in
            guard let place = DeviceFolder(following: "\(classes)/\(name)"), let usb = place.usb,
                let vendor = usb.text(of: "idVendor"), let product = usb.text(of: "idProduct"),
                InputIdentity("\(vendor):\(product)") == ids,
                serial == nil || usb.text(of: "serial") == serial,
                let bytes = place.bytes(of: "device/report_descriptor"),
                let descriptor = try? HIDReportDescriptor(bytes)
            else { return false }
            return descriptor.isOf(page: HidrawTransport.scannerPage)
        }.map { "\(nodes)/\($0)" }
    }
}
