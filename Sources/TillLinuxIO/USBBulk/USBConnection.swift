import CUSB
import Glibc
import TillDeviceKit

/// A claimed USB printer: the libusb context, the handle and the interface, closed together.
final class USBConnection {
    /// For messages: "the USB printer 04b8:0e15".
    let what: String
    let context: OpaquePointer
    let handle: OpaquePointer
    let interface: USBPrinterInterface

    init(_ selector: USBSelector) throws(DeviceError) {
        what = Self.name(selector)
        guard USBPresence.mayBeThere(selector) else {
            throw DeviceError(.noHardware, .waitForOperator, "\(what) is not there: is it plugged in and on?")
        }
        var context: OpaquePointer?
        let code = libusb_init(&context)
        guard code == 0, let context else { throw .usb(code, what) }
        do throws(DeviceError) {
            (handle, interface) = try Self.claim(selector, what, context)
            self.context = context
        } catch {
            libusb_exit(context)
            throw error
        }
    }

    /// Gives the printer back to the kernel's driver. No transfer may be in flight.
    func close() {
        libusb_release_interface(handle, Int32(interface.number))
        libusb_close(handle)
        libusb_exit(context)
    }

    private typealias Claimed = (handle: OpaquePointer, interface: USBPrinterInterface)

    private static func claim(
        _ selector: USBSelector,
        _ what: String,
        _ context: OpaquePointer
    ) throws(DeviceError) -> Claimed {
        var list: UnsafeMutablePointer<OpaquePointer?>?
        let count = libusb_get_device_list(context, &list)
        guard count >= 0, let list else { throw .usb(Int32(count), what) }
        defer { libusb_free_device_list(list, 1) }
        let devices = UnsafeBufferPointer(start: list, count: count).compactMap { $0 }
        guard let device = devices.first(where: { matches(selector, $0) }) else {
            throw DeviceError(.noHardware, .waitForOperator, "\(what) is not there: is it plugged in and on?")
        }
        guard let interface = USBPrinterInterface.choose(among: USBPrinterInterface.settings(of: device)) else {
            throw DeviceError(.illegal, .giveUp, "\(what) has no interface of the printer class 07/01")
        }
        return (try open(device, interface, what), interface)
    }

    private static func open(
        _ device: OpaquePointer,
        _ interface: USBPrinterInterface,
        _ what: String
    ) throws(DeviceError) -> OpaquePointer {
        var opened: OpaquePointer?
        var code = libusb_open(device, &opened)
        guard code == 0, let handle = opened else { throw .usb(code, what) }
        // The kernel's printer driver steps aside for the time of the claim. Where that cannot be asked for there is
        // no such driver, and the claim itself shows whether the printer is free.
        _ = libusb_set_auto_detach_kernel_driver(handle, 1)
        code = libusb_claim_interface(handle, Int32(interface.number))
        if code == 0, interface.alternate != 0 {
            code = libusb_set_interface_alt_setting(handle, Int32(interface.number), Int32(interface.alternate))
            if code != 0 { libusb_release_interface(handle, Int32(interface.number)) }
        }
        guard code == 0 else {
            libusb_close(handle)
            throw .usb(code, what)
        }
        return handle
    }

    private static func matches(_ selector: USBSelector, _ device: OpaquePointer) -> Bool {
        var descriptor = libusb_device_descriptor()
        guard libusb_get_device_descriptor(device, &descriptor) == 0 else { return false }
        return selector.matches(vendor: descriptor.idVendor, product: descriptor.idProduct) { serial(of: device) }
    }

    /// The serial number as the kernel read it when the device was plugged in: asking the device would block.
    private static func serial(of device: OpaquePointer) -> String? {
        // A USB device hangs at most seven hubs deep.
        var ports = [UInt8](repeating: 0, count: 7)
        let count = libusb_get_port_numbers(device, &ports, Int32(ports.count))
        guard count > 0 else { return nil }
        let chain = ports.prefix(Int(count)).map(String.init).joined(separator: ".")
        let path = "/sys/bus/usb/devices/\(libusb_get_bus_number(device))-\(chain)/serial"
        guard case .success(let file) = Descriptor.open(path, O_RDONLY), case .bytes(let bytes) = file.read(max: 256)
        else { return nil }
        return String(decoding: bytes.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
    }

    private static func name(_ selector: USBSelector) -> String {
        func hex(_ number: UInt16) -> String {
            let digits = String(number, radix: 16)
            return String(repeating: "0", count: 4 - digits.count) + digits
        }
        let product = selector.product.map { ":" + hex($0) } ?? ""
        return "the USB printer \(hex(selector.vendor))\(product)" + (selector.serial.map { " (\($0))" } ?? "")
    }
}
