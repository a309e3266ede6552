import Glibc

/// A socket address as the bytes that connect(2) takes.
struct SocketAddress: Equatable, Sendable {
    var family: Int32
    var bytes: [UInt8]

    /// Why a host has no address.
    struct Unknown: Error, Equatable {
        var text: String
    }

    /// The addresses of a host that is written as a number; never waits. Empty where it is a name.
    static func numeric(host: String, port: Int) -> [SocketAddress] {
        (try? lookup(host: host, port: port, flags: AI_NUMERICHOST).get()) ?? []
    }

    /// Asks the system's resolver, which may take as long as it likes.
    static func resolve(host: String, port: Int) -> Result<[SocketAddress], Unknown> {
        lookup(host: host, port: port, flags: AI_ADDRCONFIG)
    }

    private static func lookup(host: String, port: Int, flags: Int32) -> Result<[SocketAddress], Unknown> {
        var hints = addrinfo()
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        hints.ai_flags = flags | AI_NUMERICSERV
        var list: UnsafeMutablePointer<addrinfo>?
        let code = getaddrinfo(host, String(port), &hints, &list)
        defer { if let list { freeaddrinfo(list) } }
        guard code == 0 else { return .failure(Unknown(text: String(cString: gai_strerror(code)))) }
        var addresses: [SocketAddress] = []
        var entry = list
        while let info = entry?.pointee {
            if let name = info.ai_addr {
                let bytes = UnsafeRawBufferPointer(start: name, count: Int(info.ai_addrlen))
                addresses.append(SocketAddress(family: info.ai_family, bytes: Array(bytes)))
            }
            entry = info.ai_next
        }
        return addresses.isEmpty ? .failure(Unknown(text: "the name has no address")) : .success(addresses)
    }
}
