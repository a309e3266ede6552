import Foundation

/// A tree of devices as the kernel shows it, made of folders, links and FIFOs.
final class DeviceTreeFolder {
    let root: URL
    private let manager = FileManager.default

    init() throws {
        root = manager.temporaryDirectory.appending(path: "till-tree-\(UUID().uuidString)")
        for name in ["dev", "class", "devices"] {
            try manager.createDirectory(at: root.appending(path: name), withIntermediateDirectories: true)
        }
    }

    deinit {
        do { try manager.removeItem(at: root) } catch { print("\(root.path) is left behind: \(error)") }
    }

    var nodes: String { root.appending(path: "dev").path }
    var classes: String { root.appending(path: "class").path }

    /// A USB device in its folder.
    func usb(_ port: String, vendor: String, product: String, serial: String? = nil) throws {
        let folder = root.appending(path: "devices/usb1/\(port)")
        try manager.createDirectory(at: folder, withIntermediateDirectories: true)
        try write(vendor + "\n", "devices/usb1/\(port)/idVendor")
        try write(product + "\n", "devices/usb1/\(port)/idProduct")
        if let serial { try write(serial + "\n", "devices/usb1/\(port)/serial") }
    }

    /// A node below a folder of `devices`, listed in the class, with a FIFO for it.
    func node(_ name: String, below place: String) throws {
        let folder = root.appending(path: "devices/\(place)/\(name)")
        try manager.createDirectory(at: folder, withIntermediateDirectories: true)
        let link = root.appending(path: "class/\(name)")
        try manager.createSymbolicLink(at: link, withDestinationURL: folder)
        guard mkfifo("\(nodes)/\(name)", 0o600) == 0 else { throw TestFailure("no FIFO") }
    }

    func write(_ text: String, _ path: String) throws {
        try write(Data(text.utf8), path)
    }

    func write(_ data: Data, _ path: String) throws {
        let file = root.appending(path: path)
        try manager.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try data.write(to: file)
    }

    func link(_ path: String, to target: String) throws {
        let link = root.appending(path: path)
        try manager.createDirectory(at: link.deletingLastPathComponent(), withIntermediateDirectories: true)
        try manager.createSymbolicLink(atPath: link.path, withDestinationPath: target)
    }

    /// The name of the node behind a descriptor.
    static func name(of descriptor: Int32) -> String {
        let path = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/\(descriptor)")
        return path?.split(separator: "/").last.map(String.init) ?? ""
    }
}
