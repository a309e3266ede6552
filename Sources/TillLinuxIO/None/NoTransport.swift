import TillDeviceKit

/// A connection to nothing: always open, takes every byte, never delivers one. For drivers without hardware.
final class NoTransport: Transport {
    func descriptors(wantsWrite: Bool) -> [PollDescriptor] { [] }
    func isOpen() -> Bool { true }
    func read() -> [UInt8] { [] }
    func write(_ bytes: ArraySlice<UInt8>) -> Int { bytes.count }
    func isDrained() -> Bool { true }
    func close() {}
}
