import Testing
import TillDeviceKit
import TillDeviceTesting

/// The conformance suite must see each fault that it is there for, or it proves nothing of the drivers that pass it.
@Suite struct DriverConformanceTests {
    private func problems(fault: String) -> [String] {
        let devices = [OpenParameters.Device(name: "d", deviceClass: .lineDisplay)]
        return DriverConformance<ProbeDriver>(devices: devices, settings: ["fault": .text(fault)]).problems()
    }

    @Test func aFaultlessDriverPasses() {
        #expect(problems(fault: "") == [])
    }

    @Test(arguments: [
        ("capabilities", "capabilities"),
        ("init", "open was answered"),
        ("silent", "never answered"),
        ("hasty", "answered 2 times"),
        ("forgetful", "answered 0 times"),
    ])
    func eachFaultIsSeen(fault: String, words: String) {
        #expect(problems(fault: fault).contains { $0.contains(words) })
    }
}
