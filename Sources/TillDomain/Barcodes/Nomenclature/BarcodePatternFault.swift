/// Why a rule's pattern cannot be used. Positions count characters from 0.
public enum BarcodePatternFault: Error, Equatable, Sendable {
    case empty
    case tooLong(characters: Int)
    /// Braces can only hold Ns followed by Ds; other braces are written `\{` and `\}`.
    case bracesHoldOther
    case bracesAreEmpty
    /// A rule can only have one pair of braces.
    case bracesDoNotPair
    /// More digits than a value can hold.
    case tooManyDigits(count: Int)
    /// `*`, `+` or `?` with nothing before it, as in `*` where `.*` is meant.
    case nothingToRepeat(position: Int)
    case classIsOpen(position: Int)
    case groupIsOpen(position: Int)
    case strayParenthesis(position: Int)
    case backwardsRange(position: Int)
    /// Regular expressions know more than a barcode needs: look-around, back references, named groups.
    case notSupported(position: Int)
}
