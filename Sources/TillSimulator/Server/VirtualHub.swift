#if canImport(Glibc)
import Glibc
#endif

/// The kernel's virtual USB host controller, vhci_hcd, as its files in sysfs. Devices are attached to it by handing it
/// one end of a pair of sockets: neither a network nor the program usbip is needed, but root.
public struct VirtualHub: Sendable {
    public static let standardFolder = "/sys/devices/platform/vhci_hcd.0"
    static let statusMaxBytes = 64 * 1024

    let folder: String

    /// - Parameter folder: where the controller's files are; tests have one of their own.
    public init(folder: String = Self.standardFolder) throws(SimulatorFailure) {
        self.folder = folder
        guard access(folder + "/status", F_OK) == 0 else {
            let text = "there is no \(folder): load the kernel's virtual USB controller with 'modprobe vhci-hcd'"
            throw SimulatorFailure(.missing, text)
        }
        guard access(folder + "/attach", W_OK) == 0 else {
            let text = "attaching devices to the kernel is for root: \(folder)/attach cannot be written"
            throw SimulatorFailure(.notAllowed, text)
        }
    }

    /// Hands the kernel a socket on which a device is served. It begins with USBIP_CMD_SUBMIT at once.
    ///
    /// - Parameters:
    ///   - socket: the kernel takes a reference of its own.
    ///   - taken: ports of the hub that are in use by us.
    /// - Returns: the port of the hub.
    func attach(
        _ socket: SocketDescriptor,
        _ export: USBIPExport,
        except taken: Set<Int>
    ) throws(SimulatorFailure) -> Int {
        let status = try read(folder + "/status")
        guard let port = HubStatus.freePort(in: status, except: taken) else {
            throw SimulatorFailure(.inUse, "every port of the kernel's virtual hub is taken: usbip port lists them")
        }
        let line = "\(port) \(socket.number) \(export.deviceID) \(USBIPExport.fullSpeed)\n"
        let file = open(folder + "/attach", O_WRONLY | O_CLOEXEC)
        guard file >= 0 else { throw .system("write to \(folder)/attach", errno) }
        defer { close(file) }
        let bytes = Array(line.utf8)
        // One write(2), as the kernel reads the line from one.
        guard write(file, bytes, bytes.count) == bytes.count else {
            throw .system("attach \(export.busID) to port \(port) of the kernel's virtual hub", errno)
        }
        return port
    }

    private func read(_ path: String) throws(SimulatorFailure) -> String {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw .system("read \(path)", errno) }
        defer { close(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        while bytes.count < Self.statusMaxBytes {
            let count = Glibc.read(file, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw .system("read \(path)", errno) }
            if count == 0 { break }
            bytes += buffer[..<count]
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
