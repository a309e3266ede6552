import FoundationEssentials

/// From the bytes of a profile file to its keys.
extension StrictlyKeyed where Part == ProfileFile {
    /// - Parameter file: the file's name, for messages.
    static func decode(_ json: [UInt8], file: String) throws(ProfileError) -> StrictlyKeyed {
        guard json.count <= PrinterProfile.maxFileBytes else {
            throw ProfileError(
                .tooLong,
                file: file,
                key: "",
                "a profile has \(PrinterProfile.maxFileBytes) bytes at most"
            )
        }
        do {
            return try JSONDecoder().decode(StrictlyKeyed<ProfileFile>.self, from: Data(json))
        } catch let error as UnknownKey {
            let key = error.path.joined(separator: ".")
            let known = error.known.joined(separator: ", ")
            throw ProfileError(.unknownKey, file: file, key: key, "there is no such key; there are \(known)")
        } catch let error as DecodingError {
            throw ProfileError(error, file: file)
        } catch {
            throw ProfileError(.notJSON, file: file, key: "", "\(error)")
        }
    }
}

extension ProfileError {
    /// What the decoder found, with the path of the key.
    fileprivate init(_ error: DecodingError, file: String) {
        func key(_ path: [any CodingKey]) -> String { path.map(\.stringValue).joined(separator: ".") }
        switch error {
        case .keyNotFound(let missing, let context):
            self.init(.missingKey, file: file, key: key(context.codingPath + [missing]), "the key is missing")
        case .typeMismatch(_, let context), .valueNotFound(_, let context):
            self.init(.wrongType, file: file, key: key(context.codingPath), context.debugDescription)
        case .dataCorrupted(let context) where !context.codingPath.isEmpty:
            self.init(.wrongType, file: file, key: key(context.codingPath), context.debugDescription)
        case .dataCorrupted:
            // The decoder does not say where.
            self.init(.notJSON, file: file, key: "", "this is no JSON; a comma too many or too few is the usual reason")
        @unknown default:
            self.init(.notJSON, file: file, key: "", "\(error)")
        }
    }
}
