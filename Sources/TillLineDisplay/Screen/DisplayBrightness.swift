/// The four levels that displays with a command for brightness have.
///
/// Source: Epson DM-D110 specification, US X n, which calls them 20, 40, 60 and 100 %; the other sets number or name
/// the same four.
public enum DisplayBrightness: Int, Equatable, Sendable, CaseIterable {
    case level1 = 1
    case level2 = 2
    case level3 = 3
    case level4 = 4

    /// UnifiedPOS `DeviceBrightness`, in percent.
    public var percent: Int {
        switch self {
        case .level1: 20
        case .level2: 40
        case .level3: 60
        case .level4: 100
        }
    }

    /// The darkest level that is at least so bright; the brightest where none is.
    public init(percent: Int) {
        self = Self.allCases.first { $0.percent >= percent } ?? .level4
    }
}
