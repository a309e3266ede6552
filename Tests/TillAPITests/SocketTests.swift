import Foundation
import Logging
import ServiceLifecycle
import Synchronization
import Testing
import TillRuntime

@testable import TillAPI

/// The socket's file.
@Suite(.timeLimit(.minutes(10)))
struct SocketTests {
    @Test func `owner and group may ask, nobody else; the file goes with the daemon`() async throws {
        let path = Mutex("")
        try await LiveTerminal.with { live in
            path.withLock { $0 = live.socketPath }
            let mode = try FileManager.default.attributesOfItem(atPath: live.socketPath)[.posixPermissions] as? Int
            #expect(mode == 0o660)
            #expect(LocalAPIClient.isDaemonRunning(socketPath: live.socketPath))
        }
        #expect(!FileManager.default.fileExists(atPath: path.withLock { $0 }))
    }

    @Test func `a daemon that is gone leaves a file that is replaced`() async throws {
        try await withTemporaryFolder { folder in
            let path = folder + "/till.sock"
            try Self.leaveSocket(path)
            #expect(FileManager.default.fileExists(atPath: path) && !SocketFile.isListening(path))
            try SocketFile.clear(path)
            #expect(!FileManager.default.fileExists(atPath: path))
        }
    }

    @Test func `a daemon that listens is left alone`() async throws {
        try await LiveTerminal.with { live in
            let second = LocalAPI(
                .init(socketPath: live.socketPath),
                terminal: live.service,
                logger: LiveTerminal.quiet
            )
            let error = await #expect(throws: APIError.self) { try await second.run() }
            #expect(error?.error.code == "BUSY")
            #expect(error?.description.hasPrefix("another till listens on \(live.socketPath): stop it first") == true)
            let answer = try await live.ask("/health")
            #expect(answer.status == 200)
        }
    }

    @Test func `what is no socket is left alone`() async throws {
        try await withTemporaryFolder { folder in
            let path = folder + "/till.sock"
            try Data("the accounts of ten years".utf8).write(to: URL(fileURLWithPath: path))
            let error = #expect(throws: APIError.self) { try SocketFile.clear(path) }
            #expect(error?.error.code == "CONFIG")
            #expect(try String(contentsOfFile: path, encoding: .utf8) == "the accounts of ten years")
        }
    }

    @Test func `a path that no socket's address holds`() async throws {
        let longest = "/" + String(repeating: "x", count: LocalAPI.socketPathMaxBytes - 1)
        try SocketFile.clear(longest)
        let error = #expect(throws: APIError.self) { try SocketFile.clear(longest + "x") }
        #expect(error?.description.hasPrefix("the socket's path is longer than 107 bytes: /xxx") == true)
        #expect(!LocalAPIClient.isDaemonRunning(socketPath: longest + "x"))
    }

    @Test func `a port that somebody has ends the API and says which`() async throws {
        try await LiveTerminal.with(LiveTerminal.Options(token: LiveTerminal.token)) { live in
            let port = try #require(live.port)
            let second = LocalAPI(
                .init(socketPath: live.socketPath + "2", tcp: ("127.0.0.1", port, LiveTerminal.token)),
                terminal: live.service,
                logger: LiveTerminal.quiet
            )
            let error = await #expect(throws: APIError.self) { try await second.run() }
            #expect(error?.error.code == "CONFIG")
            #expect(error?.description.hasPrefix("cannot listen on 127.0.0.1 port \(port): ") == true)
            #expect(!FileManager.default.fileExists(atPath: live.socketPath + "2"))
        }
    }

    @Test func `a client without a daemon says what to look for`() async throws {
        let client = LocalAPIClient(socketPath: "/tmp/no-till-here.sock")
        let error = await #expect(throws: LocalAPIClient.Unreachable.self) { try await client.status() }
        #expect(error?.description.hasPrefix("no till answers on /tmp/no-till-here.sock: is it running") == true)
        try await client.shutdown()
    }

    /// A socket that was bound by somebody who is gone.
    private static func leaveSocket(_ path: String) throws {
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        try #require(descriptor >= 0)
        defer { close(descriptor) }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { buffer in
            for (offset, byte) in path.utf8.enumerated() { buffer[offset] = byte }
        }
        let status = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        try #require(status == 0)
    }
}
