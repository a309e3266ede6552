/// Bars and spaces by their widths, the way the standards tabulate them.
enum ModuleRuns {
    /// Modules for widths such as `212222`, beginning with a bar (dark).
    static func modules(widths: some StringProtocol, startingDark: Bool = true) -> [Bool] {
        var modules: [Bool] = []
        var dark = startingDark
        for width in widths.utf8 {
            guard let count = Int(decimalASCII: width) else { preconditionFailure("widths are decimal digits") }
            modules.append(contentsOf: repeatElement(dark, count: count))
            dark.toggle()
        }
        return modules
    }
}
