/// The ports of vhci_hcd as its file `status` lists them, a line each:
///
///     hub port sta spd dev      sockfd local_busid
///     hs  0000 004 000 00000000 000000 0-0
///
/// Kernels before 4.13 have no first column. (drivers/usb/usbip/vhci_sysfs.c, Documentation/ABI/testing/)
public enum HubStatus {
    /// `VDEV_ST_NULL`: nothing is attached.
    private static let free = "004"

    /// The first port for devices below SuperSpeed that is free.
    ///
    /// - Parameter taken: ports that are not to be given, whatever the file says.
    public static func freePort(in text: String, except taken: Set<Int> = []) -> Int? {
        for line in text.split(separator: "\n") {
            var words = line.split(separator: " ", omittingEmptySubsequences: true)[...]
            if words.first == "ss" { continue }
            if words.first == "hs" { words = words.dropFirst() }
            guard words.count >= 2, let port = words.first.flatMap({ Int($0) }), port >= 0 else { continue }
            if words.dropFirst().first == Substring(free), !taken.contains(port) { return port }
        }
        return nil
    }
}
