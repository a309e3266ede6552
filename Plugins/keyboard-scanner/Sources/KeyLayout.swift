/// Which character each key types, by the country that the scanner is set to. A scanner is read by its key codes and
/// not through the layout of a desktop, so that a French desktop does not turn its digits into letters; the raw value
/// is the one of the setting `layout`.
///
/// The tables (`KeyLayout+Tables.swift`) are those of Windows, which is what scanners type for.
enum KeyLayout: String, CaseIterable {
    case us, uk, de, fr, es, it

    /// The four characters of a key; nil where it types nothing.
    struct Key: Equatable {
        var plain: Unicode.Scalar?
        var shifted: Unicode.Scalar?
        var altGr: Unicode.Scalar?
        var shiftedAltGr: Unicode.Scalar?
        /// Those of its characters that wait for the next key, to stand above its letter.
        var dead: Set<Unicode.Scalar> = []

        func scalar(isShifted: Bool, isAltGr: Bool) -> Unicode.Scalar? {
            switch (isShifted, isAltGr) {
            case (false, false): plain
            case (true, false): shifted
            case (false, true): altGr
            case (true, true): shiftedAltGr
            }
        }

        /// Whether caps lock turns it: a letter with its capital.
        var isLetter: Bool {
            guard let plain, let shifted else { return false }
            return plain != shifted && plain.properties.uppercaseMapping == String(shifted)
        }
    }

    /// Keys with consecutive codes: the first code, what they type alone, with shift.
    struct Row {
        var first: UInt16
        var plain: String
        var shifted: String
    }

    /// One country.
    struct Table {
        var rows: [Row]
        var altGr: [UInt16: Unicode.Scalar] = [:]
        var shiftedAltGr: [UInt16: Unicode.Scalar] = [:]
        /// The key codes with dead characters, and which of their characters those are.
        var dead: [UInt16: Set<Unicode.Scalar>] = [:]
    }

    /// Stands in a row for a key that types nothing at that level.
    static let nothing: Unicode.Scalar = "\u{2400}"

    /// The keys by their codes.
    var keys: [UInt16: Key] {
        var keys: [UInt16: Key] = [57: Key(plain: " ", shifted: " ")]
        for row in table.rows {
            precondition(row.plain.unicodeScalars.count == row.shifted.unicodeScalars.count, "\(rawValue) \(row.first)")
            for (code, pair) in zip(row.first..., zip(row.plain.unicodeScalars, row.shifted.unicodeScalars)) {
                keys[code] = Key(
                    plain: pair.0 == Self.nothing ? nil : pair.0,
                    shifted: pair.1 == Self.nothing ? nil : pair.1,
                    altGr: table.altGr[code],
                    shiftedAltGr: table.shiftedAltGr[code],
                    dead: table.dead[code] ?? []
                )
            }
        }
        return keys
    }
}
