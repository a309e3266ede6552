import CSodium

/// What computing a hash costs; it is written into the hash, so that a verifier needs no setting.
public struct PasswordCost: Equatable, Sendable {
    /// Passes over the memory.
    public var passes: UInt64
    public var memoryBytes: Int

    public init(passes: UInt64, memoryBytes: Int) {
        self.passes = passes
        self.memoryBytes = memoryBytes
    }

    /// libsodium's limits for an interactive sign-in: 2 passes over 64 MiB.
    public static let interactive = PasswordCost(
        passes: UInt64(crypto_pwhash_opslimit_interactive()),
        memoryBytes: crypto_pwhash_memlimit_interactive()
    )

    /// The least that argon2id allows: 1 pass over 8 KiB. For tests; it protects nothing.
    public static let minimum = PasswordCost(
        passes: UInt64(crypto_pwhash_opslimit_min()),
        memoryBytes: crypto_pwhash_memlimit_min()
    )
}

/// argon2id hashes as text (`$argon2id$v=19$m=65536,t=2,p=1$…`), salted at random, by libsodium.
enum PasswordHash {
    /// Longer ones are refused before they are hashed.
    static let passwordMaxBytes = 1024

    static func make(_ password: String, _ cost: PasswordCost) throws(UpstreamServerError) -> String {
        let secret = characters(password)
        var text = [CChar](repeating: 0, count: crypto_pwhash_strbytes())
        let status = crypto_pwhash_str(&text, secret, UInt64(secret.count), cost.passes, cost.memoryBytes)
        guard status == 0 else {
            throw UpstreamServerError(.cryptography, "a password cannot be hashed with \(cost.memoryBytes) bytes")
        }
        return String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    /// False also for what is no hash, and where the memory for it is not to be had.
    static func verify(_ password: String, _ hash: String) -> Bool {
        let secret = characters(password)
        return hash.withCString { crypto_pwhash_str_verify($0, secret, UInt64(secret.count)) == 0 }
    }

    private static func characters(_ text: String) -> [CChar] {
        text.utf8.map(CChar.init(bitPattern:))
    }
}
