/// The paths of the upstream API (`/pos-api/v1/*`) that this version calls. Every call is a POST with a JSON body.
public enum UpstreamPath: String, Sendable, CaseIterable {
    case login = "auth/login"
    case refresh = "auth/refresh"
    case bootstrap = "bootstrap"
    case ordersCreate = "orders/create"

    public static let prefix = "/pos-api/v1/"

    public var path: String { Self.prefix + rawValue }
}

/// Header fields of every call but login.
public enum UpstreamHeader {
    public static let deviceID = "X-Device-Id"
    public static let appVersion = "X-App-Version"
}

public struct LoginRequest: Equatable, Sendable, Codable {
    public var login: String
    public var password: String

    public init(login: String, password: String) {
        self.login = login
        self.password = password
    }
}

public struct RefreshRequest: Equatable, Sendable, Codable {
    public var refreshToken: String

    private enum CodingKeys: String, CodingKey {
        case refreshToken = "refresh_token"
    }

    public init(refreshToken: String) {
        self.refreshToken = refreshToken
    }
}

public struct LoginResponse: Equatable, Sendable, Codable {
    public struct Person: Equatable, Sendable, Codable {
        public var id: Int
        public var name: String
        public var role: String

        public init(id: Int, name: String, role: String) {
            self.id = id
            self.name = name
            self.role = role
        }
    }

    public var accessToken: String
    public var refreshToken: String
    public var user: Person

    private enum CodingKeys: String, CodingKey {
        case accessToken = "access_token"
        case refreshToken = "refresh_token"
        case user
    }

    public init(accessToken: String, refreshToken: String, user: Person) {
        self.accessToken = accessToken
        self.refreshToken = refreshToken
        self.user = user
    }
}

public struct BootstrapRequest: Equatable, Sendable, Codable {
    public var deviceID: String?
    public var knownEtag: String?

    private enum CodingKeys: String, CodingKey {
        case deviceID = "device_id"
        case knownEtag = "known_etag"
    }

    public init(deviceID: String?, knownEtag: String?) {
        self.deviceID = deviceID
        self.knownEtag = knownEtag
    }
}

/// The whole configuration, or word that the caller's copy is the present one.
public enum BootstrapResponse: Equatable, Sendable, Codable {
    case notModified
    case payload(BootstrapPayload)

    private enum Key: String, CodingKey {
        case notModified = "not_modified"
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        if try container.decodeIfPresent(Bool.self, forKey: .notModified) == true {
            self = .notModified
        } else {
            self = .payload(try BootstrapPayload(from: decoder))
        }
    }

    public func encode(to encoder: any Encoder) throws {
        switch self {
        case .notModified:
            var container = encoder.container(keyedBy: Key.self)
            try container.encode(true, forKey: .notModified)
        case .payload(let payload):
            try payload.encode(to: encoder)
        }
    }
}

/// The body of every answer that is no success.
public struct UpstreamErrorBody: Equatable, Sendable, Codable {
    public struct Detail: Equatable, Sendable, Codable {
        public var code: UpstreamErrorCode
        public var message: String
        public var retryable: Bool

        public init(code: UpstreamErrorCode, message: String, retryable: Bool) {
            self.code = code
            self.message = message
            self.retryable = retryable
        }
    }

    public var error: Detail

    public init(_ code: UpstreamErrorCode, _ message: String) {
        error = Detail(code: code, message: message, retryable: code.isRetryable)
    }
}

/// The codes of `upstream.md`, with their HTTP status.
public enum UpstreamErrorCode: String, Equatable, Sendable, Codable, CaseIterable {
    case unauthenticated = "UNAUTHENTICATED"
    case forbidden = "FORBIDDEN"
    case clientOutdated = "CLIENT_OUTDATED"
    case notFound = "NOT_FOUND"
    case validation = "VALIDATION"
    case conflict = "CONFLICT"
    case sessionClosed = "SESSION_CLOSED"
    case busy = "BUSY"

    public var status: Int {
        switch self {
        case .unauthenticated: 401
        case .forbidden: 403
        case .clientOutdated: 426
        case .notFound: 404
        case .validation: 422
        case .conflict, .sessionClosed: 409
        case .busy: 503
        }
    }

    /// Whether the same request may succeed later without anybody changing it.
    public var isRetryable: Bool { self == .busy || self == .unauthenticated }
}
