extension DirectTransport {
    /// Who this terminal is to the upstream. The password is held in memory only and never logged.
    public struct Account: Sendable {
        public var login: String
        public var password: String
        public var deviceID: String
        /// `1.2.0+42`
        public var appVersion: String

        public init(login: String, password: String, deviceID: String, appVersion: String) {
            self.login = login
            self.password = password
            self.deviceID = deviceID
            self.appVersion = appVersion
        }
    }

    /// What a call may cost.
    public struct Limits: Sendable {
        public var connectTimeoutMillis: Int64
        /// The whole of one call, from the connection to the last byte of its answer.
        public var callTimeoutMillis: Int64
        /// The same for the configuration, which is large: 30 MB for 100,000 products, over any line a shop may have.
        public var bootstrapTimeoutMillis: Int64
        public var bootstrapMaxBytes: Int
        public var answerMaxBytes: Int

        public static let standard = Limits(
            connectTimeoutMillis: 5000,
            callTimeoutMillis: 15_000,
            bootstrapTimeoutMillis: 120_000,
            bootstrapMaxBytes: 64 * 1024 * 1024,
            answerMaxBytes: 1024 * 1024
        )

        public init(
            connectTimeoutMillis: Int64,
            callTimeoutMillis: Int64,
            bootstrapTimeoutMillis: Int64,
            bootstrapMaxBytes: Int,
            answerMaxBytes: Int
        ) {
            self.connectTimeoutMillis = connectTimeoutMillis
            self.callTimeoutMillis = callTimeoutMillis
            self.bootstrapTimeoutMillis = bootstrapTimeoutMillis
            self.bootstrapMaxBytes = bootstrapMaxBytes
            self.answerMaxBytes = answerMaxBytes
        }
    }
}

// The password stands here in clear, and a value that is printed ends in a log. What it prints is written here.
extension DirectTransport.Account: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var description: String { "Account(\(login), \(deviceID), \(appVersion))" }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: ["login": login, "deviceID": deviceID]) }
}
