import Foundation
import Synchronization
import TillESCPOS

/// A network printer of this process: takes what comes as fast as it comes, answers as the emulated printer does, and
/// notes when the first byte of a print arrived.
final class PrinterSink: Sendable {
    private struct Account {
        var firstByte: ContinuousClock.Instant?
        var bytes = 0
        var confirmed = 0
    }

    let port: Int
    private let listening: Int32
    private let account = Mutex(Account())

    init() throws {
        listening = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let listening = listening
        let isListening = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { name in
                bind(listening, name, size) == 0 && listen(listening, 4) == 0
                    && getsockname(listening, name, &size) == 0
            }
        }
        guard isListening else { throw Failure("no port for the printer") }
        port = Int(UInt16(bigEndian: address.sin_port))
        Thread.detachNewThread { [self] in serve() }
    }

    /// From here on the next byte of a print counts as the first. Status questions are none: they are not print.
    func arm() {
        account.withLock { $0.firstByte = nil }
    }

    var firstByte: ContinuousClock.Instant? { account.withLock { $0.firstByte } }
    var bytes: Int { account.withLock { $0.bytes } }
    /// How many prints the printer has said to be on paper.
    var confirmed: Int { account.withLock { $0.confirmed } }

    private func serve() {
        while true {
            let host = accept(listening, nil, nil)
            guard host >= 0 else { return }
            serve(host)
            close(host)
        }
    }

    private func serve(_ host: Int32) {
        var emulator = ESCPOSEmulator(profile: .epsonTMT88)
        var buffer = [UInt8](repeating: 0, count: 64 * 1024)
        while true {
            let count = read(host, &buffer, buffer.count)
            guard count > 0 else { return }
            let now = ContinuousClock.now
            let bytes = Array(buffer[..<count])
            // ESC @ begins every print, and nothing else that the driver sends has it.
            let isPrint = zip(bytes, bytes.dropFirst()).contains { $0 == 0x1B && $1 == 0x40 }
            account.withLock {
                if isPrint, $0.firstByte == nil { $0.firstByte = now }
                $0.bytes += count
            }
            for event in emulator.received(bytes) {
                guard case .reply(let reply) = event else { continue }
                // 37 22: the answer to GS ( H.
                if reply.starts(with: [0x37, 0x22]) { account.withLock { $0.confirmed += 1 } }
                _ = send(host, reply, reply.count, Int32(MSG_NOSIGNAL))
            }
            _ = emulator.tearOff()
        }
    }
}
