import Testing

@testable import TillSimulator

/// What transfers are answered, in bytes (usbip_protocol.rst, USBIP_RET_SUBMIT and USBIP_RET_UNLINK).
@Suite struct URBQueueTests {
    // MARK: - Done

    @Test func aControlTransferAnswersItsBytesAfterTheHeader() {
        var bench = Bench()
        let descriptor = BenchDevice().deviceDescriptor
        #expect(bench.answers(Client.getDeviceDescriptor(7)) == Client.submitted(7, length: 18, data: descriptor))
    }

    /// The kernel asks for the first eight bytes before it knows the size of endpoint 0.
    @Test func aLongerDescriptorIsCutToWhatWasAskedFor() {
        var bench = Bench()
        let head = Array(BenchDevice().deviceDescriptor.prefix(8))
        let answer = bench.answers(Client.getDeviceDescriptor(1, length: 8))
        #expect(answer == Client.submitted(1, length: 8, data: head))
    }

    @Test func outputIsAnsweredWithItsLengthAndNoBytes() {
        var bench = Bench()
        let answer = bench.answers(Client.submit(9, endpoint: 1, isIn: false, data: [1, 2, 3]))
        #expect(answer == Client.submitted(9, length: 3))
        let control = Client.submit(10, endpoint: 0, isIn: false, setup: [0x40, 0x7F, 0, 0, 0, 0, 2, 0], data: [8, 9])
        #expect(bench.answers(control) == Client.submitted(10, length: 2))
    }

    @Test func theCountOfPacketsIsAnsweredAsItCame() {
        var bench = Bench()
        let linux = bench.answers(Client.submit(1, endpoint: 1, isIn: false, packets: 0, data: [1]))
        #expect(linux == Client.submitted(1, length: 1, packets: 0))
        let others = bench.answers(Client.submit(2, endpoint: 1, isIn: false, packets: UInt32.max, data: [1]))
        #expect(others == Client.submitted(2, length: 1, packets: UInt32.max))
    }

    @Test func fewerBytesAreAnErrorOnlyWhereTheHostSaysSo() {
        var bench = Bench()
        _ = bench.answers(Client.submit(1, endpoint: 1, isIn: false, data: [5, 6]))
        // URB_SHORT_NOT_OK: -EREMOTEIO is -121.
        let short = bench.answers(Client.submit(2, endpoint: 2, isIn: true, length: 64, flags: 1))
        #expect(short == Client.submitted(2, status: -121, length: 2, data: [5, 6]))
    }

    // MARK: - Refused

    @Test func aStallIsEPIPE() {
        var bench = Bench()
        _ = bench.device.received(.stall(.input, isOn: true))
        #expect(
            bench.answers(Client.submit(1, endpoint: 2, isIn: true, length: 64))
                == Client.submitted(1, status: -32, length: 0)
        )
        // An unknown request; a direction that is not the one of its setup.
        let unknown = Client.submit(2, endpoint: 0, isIn: true, length: 1, setup: [0xC0, 0x55, 0, 0, 0, 0, 1, 0])
        #expect(bench.answers(unknown) == Client.submitted(2, status: -32, length: 0))
        let crossed = Client.submit(3, endpoint: 0, isIn: false, setup: [0x80, 6, 0, 1, 0, 0, 2, 0], data: [0, 0])
        #expect(bench.answers(crossed) == Client.submitted(3, status: -32, length: 0))
    }

    @Test func aDeviceThatSaysTooMuchIsEOVERFLOW() {
        var device = BenchDevice()
        device.babbles = true
        var bench = Bench(device)
        let answer = bench.answers(Client.submit(1, endpoint: 2, isIn: true, length: 8))
        #expect(answer == Client.submitted(1, status: -75, length: 0))
    }

    // MARK: - Waiting

    @Test func aWaitingTransferIsAnsweredWhenSomethingWasDone() {
        var bench = Bench()
        #expect(bench.answers(Client.submit(1, endpoint: 3, isIn: true, length: 64)) == [])
        let answer = bench.answers(after: .scan(data: [0x34, 0x30], aim: nil))
        #expect(answer == Client.submitted(1, length: 2, data: [0x34, 0x30]))
    }

    /// The host listens before it asks, as usblp and libusb do: the question lets the answer through.
    @Test func anotherTransferLetsAWaitingOneThrough() {
        var bench = Bench()
        #expect(bench.answers(Client.submit(1, endpoint: 2, isIn: true, length: 64)) == [])
        let answers = bench.answers(Client.submit(2, endpoint: 1, isIn: false, data: [0x10, 4, 1]))
        #expect(answers == Client.submitted(2, length: 3) + Client.submitted(1, length: 3, data: [0x10, 4, 1]))
    }

    @Test func theOrderOfAnEndpointIsKeptAndOthersPass() {
        var bench = Bench()
        _ = bench.device.received(.hold(isOn: true))
        #expect(bench.answers(Client.submit(1, endpoint: 1, isIn: false, data: [1])) == [])
        #expect(bench.answers(Client.submit(2, endpoint: 1, isIn: false, data: [2])) == [])
        let passed = bench.answers(Client.getDeviceDescriptor(3))
        #expect(passed == Client.submitted(3, length: 18, data: BenchDevice().deviceDescriptor))
        let answers = bench.answers(after: .hold(isOn: false))
        #expect(answers == Client.submitted(1, length: 1) + Client.submitted(2, length: 1))
        #expect((bench.device as? BenchDevice)?.taken == [1, 2])
    }

    /// Endpoint 0 is one pipe: a request in the other direction does not overtake.
    @Test func aHeldControlTransferHoldsUpTheNext() {
        var bench = Bench()
        let held = Client.submit(1, endpoint: 0, isIn: false, setup: [0x40, 0x7E, 0, 0, 0, 0, 0, 0])
        #expect(bench.answers(held) == [])
        #expect(bench.answers(Client.getDeviceDescriptor(2)) == [])
        let answers = bench.answers(after: .scan(data: [1], aim: nil))
        let descriptor = BenchDevice().deviceDescriptor
        #expect(answers == Client.submitted(1, length: 0) + Client.submitted(2, length: 18, data: descriptor))
    }

    @Test func withoutRoomForAnswersTheRestWaits() {
        var bench = Bench()
        let two = Client.getDeviceDescriptor(1) + Client.getDeviceDescriptor(2)
        #expect(bench.answers(two, roomBytes: 0) == [])
        // Room for a byte is room for one answer.
        #expect(bench.queue.work(on: &bench.device, roomBytes: 1).count == 48 + 18)
        #expect(bench.queue.work(on: &bench.device, roomBytes: 1).count == 48 + 18)
        #expect(bench.queue.isEmpty)
    }

    // MARK: - Taken back

    @Test func aWaitingTransferThatIsTakenBackIsECONNRESET() {
        var bench = Bench()
        _ = bench.answers(Client.submit(1, endpoint: 3, isIn: true, length: 64))
        // -ECONNRESET is -104; no USBIP_RET_SUBMIT follows.
        #expect(bench.answers(Client.unlink(2, of: 1)) == Client.unlinked(2, status: -104))
        #expect(bench.answers(after: .scan(data: [1], aim: nil)) == [])
        // What was scanned is there for the next one.
        let next = bench.answers(Client.submit(3, endpoint: 3, isIn: true, length: 64))
        #expect(next == Client.submitted(3, length: 1, data: [1]))
    }

    @Test func oneThatIsDoneStaysDone() {
        var bench = Bench()
        _ = bench.answers(Client.getDeviceDescriptor(1))
        #expect(bench.answers(Client.unlink(2, of: 1)) == Client.unlinked(2, status: 0))
        #expect(bench.answers(Client.unlink(3, of: 99)) == Client.unlinked(3, status: 0))
    }

    @Test func takingBackTheFirstLetsTheSecondMove() {
        var bench = Bench()
        let first = Client.submit(1, endpoint: 0, isIn: false, setup: [0x40, 0x7E, 0, 0, 0, 0, 0, 0])
        _ = bench.answers(first + Client.getDeviceDescriptor(2))
        #expect(bench.answers(Client.unlink(3, of: 1)) == Client.unlinked(3, status: -104))
        let answer = bench.queue.work(on: &bench.device, roomBytes: 1 << 20)
        #expect(answer == Client.submitted(2, length: 18, data: BenchDevice().deviceDescriptor))
    }

    @Test func thePulledPlugIsESHUTDOWN() {
        var bench = Bench()
        _ = bench.answers(Client.submit(1, endpoint: 3, isIn: true, length: 64))
        _ = bench.answers(Client.submit(2, endpoint: 2, isIn: true, length: 64))
        // -ESHUTDOWN is -108.
        let expected = Client.submitted(1, status: -108, length: 0) + Client.submitted(2, status: -108, length: 0)
        #expect(bench.queue.deviceLeft() == expected)
        #expect(bench.queue.isEmpty)
    }

    // MARK: - Bounds

    @Test func onlySoManyTransfersWait() {
        var bench = Bench()
        for sequence in 0..<UInt32(URBQueue.urbsMax) {
            _ = bench.answers(Client.submit(sequence, endpoint: 3, isIn: true, length: 8))
        }
        #expect(bench.fault == nil)
        _ = bench.answers(Client.submit(9999, endpoint: 3, isIn: true, length: 8))
        #expect(bench.fault == .tooManyWaiting)
    }

    @Test func onlySoManyBytesWait() {
        var bench = Bench()
        _ = bench.device.received(.hold(isOn: true))
        let data = [UInt8](repeating: 0, count: USBIPSession.transferMaxBytes)
        let fitting = URBQueue.bytesMax / data.count
        for sequence in 0..<UInt32(fitting) {
            _ = bench.answers(Client.submit(sequence, endpoint: 1, isIn: false, data: data))
        }
        #expect(bench.fault == nil)
        // What is taken back makes room again.
        _ = bench.answers(Client.unlink(100, of: 0))
        _ = bench.answers(Client.submit(101, endpoint: 1, isIn: false, data: data))
        #expect(bench.fault == nil)
        _ = bench.answers(Client.submit(102, endpoint: 1, isIn: false, data: [1]))
        #expect(bench.fault == .tooManyWaiting)
    }

    @Test func aSequenceNumberIsUsedOnce() {
        var bench = Bench()
        _ = bench.answers(Client.submit(1, endpoint: 3, isIn: true, length: 8))
        _ = bench.answers(Client.submit(1, endpoint: 2, isIn: true, length: 8))
        #expect(bench.fault == .sequence(1))
    }
}
