import Glibc
import TillDeviceKit

/// The folder with the receipts (`0001.bin`, `0001.svg`, `0001.txt`, …) and the other files of virtual devices.
///
/// A file is there as a whole or not at all: it is written under another name, brought to the disk (fsync), and
/// renamed. Several processes may use one folder; each receipt has a number of its own.
///
/// Bound: at most `receiptsMax` receipts are kept. Before one more is written, the oldest are deleted.
struct OutputFolder {
    static let receiptsMax = 1000
    /// How many numbers in a row may turn out to be taken by other processes before the receipt is refused as busy.
    static let numberTriesMax = 100
    /// The file by which a receipt is counted: written first, deleted last.
    static let countedSuffix = "bin"
    private static let suffixes = ["svg", "txt", countedSuffix]

    let path: String
    /// The receipt that was begun last.
    private var receipt: Int?

    /// Opens the folder, and creates it with mode 0700 where it is missing.
    ///
    /// - Throws: `E_ILLEGAL` where the path is not absolute; else what the disk says, with a remedy.
    init(path: String) throws(DeviceError) {
        guard path.hasPrefix("/") else {
            throw DeviceError(.illegal, .giveUp, "'\(path)' is not an absolute path such as folder:/var/tmp/till")
        }
        self.path = path
        var made = ""
        for part in path.split(separator: "/") {
            made += "/" + part
            if mkdir(made, 0o700) != 0, errno != EEXIST { throw DeviceError.file(errno, made) }
        }
        var status = stat()
        guard stat(path, &status) == 0 else { throw DeviceError.file(errno, path) }
        guard status.st_mode & S_IFMT == S_IFDIR else { throw DeviceError.file(ENOTDIR, path) }
        guard access(path, W_OK | X_OK) == 0 else { throw DeviceError.file(errno, path) }
    }

    /// Makes the record's file; when this returns, it is on the disk.
    mutating func store(_ record: FolderRecord) throws(DeviceError) {
        switch record.name {
        case .fixed(let name):
            try AtomicFile(folder: path, name: name, isNew: false).write(record.content)
        case .nextReceipt(let suffix):
            receipt = try storeUnderNextNumber(suffix, record.content)
        case .sameReceipt(let suffix):
            guard let receipt else {
                throw DeviceError(.illegal, .giveUp, "a further file of a receipt came before the first one")
            }
            try AtomicFile(folder: path, name: Self.name(receipt, suffix), isNew: false).write(record.content)
        }
    }

    private func storeUnderNextNumber(_ suffix: String, _ content: [UInt8]) throws(DeviceError) -> Int {
        let numbers = try receiptNumbers()
        for number in numbers.dropLast(Self.receiptsMax - 1) { try delete(number) }
        let first = (numbers.last ?? 0) + 1
        for number in first..<(first + Self.numberTriesMax) {
            let file = AtomicFile(folder: path, name: Self.name(number, suffix), isNew: true)
            if try file.write(content) { return number }
        }
        throw DeviceError(.busy, .retry, "\(path): other processes write receipts faster than this one")
    }

    /// The numbers of the receipts that are there, ascending.
    private func receiptNumbers() throws(DeviceError) -> [Int] {
        guard let folder = opendir(path) else { throw DeviceError.file(errno, path) }
        defer { closedir(folder) }
        var numbers: [Int] = []
        while let entry = readdir(folder) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) { field in
                String(decoding: field.prefix { $0 != 0 }, as: UTF8.self)
            }
            if let number = Self.receiptNumber(of: name) { numbers.append(number) }
        }
        return numbers.sorted()
    }

    private func delete(_ number: Int) throws(DeviceError) {
        for suffix in Self.suffixes {
            let file = "\(path)/\(Self.name(number, suffix))"
            // A receipt without a picture has none to be deleted.
            if unlink(file) != 0, errno != ENOENT { throw DeviceError.file(errno, file) }
        }
    }

    /// `0007.bin`; from 10000 on with as many digits as it takes.
    private static func name(_ number: Int, _ suffix: String) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits + "." + suffix
    }

    private static func receiptNumber(of name: String) -> Int? {
        let parts = name.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[1] == countedSuffix, (4...9).contains(parts[0].count),
            parts[0].allSatisfy({ $0.isASCII && $0.isNumber })
        else { return nil }
        return Int(parts[0])
    }
}
