import Glibc
import Testing
import TillDeviceKit

@testable import TillLinuxIO

@Suite struct TCPTests {
    private let opener = LinuxTransports()

    @Test func bytesGoBothWaysAndTheEndIsAnOffline() throws {
        let listener = try Listener()
        let transport = try open(opener, "tcp://127.0.0.1:\(listener.port)")
        let peer = try listener.accept()
        let sent = (0...255).map { UInt8($0) }
        #expect(try transport.write(sent[...]) == 256)
        #expect(try peer.receive(exactly: 256) == sent)
        try wait(transport) { try transport.isDrained() }
        try peer.send(sent)
        #expect(try read(256, from: transport) == sent)
        peer.close()
        let failure = try failure(of: transport)
        #expect(failure.code == .offline && failure.recovery == .reopen)
        transport.close()
        transport.close()
    }

    @Test func aRefusedConnectionSaysWhereAndWhatToDo() throws {
        let port = try Listener(listens: false).port
        let error = try refusal(opener, "tcp://127.0.0.1:\(port)")
        #expect(error.code == .offline && error.recovery == .waitForOperator)
        let expected = "connection refused by 127.0.0.1 port \(port): is the printer on, and is this its address?"
        #expect(error.message == expected)
    }

    @Test func aResetIsAnOfflineAndNeverDrained() throws {
        let listener = try Listener()
        let transport = try open(opener, "tcp://127.0.0.1:\(listener.port)")
        let peer = try listener.accept()
        #expect(try transport.write([1, 2, 3]) == 3)
        peer.reset()
        let failure = try failure(of: transport)
        #expect(failure.code == .offline && failure.recovery == .reopen)
        // A write to a peer that is gone is an error, not the end of the program.
        #expect(throws: DeviceError.self) { _ = try transport.write([4]) }
        transport.close()
    }

    @Test func aSlowReaderTakesAllInPartsAndIsDrainedOnlyThen() throws {
        let listener = try Listener()
        let transport = try open(opener, "tcp://127.0.0.1:\(listener.port)")
        let peer = try listener.accept()
        let all = (0..<8_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) }
        var rest = all[...]
        while true {
            let count = try transport.write(rest)
            rest = rest.dropFirst(count)
            if count == 0 { break }
        }
        #expect(!rest.isEmpty, "the kernel took everything, so nothing was partial")
        #expect(try !transport.isDrained())
        var arrived: [UInt8] = []
        try wait(transport, wantsWrite: !rest.isEmpty) {
            rest = rest.dropFirst(try transport.write(rest))
            arrived += peer.receive()
            return arrived.count == all.count
        }
        #expect(arrived == all)
        try wait(transport) { try transport.isDrained() }
        transport.close()
    }

    @Test func namesAreResolved() throws {
        let listener = try Listener()
        let transport = try open(opener, "tcp://localhost:\(listener.port)")
        let peer = try listener.accept()
        #expect(try transport.write([7]) == 1)
        #expect(try peer.receive(exactly: 1) == [7])
        transport.close()
    }

    @Test func aRefusedAddressIsFollowedByTheNext() throws {
        let listener = try Listener()
        let closed = try Listener(listens: false)
        let addresses = [closed, closed, listener].flatMap {
            SocketAddress.numeric(host: "127.0.0.1", port: Int($0.port))
        }
        #expect(addresses.count == 3)
        let transport = try TCPTransport(peer: "test", addresses: addresses)
        try wait(transport) { try transport.isOpen() }
        let peer = try listener.accept()
        #expect(try transport.write([7]) == 1)
        #expect(try peer.receive(exactly: 1) == [7])
        transport.close()
    }

    @Test func aNameWithoutAddressSaysSo() throws {
        let name = String(repeating: "x", count: 300)
        let error = try refusal(opener, "tcp://\(name):9100")
        #expect(error.code == .noExist && error.message.contains(name))
    }

    @Test func aLookupMayBeLeftAlone() throws {
        for _ in 0..<20 {
            guard let transport = try? opener.open(ConnectionAddress(scheme: "tcp", target: "localhost:1")) else {
                continue
            }
            transport.close()
            #expect(throws: DeviceError.self) { try transport.isOpen() }
        }
    }

    @Test(arguments: ["tcp://", "tcp://x:0", "tcp://x:y", "tcp://127.0.0.1:9100?timeout=3"])
    func impossibleAddresses(address: String) throws {
        let error = try refusal(opener, address)
        #expect(error.code == .illegal && error.recovery == .giveUp)
    }

    @Test func theLinkTellsHowManyBytesHadLeftBeforeAReset() throws {
        let listener = try Listener()
        var link = DeviceLink(opener: opener)
        _ = link.use(try #require(ConnectionAddress("tcp://127.0.0.1:\(listener.port)")))
        var now: Int64 = 0
        var isUp = false
        while !isUp {
            now += 1
            for event in link.step(nowMillis: now) { if case .up = event { isUp = true } }
        }
        let peer = try listener.accept()
        #expect(link.write([UInt8](repeating: 1, count: 8_000_000), token: 1, nowMillis: now) == nil)
        _ = link.step(nowMillis: now)
        let read = try peer.receive(exactly: 100_000).count
        _ = link.step(nowMillis: now)
        peer.reset()
        var ended: DeviceError?
        while ended == nil {
            for event in link.step(nowMillis: now) {
                if case .notWritten(1, let error) = event { ended = error }
            }
        }
        let sent = try #require(ended?.bytesSent)
        #expect(sent >= read && sent < 8_000_000)
        link.close()
    }
}
