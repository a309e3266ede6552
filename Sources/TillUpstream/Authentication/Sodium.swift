import CSodium

/// The few functions of libsodium that are used here, with Swift's types.
enum Sodium {
    /// `sodium_init` may be called from any thread and more than once; a static is initialised once anyway.
    private static let isReady = sodium_init() >= 0

    /// Must have succeeded before anything else is called; the server does so first of all.
    static func start() throws(UpstreamServerError) {
        guard isReady else { throw UpstreamServerError(.cryptography, "libsodium cannot be initialised") }
    }

    static func randomBytes(_ count: Int) -> [UInt8] {
        precondition(isReady)
        var bytes = [UInt8](repeating: 0, count: count)
        randombytes_buf(&bytes, count)
        return bytes
    }

    /// BLAKE2b of 16 bytes (`crypto_generichash`): 128 bits tell two contents apart that nobody forges.
    static func digest(_ bytes: [UInt8]) -> [UInt8] {
        precondition(isReady)
        var digest = [UInt8](repeating: 0, count: 16)
        let status = crypto_generichash(&digest, digest.count, bytes, UInt64(bytes.count), nil, 0)
        precondition(status == 0, "16 bytes are within the bounds of crypto_generichash")
        return digest
    }

    // MARK: - HMAC-SHA-256

    static let authenticationKeyBytes = crypto_auth_hmacsha256_keybytes()

    static func authenticate(_ message: [UInt8], key: [UInt8]) -> [UInt8] {
        precondition(isReady && key.count == authenticationKeyBytes)
        var code = [UInt8](repeating: 0, count: crypto_auth_hmacsha256_bytes())
        crypto_auth_hmacsha256(&code, message, UInt64(message.count), key)
        return code
    }

    /// Compares in constant time.
    static func isAuthentic(_ message: [UInt8], by code: [UInt8], key: [UInt8]) -> Bool {
        precondition(isReady && key.count == authenticationKeyBytes)
        guard code.count == crypto_auth_hmacsha256_bytes() else { return false }
        return crypto_auth_hmacsha256_verify(code, message, UInt64(message.count), key) == 0
    }

    // MARK: - Text of bytes

    /// base64url without padding (RFC 4648 section 5), as JWT has it.
    static func base64URL(_ bytes: [UInt8]) -> String {
        let variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING
        // The length counts the NUL at the end.
        var text = [CChar](repeating: 0, count: sodium_base64_encoded_len(bytes.count, variant))
        sodium_bin2base64(&text, text.count, bytes, bytes.count, variant)
        return String(decoding: text.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    /// Nil for anything but the one spelling of some bytes: foreign characters, padding and stray bits are refused.
    static func bytes(base64URL text: Substring) -> [UInt8]? {
        let characters = text.utf8.map(CChar.init(bitPattern:))
        var bytes = [UInt8](repeating: 0, count: max(characters.count, 1))
        var count = 0
        let variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING
        let status = sodium_base642bin(
            &bytes,
            bytes.count,
            characters,
            characters.count,
            nil,
            &count,
            nil,
            variant
        )
        return status == 0 ? Array(bytes.prefix(count)) : nil
    }

    static func hexadecimal(_ bytes: [UInt8]) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
