import Glibc

/// Whether a USB device is plugged in at all, by the files of the kernel. libusb asks udev for everything there is, and
/// starts a thread for it; on a slow machine that takes longer than a printer that is away may hold up its driver.
enum USBPresence {
    static let folder = "/sys/bus/usb/devices"
    /// A file of an id holds four digits and a line end.
    private static let idMaxBytes = 16

    /// False only where the kernel says so; a machine that does not tell may have it.
    static func mayBeThere(_ selector: USBSelector, folder: String = USBPresence.folder) -> Bool {
        guard let list = opendir(folder) else { return true }
        defer { closedir(list) }
        while let entry = readdir(list) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            guard let vendor = id("\(folder)/\(name)/idVendor"), let product = id("\(folder)/\(name)/idProduct") else {
                continue
            }
            // The serial number is left to libusb: this is to save the way there, not to replace it.
            if selector.matches(vendor: vendor, product: product, serial: { selector.serial }) { return true }
        }
        return false
    }

    private static func id(_ path: String) -> UInt16? {
        guard case .success(let file) = Descriptor.open(path, O_RDONLY),
            case .bytes(let bytes) = file.read(max: idMaxBytes)
        else { return nil }
        return UInt16(String(decoding: bytes.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self), radix: 16)
    }
}
