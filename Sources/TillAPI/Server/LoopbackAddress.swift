/// TCP is for this machine only: what goes over it is not encrypted, and the token opens everything.
enum LoopbackAddress {
    static func check(_ tcp: (host: String, port: Int, token: String)?) throws(APIError) {
        guard let tcp else { return }
        guard tcp.host == "localhost" || tcp.host == "::1" || isIPv4Loopback(tcp.host) else {
            throw APIError("CONFIG", "the local API is for this machine only: 127.0.0.1 or ::1, not \(tcp.host)")
        }
        guard tcp.token.utf8.count >= APILimits.tokenMinBytes else {
            throw APIError("CONFIG", "the token of the local API is shorter than \(APILimits.tokenMinBytes) bytes")
        }
    }

    /// Four numbers, the first of which is 127: a name like `127.example.com` may be anybody's.
    private static func isIPv4Loopback(_ host: String) -> Bool {
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts.first == "127" && parts.allSatisfy { UInt8($0) != nil }
    }
}
