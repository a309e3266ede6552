import TillDeviceKit

/// `cups:QUEUE`, `cups://host:port/QUEUE`: a queue of CUPS. What is written to it and read from it are records
/// (`CUPSRecord`), not bytes for the printer.
///
/// A byte counts as sent when it was taken; a record is handed to the thread that speaks to CUPS with its last byte. So
/// a record of which a byte is missing was never handed over, and nothing of it can be printed.
final class CUPSTransport: Transport {
    private let worker: CUPSWorker
    private var reader = CUPSRecordReader()
    private var unread: [UInt8] = []
    private var failure: DeviceError?

    init(_ address: ConnectionAddress) throws(DeviceError) {
        worker = try CUPSWorker.start(try CUPSAddress(address))
    }

    deinit {
        worker.stop()
    }

    func descriptors(wantsWrite: Bool) -> [PollDescriptor] {
        [PollDescriptor(worker.answerEvent, readable: true, writable: false)]
    }

    func isOpen() throws(DeviceError) -> Bool {
        let (isConnected, answers, failure) = worker.progress(max: Self.readMaxBytes)
        unread += answers
        if let failure, !isConnected { throw failure }
        self.failure = failure
        return isConnected
    }

    func read() throws(DeviceError) -> [UInt8] {
        if !unread.isEmpty {
            defer { unread = [] }
            return unread
        }
        let (_, answers, failure) = worker.progress(max: Self.readMaxBytes)
        if answers.isEmpty, let failure = failure ?? self.failure { throw failure }
        return answers
    }

    /// Takes bytes up to the end of one record at the most, and none while the thread has enough to do.
    func write(_ bytes: ArraySlice<UInt8>) throws(DeviceError) -> Int {
        guard worker.hasRoom else { return 0 }
        let (count, record) = try reader.take(bytes)
        if let record { worker.post(record) }
        return count
    }

    func isDrained() -> Bool { reader.isBetween }

    func close() {
        worker.stop()
    }
}
