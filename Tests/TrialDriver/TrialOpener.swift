import TillDeviceKit

/// Opens `trial:online`, where nothing ever arrives and everything is taken; every other address is not plugged in.
struct TrialOpener: TransportOpener {
    func open(_ address: ConnectionAddress) throws(DeviceError) -> any Transport {
        guard address.target == "online" else {
            throw DeviceError(.noHardware, .waitForOperator, "the trial device is not plugged in")
        }
        return TrialTransport()
    }
}

final class TrialTransport: Transport {
    func descriptors(wantsWrite: Bool) -> [PollDescriptor] { [] }

    func isOpen() throws(DeviceError) -> Bool { true }

    func read() throws(DeviceError) -> [UInt8] { [] }

    func write(_ bytes: ArraySlice<UInt8>) throws(DeviceError) -> Int { bytes.count }

    func isDrained() throws(DeviceError) -> Bool { true }

    func close() {}
}
