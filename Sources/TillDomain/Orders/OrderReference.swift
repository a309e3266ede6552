/// `NU/CFG{configuration}/S{session}/{milliseconds}-{4 hexadecimal digits}`.
public enum OrderReference {
    public static func make(configurationID: Int, sessionID: Int, atMillis: Int64, salt: UInt16) -> String {
        let digits = String(salt, radix: 16)
        let padded = String(repeating: "0", count: 4 - digits.count) + digits
        return "NU/CFG\(configurationID)/S\(sessionID)/\(atMillis)-\(padded)"
    }
}
