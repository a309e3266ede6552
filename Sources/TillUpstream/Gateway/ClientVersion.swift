/// A client's version as it stands in `X-App-Version`: `1.2.0+42`, where the build number may be missing.
public struct ClientVersion: Equatable, Comparable, Sendable, CustomStringConvertible {
    public var major: Int
    public var minor: Int
    public var patch: Int
    public var build: Int

    /// Nil for everything that is not three numbers with points, and at most one more behind a plus sign.
    public init?(_ text: some StringProtocol) {
        let halves = text.split(separator: "+", maxSplits: 1, omittingEmptySubsequences: false)
        let numbers = halves[0].split(separator: ".", omittingEmptySubsequences: false).map { Self.number($0) }
        let build = halves.count == 2 ? Self.number(halves[1]) : 0
        guard numbers.count == 3, let major = numbers[0], let minor = numbers[1], let patch = numbers[2], let build
        else { return nil }
        self.major = major
        self.minor = minor
        self.patch = patch
        self.build = build
    }

    public static func < (left: ClientVersion, right: ClientVersion) -> Bool {
        (left.major, left.minor, left.patch, left.build) < (right.major, right.minor, right.patch, right.build)
    }

    public var description: String { "\(major).\(minor).\(patch)+\(build)" }

    private static func number(_ digits: some StringProtocol) -> Int? {
        guard !digits.isEmpty, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return Int(digits)
    }
}
