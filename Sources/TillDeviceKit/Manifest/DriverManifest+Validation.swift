extension DriverManifest {
    /// What is wrong with the manifest itself; empty when it can be used.
    public func problems() -> [String] {
        var problems: [String] = []
        if !Self.isName(name) { problems.append("name '\(name)' is not lower-case letters, digits and '-'") }
        if executable.isEmpty || executable.contains("/") || executable == "." || executable == ".." {
            problems.append("executable '\(executable)' is not a file name in the plugin's own folder")
        }
        if protocolVersion != Self.protocolVersion {
            problems.append("speaks protocol \(protocolVersion); this program speaks \(Self.protocolVersion)")
        }
        if classes.isEmpty { problems.append("names no device class") }
        if connections.isEmpty { problems.append("names no connection scheme") }
        if Set(settings.map(\.name)).count != settings.count { problems.append("declares a setting twice") }
        for rule in settings {
            if let value = rule.default, let problem = rule.problem(with: value) {
                problems.append("default of setting '\(rule.name)': \(problem)")
            }
        }
        let provable = connections + classes.map(\.rawValue)
        for name in (evidence ?? [:]).keys.sorted() where !provable.contains(name) {
            problems.append("evidence for '\(name)', which is none of its connections and classes")
        }
        return problems + usb.flatMap(usbProblems)
    }

    private func usbProblems(_ match: USBMatch) -> [String] {
        var problems: [String] = []
        func check(_ what: String, _ text: String?, _ lengths: Set<Int>) {
            guard let text, !lengths.contains(text.count) || !Self.isHexadecimal(text) else { return }
            let counts = lengths.sorted().map(String.init).joined(separator: ", ")
            problems.append("usb '\(match.name)': \(what) '\(text)' is not hexadecimal digits (\(counts) of them)")
        }
        check("vendor", match.vendor, [4])
        check("product", match.product, [4])
        check("interface", match.interface, [2, 4, 6])
        check("usage", match.usage, [4, 8])
        if match.product != nil, match.vendor == nil {
            problems.append("usb '\(match.name)': a product without a vendor says nothing")
        }
        if match.vendor == nil, match.interface == nil, match.usage == nil {
            problems.append("usb '\(match.name)': it fits everything")
        }
        for (name, value) in match.settings ?? [:] {
            guard let rule = settings.first(where: { $0.name == name }) else {
                problems.append("usb '\(match.name)': there is no setting '\(name)'")
                continue
            }
            if let problem = rule.problem(with: value) {
                problems.append("usb '\(match.name)': setting '\(name)': \(problem)")
            }
        }
        return problems
    }

    /// The settings with the defaults filled in, or every problem there is.
    public func settings(from given: [String: SettingValue]) -> (settings: DriverSettings, problems: [String]) {
        var values: [String: SettingValue] = [:]
        var problems: [String] = []
        for rule in settings {
            guard let value = given[rule.name] ?? rule.default else { continue }
            if let problem = rule.problem(with: value) {
                problems.append("setting '\(rule.name)': \(problem)")
            }
            values[rule.name] = value
        }
        let known = Set(settings.map(\.name))
        for name in given.keys.sorted() where !known.contains(name) {
            problems.append(
                "driver \(self.name) has no setting '\(name)'; it has \(known.sorted().joined(separator: ", "))"
            )
        }
        return (DriverSettings(values), problems)
    }

    private static func isName(_ text: String) -> Bool {
        !text.isEmpty && text.count <= 64
            && text.allSatisfy { $0.isASCII && ($0.isLowercase || $0.isNumber || $0 == "-") }
    }

    private static func isHexadecimal(_ text: String) -> Bool {
        text.allSatisfy { $0.isASCII && $0.isHexDigit }
    }
}

extension DriverManifest.SettingRule {
    /// Why the value does not fit; nil when it does.
    public func problem(with value: SettingValue) -> String? {
        switch (kind, value) {
        case (.text, .text(let text)):
            guard let values, !values.contains(text) else { return nil }
            return "'\(text)' is not one of \(values.joined(separator: ", "))"
        case (.number, .number(let number)):
            if let minimum, number < minimum { return "\(number) is below \(minimum)" }
            if let maximum, number > maximum { return "\(number) is above \(maximum)" }
            return nil
        case (.flag, .flag):
            return nil
        default:
            return "'\(value)' is not a \(kind.rawValue)"
        }
    }
}
