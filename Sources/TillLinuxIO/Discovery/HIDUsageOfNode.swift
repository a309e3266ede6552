import Glibc

/// What the HID device behind a hidraw node is for, asked by udev while the node is made: by its place in sysfs, because
/// nothing else is there yet.
public enum HIDUsageOfNode {
    /// Usage page and usage as eight hexadecimal digits, `008c0002` for a barcode scanner; nil where there is no report
    /// descriptor, or one that says nothing.
    ///
    /// - Parameter path: the node's device in sysfs: `/sys/devices/…/hidraw/hidraw0`.
    public static func usage(sysfs path: String) -> String? {
        guard case .success(let file) = Descriptor.open("\(path)/device/report_descriptor", O_RDONLY),
            case .bytes(let bytes) = file.read(max: HIDUsages.descriptorMaxBytes)
        else { return nil }
        return HIDUsages(descriptor: bytes).main?.text
    }
}
