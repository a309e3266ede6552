/// A sheet of paper, by its PWG self-describing name (PWG 5101.1), for instance `iso_a4_210x297mm`.
struct PaperSize: Equatable {
    /// In points, 1/72 inch.
    let width: Double
    let height: Double
    let media: String

    static let a4 = PaperSize(width: 595.28, height: 841.89, media: "iso_a4_210x297mm")

    /// Sides of a sheet, in points, between a postcard's and A3's.
    private static let sideAllowedPoints = 100.0...1300.0

    private init(width: Double, height: Double, media: String) {
        self.width = width
        self.height = height
        self.media = media
    }

    /// Nil where the name does not tell a usual size.
    init?(media: String) {
        guard let last = media.split(separator: "_").last else { return nil }
        let points: Double
        let digits: Substring
        if last.hasSuffix("mm") {
            (digits, points) = (last.dropLast(2), 72 / 25.4)
        } else if last.hasSuffix("in") {
            (digits, points) = (last.dropLast(2), 72)
        } else {
            return nil
        }
        let sides = digits.split(separator: "x", omittingEmptySubsequences: false).compactMap { Double($0) }
        guard sides.count == 2, sides.allSatisfy({ Self.sideAllowedPoints.contains($0 * points) }) else { return nil }
        self.init(width: sides[0] * points, height: sides[1] * points, media: media)
    }
}
