extension DriverSettings {
    /// A setting that names one of a few values.
    ///
    /// - Throws: `E_ILLEGAL` with `giveUp` for a name that is none of them; the message lists them.
    public func choice<Value: RawRepresentable<String> & CaseIterable>(
        _ name: String,
        default value: Value
    ) throws(DeviceError) -> Value {
        guard let text = text(name) else { return value }
        guard let found = Value(rawValue: text) else {
            let known = Value.allCases.map(\.rawValue).joined(separator: ", ")
            throw DeviceError(.illegal, .giveUp, "setting '\(name)' is one of \(known), not '\(text)'")
        }
        return found
    }
}
