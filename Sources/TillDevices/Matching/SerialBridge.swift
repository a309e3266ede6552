import TillDeviceKit

/// Chips that make a serial line of a USB port. Their ids say what the chip is and nothing of what hangs on it.
///
/// The ids are those that the chips come with, as the kernel's drivers list them (`drivers/usb/serial`: `ftdi_sio_ids.h`,
/// `pl2303.h`, `cp210x.c`, `ch341.c`; `cdc-acm` for the newer ones of WCH). A maker of a display may give its chip ids of
/// its own; those say more.
enum SerialBridge {
    private static let makers: [String: (name: String, products: Set<String>)] = [
        "0403": ("FTDI", ["6001", "6010", "6011", "6014", "6015"]),
        "067b": ("Prolific", ["2303", "2304", "23a3", "23b3", "23c3", "23d3", "23e3", "23f3"]),
        "10c4": ("Silicon Labs", ["ea60", "ea61", "ea63", "ea70", "ea71"]),
        "1a86": ("WCH", ["5523", "7522", "7523", "55d2", "55d3", "55d4"]),
    ]

    /// The maker of the chip; nil where the ids are not those of such a maker.
    static func maker(of device: AttachedDevice) -> String? {
        device.vendor.flatMap { makers[$0.lowercased()]?.name }
    }

    /// Whether a rule that fits the device says no more than which chip it is.
    static func isChipOnly(_ rule: DriverManifest.USBMatch, _ device: AttachedDevice) -> Bool {
        guard let vendor = rule.vendor?.lowercased(), let maker = makers[vendor] else { return false }
        guard let product = rule.product?.lowercased() else { return true }
        return maker.products.contains(product)
    }
}
