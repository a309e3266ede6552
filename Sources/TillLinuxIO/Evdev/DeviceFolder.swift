import Glibc

/// A folder of the kernel's tree of devices (sysfs), where a device that has several nodes is one folder above them.
struct DeviceFolder: Equatable {
    /// How far up from a node its device is searched.
    private static let levelsMax = 16
    /// The most that is read of one of its files: a report descriptor has 4096 bytes.
    private static let fileMaxBytes = 4096

    /// Without links in it.
    var path: String

    /// Nil where there is no such folder.
    init?(following path: String) {
        guard let found = Self.resolved(path) else { return nil }
        self.path = found
    }

    private init(_ path: String) {
        self.path = path
    }

    var parent: DeviceFolder? {
        guard let slash = path.lastIndex(of: "/"), slash != path.startIndex else { return nil }
        return DeviceFolder(String(path[..<slash]))
    }

    /// The device of USB that this hangs on: the nearest folder above with `idVendor`.
    var usb: DeviceFolder? {
        var folder = self
        for _ in 0..<Self.levelsMax {
            guard let above = folder.parent else { return nil }
            folder = above
            if access(folder.path + "/idVendor", F_OK) == 0 { return folder }
        }
        return nil
    }

    func contains(_ other: DeviceFolder) -> Bool {
        other.path.hasPrefix(path + "/")
    }

    /// The bytes of a file in it; nil where it cannot be read.
    func bytes(of name: String) -> [UInt8]? {
        guard case .success(let file) = Descriptor.open("\(path)/\(name)", O_RDONLY) else { return nil }
        switch file.read(max: Self.fileMaxBytes) {
        case .bytes(let bytes): return bytes
        case .nothing, .end: return []
        case .failed: return nil
        }
    }

    /// The first line of a file in it.
    func text(of name: String) -> String? {
        bytes(of: name).map { String(decoding: $0.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self) }
    }

    /// A path without links; nil where there is nothing.
    static func resolved(_ path: String) -> String? {
        guard let found = realpath(path, nil) else { return nil }
        defer { free(found) }
        return String(cString: found)
    }

    /// The names in a folder, in no order.
    static func names(in folder: String) -> [String] {
        guard let directory = opendir(folder) else { return [] }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            names.append(
                withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                    String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
                }
            )
        }
        return names
    }
}
