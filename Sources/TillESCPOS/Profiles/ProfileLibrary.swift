/// Files of profiles by name, and the profiles that they make.
struct ProfileLibrary: Sendable {
    /// Longest chain of parents; a chain that is longer is a cycle or is taken for one.
    static let maxParents = 8

    /// The bytes of a profile's file, or `nil` if there is no such profile.
    let file: @Sendable (_ name: String) -> [UInt8]?

    /// Decodes the file of that name and its parents, and no other; `nil` if there is no such profile.
    func profile(named name: String) throws(ProfileError) -> PrinterProfile? {
        guard let json = file(name) else { return nil }
        return try profile(json, file: "\(name).json", heirs: [])
    }

    /// A file from elsewhere, whose parents are here or among `parents`.
    func profile(
        reading json: [UInt8],
        file: String,
        parents: [PrinterProfile]
    ) throws(ProfileError) -> PrinterProfile {
        let merge = ProfileMerge(try .decode(json, file: file), file: file)
        guard let inherits = merge.source.inherits else { return try merge.profile(over: nil) }
        guard inherits != merge.source.name else { throw merge.error(.cycle, "inherits", "it inherits from itself") }
        if let parent = parents.first(where: { $0.name == inherits }) { return try merge.profile(over: parent) }
        guard let parent = try profile(named: inherits) else { throw unknownParent(inherits, merge) }
        return try merge.profile(over: parent)
    }

    /// - Parameter heirs: the profiles on the way here, youngest first.
    private func profile(_ json: [UInt8], file name: String, heirs: [String]) throws(ProfileError) -> PrinterProfile {
        let merge = ProfileMerge(try .decode(json, file: name), file: name)
        guard let inherits = merge.source.inherits else { return try merge.profile(over: nil) }
        let heirs = heirs + [merge.source.name]
        guard !heirs.contains(inherits), heirs.count <= Self.maxParents else {
            let chain = (heirs + [inherits]).joined(separator: " → ")
            throw merge.error(.cycle, "inherits", "it inherits from itself, or by way of too many: \(chain)")
        }
        guard let parent = file(inherits) else { throw unknownParent(inherits, merge) }
        return try merge.profile(over: profile(parent, file: "\(inherits).json", heirs: heirs))
    }

    private func unknownParent(_ name: String, _ merge: ProfileMerge) -> ProfileError {
        let known = PrinterProfile.builtInNames.joined(separator: ", ")
        return merge.error(.unknownParent, "inherits", "there is no profile '\(name)'; there are \(known)")
    }
}
