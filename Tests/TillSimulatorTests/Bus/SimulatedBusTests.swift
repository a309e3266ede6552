import Testing

@testable import TillSimulator

@Suite struct SimulatedBusTests {
    private func bus(_ names: String...) -> SimulatedBus {
        var bus = SimulatedBus()
        for name in names { _ = bus.add(BenchDevice(), name: name) }
        return bus
    }

    @Test func devicesGetPortsInTheirOrder() {
        let bus = bus("a", "b")
        #expect(bus.exports.map(\.busID) == ["1-1", "1-2"])
        #expect(bus.name(atPort: 2) == "b")
    }

    /// Equal devices are told apart by their names here and by their ports on the bus; a serial number may be there.
    @Test func equalDevicesStandBesideEachOther() throws {
        var bus = bus("a", "b")
        #expect(bus.add(BenchDevice(serial: "A1"), name: "c") == .success(3))
        #expect(Set(bus.exports.map(\.product)) == [BenchDevice.product])
        #expect(bus.places.map(\.serial) == [nil, nil, "A1"])
        _ = bus.received(.scan(data: [1], aim: nil), for: "b")
        #expect((bus.places[0].device as? BenchDevice)?.scanned == [])
        #expect((bus.places[1].device as? BenchDevice)?.scanned == [[1]])
    }

    @Test func anUnpluggedDeviceIsNotOfferedAndComesBackWhereItWas() {
        var bus = bus("a", "b")
        #expect(bus.unplug("a") == .success(1))
        #expect(bus.exports.map(\.busID) == ["1-2"])
        #expect((bus.places[0].device as? BenchDevice)?.unpluggedCount == 1)
        #expect(bus.unplug("a") == .failure(SimulatorRefusal("'a' is unplugged already")))
        #expect(bus.plug("a") == .success(1))
        #expect(bus.plug("a") == .failure(SimulatorRefusal("'a' is plugged into port 1 already")))
    }

    @Test func anotherPortIsTakenWhereItIsNamedOrTheOldOneIsGone() {
        var bus = bus("a", "b")
        _ = bus.unplug("a")
        #expect(bus.plug("a", port: 7) == .success(7))
        _ = bus.unplug("b")
        _ = bus.unplug("a")
        #expect(bus.plug("b", port: 7) == .success(7))
        // Port 7, where it was last, is taken: the first free one.
        #expect(bus.plug("a") == .success(1))
    }

    @Test func portsThatAreTakenOrAreNotThereAreRefused() {
        var bus = bus("a", "b")
        _ = bus.unplug("a")
        #expect(bus.plug("a", port: 2) == .failure(SimulatorRefusal("port 2 is taken by 'b'")))
        #expect(bus.plug("a", port: 16) == .failure(SimulatorRefusal("there is no port 16: they are 1 to 15")))
        #expect(bus.plug("a", port: 0) == .failure(SimulatorRefusal("there is no port 0: they are 1 to 15")))
    }

    @Test func unknownNamesAreAnsweredWithTheKnownOnes() {
        var bus = bus("front", "back")
        let refusal = SimulatorRefusal("there is no device 'fron'; there are front, back")
        #expect(bus.received(.dump, for: "fron") == .failure(refusal))
        #expect(bus.unplug("fron") == .failure(refusal))
        #expect(bus.plug("fron") == .failure(refusal))
    }

    @Test(arguments: ["", "a b", "ü", "a/b", String(repeating: "x", count: 33)])
    func namesAreSimple(name: String) {
        var bus = SimulatedBus()
        guard case .failure = bus.add(BenchDevice(), name: name) else {
            Issue.record("'\(name)' was taken")
            return
        }
    }

    @Test func aBusIsFullAndNamesAreUsedOnce() {
        var bus = bus("a")
        guard case .failure = bus.add(BenchDevice(), name: "a") else {
            Issue.record("a second 'a'")
            return
        }
        for number in 2...15 { #expect(bus.add(BenchDevice(), name: "d\(number)") == .success(number)) }
        guard case .failure(let refusal) = bus.add(BenchDevice(), name: "more") else {
            Issue.record("a device without a port")
            return
        }
        #expect(refusal.text.contains("15 ports"))
    }
}
