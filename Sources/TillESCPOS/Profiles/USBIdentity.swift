/// What a printer calls itself on USB.
public struct USBIdentity: Sendable, Equatable {
    public let vendor: UInt16
    /// `nil` stands for all products of the vendor.
    public let product: UInt16?

    public init(vendor: UInt16, product: UInt16?) {
        self.vendor = vendor
        self.product = product
    }

    /// From `04b8` or `0416:5011`: four hexadecimal digits each, in lower case; `nil` for anything else.
    public init?(_ text: String) {
        var numbers: [UInt16] = []
        for part in text.split(separator: ":", omittingEmptySubsequences: false) {
            guard part.utf8.count == 4, let number = UInt16(part, radix: 16), Self.text(number) == part else {
                return nil
            }
            numbers.append(number)
        }
        guard let vendor = numbers.first, numbers.count <= 2 else { return nil }
        self.init(vendor: vendor, product: numbers.count == 2 ? numbers[1] : nil)
    }

    /// Whether a printer of this identity is one of those that `other` stands for.
    func isAmong(_ other: USBIdentity) -> Bool {
        vendor == other.vendor && (other.product == nil || other.product == product)
    }

    private static func text(_ number: UInt16) -> String {
        let digits = String(number, radix: 16)
        return String(repeating: "0", count: 4 - digits.count) + digits
    }
}

extension USBIdentity: CustomStringConvertible {
    public var description: String {
        product.map { Self.text(vendor) + ":" + Self.text($0) } ?? Self.text(vendor)
    }
}
