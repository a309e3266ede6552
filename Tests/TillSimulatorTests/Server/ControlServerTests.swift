import Foundation
import Testing

@testable import TillSimulator

/// The control socket over a real Unix socket.
@Suite(.serialized) struct ControlServerTests {
    @Test func onlyTheOwnerMayConnect() throws {
        let simulator = try RunningSimulator([("a", BenchDevice())])
        defer { simulator.stop() }
        let attributes = try FileManager.default.attributesOfItem(atPath: simulator.control)
        #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600)
    }

    @Test func theDevicesAreListed() throws {
        let simulator = try RunningSimulator([("a", BenchDevice()), ("b", BenchDevice(.printer, serial: "B1"))])
        defer { simulator.stop() }
        #expect(
            try simulator.ask(#"{"command":"list"}"#)
                == #"{"answer":{"devices":[{"isAttached":false,"kind":"hid-scanner","name":"a","port":1,"product":"#
                + #""0001","vendor":"1209"},{"isAttached":false,"kind":"printer","name":"b","port":2,"product":"0001","#
                + #""serial":"B1","vendor":"1209"}]},"ok":true}"#
        )
    }

    @Test func refusalsAreSentences() throws {
        let simulator = try RunningSimulator([("a", BenchDevice()), ("b", BenchDevice(.printer))])
        defer { simulator.stop() }
        let unknown = try simulator.ask(#"{"command":"dump","device":"c"}"#)
        #expect(unknown == #"{"error":"there is no device 'c'; there are a, b","ok":false}"#)
        let wrong = try simulator.ask(#"{"command":"scan","device":"b","data":"1"}"#)
        #expect(wrong == #"{"error":"a printer cannot scan","ok":false}"#)
    }

    @Test func severalCommandsInOnePieceAreAnsweredInOrder() throws {
        let simulator = try RunningSimulator([("a", BenchDevice())])
        defer { simulator.stop() }
        let client = try simulator.client()
        let lines = (0..<200).map { $0 % 2 == 0 ? #"{"command":"clear","device":"a"}"# : #"{"command":"no"}"# }
        try client.send(Array((lines.joined(separator: "\n") + "\n").utf8))
        for index in 0..<200 { #expect(try client.line().contains(index % 2 == 0 ? "true" : "no command 'no'")) }
    }

    /// `echo … | nc -U` says no more and listens.
    @Test func aClientThatSaysNoMoreIsAnswered() throws {
        let simulator = try RunningSimulator([("a", BenchDevice())])
        defer { simulator.stop() }
        let client = try simulator.client()
        try client.send(Array("{\"command\":\"dump\",\"device\":\"a\"}\n".utf8))
        client.sayNoMore()
        #expect(try client.line() == #"{"answer":{"lines":[""]},"ok":true}"#)
        #expect(try client.ends())
    }

    @Test func garbageIsAnsweredAndSurvived() throws {
        let simulator = try RunningSimulator([("a", BenchDevice())])
        defer { simulator.stop() }
        let client = try simulator.client()
        try client.send([0, 0xFF, 0xFE, 0x0A])
        #expect(try client.line().contains("that is no command"))
        try client.send(Array("{\"command\":\"list\"}\n".utf8))
        #expect(try client.line().contains(#""ok":true"#))
    }

    @Test func aLineThatIsTooLongEndsTheConnection() throws {
        let simulator = try RunningSimulator([("a", BenchDevice())])
        defer { simulator.stop() }
        let client = try simulator.client()
        try client.send(Array("{\"command\":\"list\"}\n".utf8) + [UInt8](repeating: 0x20, count: 64 * 1024 + 1))
        #expect(try client.line().contains("devices"))
        #expect(try client.line().contains("at most 65536 bytes"))
        #expect(try client.ends())
        #expect(try simulator.ask(#"{"command":"list"}"#).contains(#""ok":true"#))
    }

    @Test func oneClientTooManyIsToldSo() throws {
        let simulator = try RunningSimulator([("a", BenchDevice())])
        defer { simulator.stop() }
        var clients = try (0..<SimulatorServer.clientsMax).map { _ in try simulator.client() }
        for client in clients {
            try client.send(Array("{\"command\":\"list\"}\n".utf8))
            _ = try client.line()
        }
        let late = try simulator.client()
        #expect(try late.line().contains("8 control connections already"))
        #expect(try late.ends())
        clients.removeFirst()
        try simulator.wait("a free place") {
            let next = try simulator.client()
            // A client that is turned away may find the connection closed before it has spoken.
            try? next.send(Array("{\"command\":\"list\"}\n".utf8))
            return try next.line().contains("devices")
        }
    }

    /// Clients that leave at any moment, with commands on their way and answers unread.
    @Test func clientsThatLeaveAreSurvived() throws {
        let simulator = try RunningSimulator([("a", BenchDevice())])
        defer { simulator.stop() }
        for count in [0, 5, 17, 18, 19, 40] {
            let client = try simulator.client()
            let bytes = Array("{\"command\":\"list\"}\n{\"command\":\"list\"}\n{\"comm".utf8)
            try client.send(Array(bytes.prefix(count)))
        }
        #expect(try simulator.ask(#"{"command":"list"}"#).contains(#""ok":true"#))
    }

    // MARK: - The path

    @Test func anAbandonedSocketIsReplacedAndALiveOneIsNot() throws {
        let simulator = try RunningSimulator([("a", BenchDevice())])
        defer { simulator.stop() }
        #expect(throws: SimulatorFailure.self) { try ControlSocket(path: simulator.control) }
        #expect(try simulator.ask(#"{"command":"list"}"#).contains(#""ok":true"#))
        let path = simulator.folder + "/old"
        let abandoned = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: Array(path.utf8)) }
        let size = socklen_t(MemoryLayout<sockaddr_un>.size)
        let bound = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(abandoned, $0, size) }
        }
        #expect(bound == 0)
        close(abandoned)
        let socket = try ControlSocket(path: path)
        #expect(FileManager.default.fileExists(atPath: socket.path))
        socket.remove()
        #expect(!FileManager.default.fileExists(atPath: path))
    }

    @Test func whatIsNoSocketIsLeftAlone() throws {
        let simulator = try RunningSimulator([("a", BenchDevice())])
        defer { simulator.stop() }
        let path = simulator.folder + "/file"
        try "kept".write(toFile: path, atomically: true, encoding: .utf8)
        #expect(throws: SimulatorFailure.self) { try ControlSocket(path: path) }
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "kept")
    }

    @Test(arguments: ["", "/tmp/" + String(repeating: "x", count: 200)])
    func pathsHaveTheirLength(path: String) {
        #expect(throws: SimulatorFailure.self) { try ControlSocket(path: path) }
    }
}
