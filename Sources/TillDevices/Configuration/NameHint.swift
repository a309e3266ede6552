/// Finds the name that somebody probably meant.
enum NameHint {
    /// The known name with the fewest changed letters; nil where none is near enough to be meant: more than a third of
    /// its letters would have to change.
    static func nearest(to name: String, among known: [String]) -> String? {
        known
            .map { (name: $0, distance: distance(name, $0)) }
            .filter { $0.distance * 3 <= max(name.count, $0.name.count) }
            .min { ($0.distance, $0.name) < ($1.distance, $1.name) }?.name
    }

    /// How many letters have to be put in, left out or changed (Levenshtein).
    static func distance(_ first: String, _ second: String) -> Int {
        let columns = Array(second)
        var row = Array(0...columns.count)
        for (index, letter) in first.enumerated() {
            var diagonal = row[0]
            row[0] = index + 1
            for (column, other) in columns.enumerated() {
                let changed = diagonal + (letter == other ? 0 : 1)
                diagonal = row[column + 1]
                row[column + 1] = min(changed, row[column] + 1, diagonal + 1)
            }
        }
        return row[columns.count]
    }
}
