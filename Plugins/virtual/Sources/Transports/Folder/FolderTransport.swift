import TillDeviceKit

/// `folder:/path`: takes records and makes a file of each.
///
/// A write never goes beyond the end of a record, and a record's last bytes count only when its file is on the disk.
/// So a failure with no byte sent is one without a file, which may be repeated.
final class FolderTransport: Transport {
    private var folder: OutputFolder
    private var reader = FolderRecordReader()

    init(_ folder: OutputFolder) {
        self.folder = folder
    }

    func descriptors(wantsWrite: Bool) -> [PollDescriptor] { [] }

    func isOpen() -> Bool { true }

    func read() -> [UInt8] { [] }

    func write(_ bytes: ArraySlice<UInt8>) throws(DeviceError) -> Int {
        let (count, record) = try reader.take(bytes)
        if let record { try folder.store(record) }
        return count
    }

    func isDrained() -> Bool { reader.isBetween }

    func close() {}
}
