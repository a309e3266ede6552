// PINs and passwords stand in these values in clear, and a value that is printed ends in a log. What they print is
// written here, so that no default shows what it should not.

extension Shop.Person: CustomStringConvertible, CustomDebugStringConvertible {
    public var description: String { "Person(\(id), \(name), \(role.rawValue))" }
    public var debugDescription: String { description }
}

extension Shop.Account: CustomStringConvertible, CustomDebugStringConvertible {
    public var description: String { "Account(person \(personID))" }
    public var debugDescription: String { description }
}

extension UpstreamConfiguration.Secret: CustomStringConvertible, CustomDebugStringConvertible {
    public var description: String {
        switch self {
        case .besideDatabase: "beside the database"
        case .bytes(let key): "\(key.count) bytes"
        }
    }

    public var debugDescription: String { description }
}

extension TokenSigner: CustomStringConvertible, CustomDebugStringConvertible {
    var description: String { "TokenSigner" }
    var debugDescription: String { description }
}
