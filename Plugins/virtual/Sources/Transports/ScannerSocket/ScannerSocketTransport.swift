import Glibc
import TillDeviceKit

/// `listen:/path`: a socket into which programs of the same user write lines, each of them one scan.
///
/// Bounds: at most `clientsMax` clients are connected; one more is taken and closed at once, so that it sees the end
/// of its connection instead of waiting. What is not read yet stays in the sockets and slows their writers down.
final class ScannerSocketTransport: Transport {
    static let clientsMax = 8
    /// What is read of one client at once. With the line that it had begun it stays below `readMaxBytes`.
    static let pieceMaxBytes = 4096

    private struct Client {
        let descriptor: Int32
        var lines = LineCollector()
    }

    private let listener: ListeningSocket
    private var clients: [Client] = []

    init(path: String) throws(DeviceError) {
        listener = try ListeningSocket(path: path)
    }

    func descriptors(wantsWrite: Bool) -> [PollDescriptor] {
        ([listener.descriptor] + clients.map(\.descriptor)).map { PollDescriptor($0, readable: true, writable: false) }
    }

    func isOpen() -> Bool { true }

    /// The whole lines of one client, if any has sent some; the others have their turn with the next call.
    func read() throws(DeviceError) -> [UInt8] {
        try takeConnections()
        for _ in clients.indices {
            // Whoever was read goes to the end, so that one that never stops does not keep the others waiting.
            var client = clients.removeFirst()
            let (lines, isGone) = Self.read(&client)
            if isGone { Glibc.close(client.descriptor) } else { clients.append(client) }
            if !lines.isEmpty { return lines }
        }
        return []
    }

    /// A scanner is told nothing.
    func write(_ bytes: ArraySlice<UInt8>) -> Int { bytes.count }

    func isDrained() -> Bool { true }

    func close() {
        for client in clients { Glibc.close(client.descriptor) }
        clients = []
        listener.close()
    }

    private func takeConnections() throws(DeviceError) {
        for _ in 0..<ListeningSocket.backlogMax {
            guard let descriptor = try listener.accept() else { return }
            if clients.count < Self.clientsMax {
                clients.append(Client(descriptor: descriptor))
            } else {
                Glibc.close(descriptor)
            }
        }
    }

    private static func read(_ client: inout Client) -> (lines: [UInt8], isGone: Bool) {
        var buffer = [UInt8](repeating: 0, count: pieceMaxBytes)
        let count = Glibc.read(client.descriptor, &buffer, buffer.count)
        if count > 0 { return (client.lines.received(buffer[..<count]), false) }
        if count < 0, errno == EAGAIN || errno == EINTR { return ([], false) }
        // A client that breaks off is gone like one that ends; neither is a failure of the scanner.
        return (client.lines.ended(), true)
    }
}
