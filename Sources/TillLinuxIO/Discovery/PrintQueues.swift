import CCUPS
import TillDeviceKit

/// The queues of CUPS. Till prints past them; they are listed because a queue holds its printer, and because its device
/// tells an address.
enum PrintQueues {
    static func survey() -> AttachedDevices.Survey {
        var list: UnsafeMutablePointer<cups_dest_t>?
        let count = cupsGetDests2(nil, &list)
        defer { cupsFreeDests(count, list) }
        guard count > 0, let list else { return .init(devices: [], problems: problem().map { [$0] } ?? []) }
        let devices = UnsafeBufferPointer(start: list, count: Int(count)).map(attached)
        return .init(devices: devices, problems: [])
    }

    /// Why there are no queues; nil when there are simply none.
    private static func problem() -> String? {
        // Everything from this value on is an error (RFC 8011, 4.1.6: 0x0400 and above).
        guard cupsLastError().rawValue >= 0x0400, cupsLastError() != IPP_STATUS_ERROR_NOT_FOUND else { return nil }
        let text = cupsLastErrorString().map { String(cString: $0) } ?? "no reason given"
        return "CUPS does not answer (\(text)), so its queues are not listed: is it running?"
    }

    private static func attached(_ queue: cups_dest_t) -> AttachedDevice {
        let device = cupsGetOption("device-uri", queue.num_options, queue.options).map { String(cString: $0) }
        return AttachedDevice(
            kind: .printQueue,
            address: device.flatMap(address),
            name: queue.name.map { String(cString: $0) } ?? "unnamed",
            obstacle: device == nil ? "CUPS does not tell what the queue prints on" : nil
        )
    }

    /// The address of the printer behind a queue, for those that a driver can open instead of CUPS.
    static func address(device: String) -> String? {
        guard device.hasPrefix("socket://") else { return nil }
        let target = device.dropFirst("socket://".count).prefix { $0 != "/" && $0 != "?" }
        return target.isEmpty ? nil : "tcp://\(target)"
    }
}
