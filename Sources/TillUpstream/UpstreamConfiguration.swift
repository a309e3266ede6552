import TillDomain

/// What the reference upstream needs to know before it starts.
public struct UpstreamConfiguration: Sendable {
    /// Where the key comes from that signs the tokens.
    public enum Secret: Sendable {
        /// The file `<databasePath>.key` of mode 0600, made with 32 random bytes at the first start. An upstream in
        /// memory has a random key for its lifetime.
        case besideDatabase
        /// 32 bytes.
        case bytes([UInt8])
    }

    /// The address to listen on. The traffic is not encrypted: beyond loopback it belongs behind a TLS proxy.
    public var host: String
    /// 0 takes any free port; `onServerRunning` and `UpstreamServer.port` tell which.
    public var port: Int
    /// The SQLite file; its folder must exist. Nil keeps everything in memory.
    public var databasePath: String?
    public var secret: Secret
    /// Company, products, people: written into a database that has no shop yet, otherwise not looked at.
    public var shop: Shop
    /// Replaces the stored language of the terminal at every start; nil leaves it.
    public var language: Language?
    /// Older clients are answered `CLIENT_OUTDATED`; nil takes every client.
    public var minimumClientVersion: ClientVersion?
    /// What a new PIN or password hash costs.
    public var passwordCost: PasswordCost

    public init(
        host: String = "127.0.0.1",
        port: Int = 0,
        databasePath: String? = nil,
        secret: Secret = .besideDatabase,
        shop: Shop = DemoShop.shop,
        language: Language? = nil,
        minimumClientVersion: ClientVersion? = nil,
        passwordCost: PasswordCost = .interactive
    ) {
        self.host = host
        self.port = port
        self.databasePath = databasePath
        self.secret = secret
        self.shop = shop
        self.language = language
        self.minimumClientVersion = minimumClientVersion
        self.passwordCost = passwordCost
    }
}
