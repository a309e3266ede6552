import Testing
import TillDeviceKit
import TillDeviceTesting

@Suite struct ScriptedTransportTests {
    @Test func aWriteAgainstTheScriptIsToldAndSoIsOneBeyondIt() throws {
        let transport = ScriptedTransport([.expect([1, 2])])
        #expect(try transport.write([1, 9]) == 2)
        #expect(try transport.write([3]) == 1)
        #expect(transport.problems.count == 2)
        #expect(transport.written == [1, 9, 3])
        #expect(transport.remaining == [])
    }

    @Test func stepsAreTakenInOrder() throws {
        let transport = ScriptedTransport([.wouldBlock, .takeAtMost(1), .expect([1, 2]), .deliver([7]), .notDrained])
        #expect(try transport.read() == [])
        #expect(try transport.write([1, 2]) == 0)
        #expect(try transport.write([1, 2]) == 1)
        #expect(try transport.read() == [])
        #expect(try transport.write([2]) == 1)
        #expect(try transport.read() == [7])
        #expect(try !transport.isDrained())
        #expect(try transport.isDrained())
        #expect(transport.remaining == [] && transport.problems == [])
    }

    @Test func useAfterClosingIsAProblem() throws {
        let transport = ScriptedTransport([])
        transport.close()
        _ = try transport.read()
        #expect(transport.problems.count == 1)
    }
}
