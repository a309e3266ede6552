import Foundation
import Testing
import TillDeviceKit

/// The numbers of javapos-contracts 1.15, `JposConst`.
@Suite struct UnifiedPOSNumberTests {
    @Test func errorCodes() {
        let numbers = DeviceError.Code.allCases.map { "\($0.rawValue) \($0.number)" }
        #expect(
            numbers == [
                "E_CLOSED 101", "E_CLAIMED 102", "E_NOTCLAIMED 103", "E_NOSERVICE 104", "E_DISABLED 105",
                "E_ILLEGAL 106", "E_NOHARDWARE 107", "E_OFFLINE 108", "E_NOEXIST 109", "E_FAILURE 111",
                "E_TIMEOUT 112", "E_BUSY 113", "E_EXTENDED 114",
            ]
        )
    }

    @Test func statesAndLevels() {
        let states = DeviceState.allCases.map { "\($0) \($0.rawValue)" }
        #expect(states == ["CLOSED 1", "IDLE 2", "BUSY 3", "ERROR 4"])
        let powers = PowerState.allCases.map { "\($0) \($0.rawValue)" }
        let wanted = ["PS_UNKNOWN 2000", "PS_ONLINE 2001", "PS_OFF 2002", "PS_OFFLINE 2003", "PS_OFF_OFFLINE 2004"]
        #expect(powers == wanted)
        #expect(HealthLevel.allCases.map(\.number) == [1, 2, 3])
    }

    @Test func theyStandInJSONByName() throws {
        let json = try JSONEncoder().encode([DeviceState.busy])
        #expect(String(decoding: json, as: UTF8.self) == #"["BUSY"]"#)
        #expect(try JSONDecoder().decode([DeviceState].self, from: json) == [.busy])
        for power in PowerState.allCases {
            let json = try JSONEncoder().encode([power])
            #expect(try JSONDecoder().decode([PowerState].self, from: json) == [power])
        }
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode([DeviceState].self, from: Data(#"["ASLEEP"]"#.utf8))
        }
    }

    @Test func theNumberOnATestPage() {
        let numbers = (0..<9000).map(TestNumber.number)
        #expect(Set(numbers).count == 9000 && numbers.allSatisfy { (1000...9999).contains($0) })
        #expect((1000...9999).contains(TestNumber.number(request: Int.min)))
        #expect(TestNumber.found(in: "External HCheck: the test page is sent: look at it, number 4711") == 4711)
        for text in ["", "number", "number 4x", "number 99999999999", "no digits: number of pages"] {
            #expect(TestNumber.found(in: text) == nil, "\(text)")
        }
    }
}
