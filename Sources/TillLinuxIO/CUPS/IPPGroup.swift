/// One group of attributes as IPP has them (RFC 8011): a printer, a job. Every value is text here: numbers and enums in
/// decimal, truth values as `true` and `false`, resolutions as `300dpi`. An attribute without a value (`no-value`) has
/// an empty list.
public struct IPPGroup: Equatable, Sendable {
    public var values: [String: [String]]

    public init(_ values: [String: [String]] = [:]) {
        self.values = values
    }

    public func text(_ name: String) -> String? { values[name]?.first }
    public func number(_ name: String) -> Int? { values[name]?.first.flatMap { Int($0) } }
    public func flag(_ name: String) -> Bool? { values[name]?.first.flatMap { Bool($0) } }
    public func list(_ name: String) -> [String] { values[name] ?? [] }

    /// Keywords without the `none` that stands for an empty list.
    public func keywords(_ name: String) -> [String] { list(name).filter { $0 != "none" } }
}
