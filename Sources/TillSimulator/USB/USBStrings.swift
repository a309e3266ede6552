/// The strings of a device and the numbers under which a host asks for them. An empty one has no number, so that a
/// device without serial number says 0 in `iSerialNumber`.
struct USBStrings: Sendable {
    /// Numbered from 1.
    private var texts: [String] = []
    private(set) var manufacturer: UInt8 = 0
    private(set) var product: UInt8 = 0
    private(set) var serialNumber: UInt8 = 0

    init(_ identity: SimulatedIdentity) {
        manufacturer = add(identity.manufacturer)
        product = add(identity.productName)
        serialNumber = add(identity.serialNumber ?? "")
    }

    /// The string descriptor of a number; nil where there is none. Number 0 is the list of languages.
    func descriptor(_ number: UInt8, language: UInt16) -> [UInt8]? {
        guard number > 0 else { return USBDescriptor.languages }
        guard language == USBDescriptor.language, Int(number) <= texts.count else { return nil }
        return USBDescriptor.string(texts[Int(number) - 1])
    }

    private mutating func add(_ text: String) -> UInt8 {
        guard !text.isEmpty else { return 0 }
        texts.append(text)
        return UInt8(texts.count)
    }
}
