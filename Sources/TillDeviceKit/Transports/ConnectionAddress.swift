/// Where a device is, as it is written in the configuration: `tcp://192.168.1.50:9100`,
/// `serial:/dev/ttyUSB0?baud=9600`, `usblp:/dev/usb/lp0`, `usb:04b8:0e15?serial=X`, `evdev:/dev/input/event3`, `none:`.
public struct ConnectionAddress: Equatable, Hashable, Sendable, CustomStringConvertible {
    /// `tcp`, `serial`, `usblp`, `usb`, `evdev`, `unix`, `none`, or what a driver's manifest says it understands.
    public var scheme: String
    /// What stands between the scheme and `?`, without leading slashes of `//`: `192.168.1.50:9100`, `/dev/ttyUSB0`.
    public var target: String
    /// The options behind `?`, as `name=value` joined by `&`.
    public var options: [String: String]

    public init(scheme: String, target: String, options: [String: String] = [:]) {
        self.scheme = scheme
        self.target = target
        self.options = options
    }

    /// Reads an address. Nil where there is no scheme, or an option without a value or written twice.
    public init?(_ text: String) {
        guard let colon = text.firstIndex(of: ":"), colon != text.startIndex else { return nil }
        let scheme = text[..<colon]
        guard scheme.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }) else { return nil }
        var rest = text[text.index(after: colon)...]
        var options: [String: String] = [:]
        if let mark = rest.firstIndex(of: "?") {
            for pair in rest[rest.index(after: mark)...].split(separator: "&", omittingEmptySubsequences: false) {
                let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                guard parts.count == 2, !parts[0].isEmpty, options[String(parts[0])] == nil else { return nil }
                options[String(parts[0])] = String(parts[1])
            }
            rest = rest[..<mark]
        }
        if rest.hasPrefix("//") { rest = rest.dropFirst(2) }
        self.init(scheme: String(scheme).lowercased(), target: String(rest), options: options)
    }

    public var description: String {
        let tail = options.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: "&")
        return "\(scheme):\(scheme == "tcp" ? "//" : "")\(target)\(tail.isEmpty ? "" : "?" + tail)"
    }

    /// Host and port of a `tcp` address; the port is 9100 where none is written. An IPv6 address stands in brackets.
    public var hostAndPort: (host: String, port: Int)? {
        var host = target[...]
        var port = "9100"[...]
        if host.hasPrefix("["), let end = host.firstIndex(of: "]") {
            let tail = host[host.index(after: end)...]
            if tail.hasPrefix(":") { port = tail.dropFirst() } else if !tail.isEmpty { return nil }
            host = host[host.index(after: host.startIndex)..<end]
        } else if let colon = host.lastIndex(of: ":") {
            port = host[host.index(after: colon)...]
            host = host[..<colon]
            guard !host.contains(":") else { return nil }
        }
        guard !host.isEmpty, let number = Int(port), (1...65535).contains(number) else { return nil }
        return (String(host), number)
    }
}
