import TillDeviceKit

/// Which queue of which CUPS server: `cups:QUEUE` or `cups://host:port/QUEUE`.
public struct CUPSAddress: Equatable, Sendable {
    /// The server that was written; nil means the one that CUPS itself takes (`CUPS_SERVER`, client.conf, the socket
    /// of this machine).
    public struct Server: Equatable, Sendable {
        public var host: String
        public var port: Int

        public init(host: String, port: Int) {
            self.host = host
            self.port = port
        }
    }

    /// CUPS refuses longer names (cupsd, IPP_MAX_NAME less the terminator is 255; lpadmin takes 127).
    static let queueMaxBytes = 127

    public var server: Server?
    public var queue: String

    /// - Throws: `E_ILLEGAL` where the address is none of the two forms.
    public init(_ address: ConnectionAddress) throws(DeviceError) {
        try address.requireOptions([])
        var rest = address.target[...]
        if let slash = rest.firstIndex(of: "/") {
            let place = ConnectionAddress(scheme: "tcp", target: Self.withPort(rest[..<slash]))
            guard let (host, port) = place.hostAndPort else { throw Self.malformed(address) }
            server = Server(host: host, port: port)
            rest = rest[rest.index(after: slash)...]
        }
        guard Self.isQueueName(rest) else { throw Self.malformed(address) }
        queue = String(rest)
    }

    /// The port of IPP where none is written.
    private static func withPort(_ place: Substring) -> String {
        let hasPort = place.hasPrefix("[") ? place.contains("]:") : place.contains(":")
        return hasPort ? String(place) : "\(place):631"
    }

    /// What lpadmin(8) takes: printable, without space, `/`, `#`, quotes.
    private static func isQueueName(_ text: Substring) -> Bool {
        !text.isEmpty && text.utf8.count <= queueMaxBytes
            && text.unicodeScalars.allSatisfy {
                $0.value > 0x20 && $0.value != 0x7F && !"/#?'\"\\".unicodeScalars.contains($0)
            }
    }

    private static func malformed(_ address: ConnectionAddress) -> DeviceError {
        let text = "'\(address.target)' is not a queue of CUPS: write cups:QUEUE or cups://host:port/QUEUE"
        return DeviceError(.illegal, .giveUp, text)
    }
}
