import CTillLinux
import Hummingbird
import NIOCore

#if canImport(Glibc)
import Glibc
#endif

/// One request to the local API, with the channel it came through.
public struct APIContext: RequestContext {
    public var coreContext: CoreRequestContextStorage
    let channel: any Channel
    var caller: Caller?
    /// The user at the other end, for people: `root`, `uid 1000`, or `token` on TCP.
    var user: String?

    public init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        channel = source.channel
    }

    /// No request body of ours is larger.
    public var maxUploadSize: Int { 64 * 1024 }
}

/// Who asks, and what they may ask for.
enum Caller: Equatable, Sendable {
    /// May do everything: root, the user that the daemon runs as, or the holder of the token.
    case technician
    /// Anybody else whom the socket's mode lets in: sells, and looks.
    case cashier

    /// Decides by the credentials of the process at the other end of the Unix socket.
    static func caller(uid: UInt32, ownUID: UInt32) -> Caller {
        uid == 0 || uid == ownUID ? .technician : .cashier
    }
}

/// Asks the kernel who is at the other end.
struct PeerCredentials {
    /// Who asks and which user that is; nil where the kernel does not say.
    static func caller(of channel: any Channel) async -> (Caller, user: String)? {
        guard case .unixDomainSocket = channel.localAddress, let options = channel as? any SocketOptionProvider else {
            return nil
        }
        return await peer(options)
    }

    private static func peer(_ options: any SocketOptionProvider) async -> (Caller, user: String)? {
        let found: EventLoopFuture<till_peer_credentials> = options.unsafeGetSocketOption(
            level: NIOBSDSocket.OptionLevel(rawValue: SOL_SOCKET),
            name: NIOBSDSocket.Option(rawValue: SO_PEERCRED)
        )
        guard let peer = try? await found.get() else { return nil }
        let user = peer.uid == 0 ? "root" : "uid \(peer.uid)"
        return (.caller(uid: peer.uid, ownUID: geteuid()), user)
    }
}
