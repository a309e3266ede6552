/// What a scan asks for, before any catalogue is asked.
public enum ScanMeaning: Equatable, Sendable {
    case product(ScannedProduct)
    /// 0 to 100 %, off the last line, as in Odoo.
    case discount(Percent)
    /// Somebody's badge: Odoo compares the whole code.
    case badge(String)
    case customerCard(String)
    case command(CommandCode)
    /// The code on a receipt of ours.
    case receipt(reference: String)
    /// A location, a package, a lot, or a type that we do not know. Odoo's default rules call any code that begins with
    /// 10 a lot and with 414 a location, American trade items among them; so a product with exactly one of the
    /// candidates is to be looked for before the scan is called unknown.
    case other(type: BarcodeType, code: String, candidates: [String])
    case unknown(text: String, why: Unknown)

    /// Why nothing can be done with a scan that is readable.
    public enum Unknown: Equatable, Sendable {
        /// A symbology identifier and nothing behind it.
        case empty
        case noSuchCommand
        case gs1(GS1Fault)
        /// A discount beyond 100 %, a negative weight, a number that fits no amount.
        case valueOutOfRange
    }
}

/// A product, as far as its label says.
public struct ScannedProduct: Equatable, Sendable {
    /// Barcodes to look up, in this order; the first that the catalogue has is it.
    public var candidates: [String]
    /// Nil is one. Finer than thousandths is rounded half away from zero, as Odoo rounds a quantity.
    public var quantity: Quantity?
    /// What a GS1 quantity is measured in; nil where it is a count or the label is not GS1.
    public var measure: GS1.Measure?
    /// The price of one unit of quantity. A GS1 amount without a measure or count is that, as in Odoo's price labels.
    public var price: Price?
    /// What the label says the whole item costs (GS1 392n, 393n): beside a measure, the unit price is not told.
    public var amount: GS1.Amount?
    public var lot: String?
    public var serial: String?
    public var expiry: GS1.ShortDate?
    public var bestBefore: GS1.ShortDate?

    public init(candidates: [String], quantity: Quantity? = nil, price: Price? = nil) {
        self.candidates = candidates
        self.quantity = quantity
        self.price = price
    }
}

extension Nomenclature {
    /// What a scan of any bytes means. It is decided in this order: a receipt's reference, a command, a GS1 element
    /// string, the rules, and where no rule matches, a product.
    ///
    /// The rules keep Odoo's own order, traps included: to the default ones any code that begins with 22 and two digits
    /// is a discount and no product.
    public func meaning(of label: [UInt8]) -> Result<ScanMeaning, ScannedCode.Unreadable> {
        switch ScannedCode.read(label) {
        case .unreadable(let why): .failure(why)
        case .code(let code): .success(meaning(of: code))
        }
    }

    private func meaning(of code: ScannedCode) -> ScanMeaning {
        let content = code.content
        if content.isEmpty { return .unknown(text: code.text, why: .empty) }
        if content.hasPrefix(OrderReference.prefix) { return .receipt(reference: content) }
        if CommandCode.claims(content) { return Self.command(content) }
        if let meaning = ScanMeaning(gs1: code) { return meaning }
        return meaning(of: parse(content), code)
    }

    private static func command(_ label: String) -> ScanMeaning {
        CommandCode(label: label).map(ScanMeaning.command) ?? .unknown(text: label, why: .noSuchCommand)
    }

    private func meaning(of parsed: ParsedBarcode, _ code: ScannedCode) -> ScanMeaning {
        let candidates = candidates(parsed, code)
        let outOfRange = ScanMeaning.unknown(text: code.text, why: .valueOutOfRange)
        switch parsed.type {
        case .product, .error: return .product(ScannedProduct(candidates: candidates))
        case .weight:
            guard let thousandths = parsed.value.scaled(toDigits: Quantity.digits), thousandths >= 0 else {
                return outOfRange
            }
            let quantity = Quantity(thousandths: thousandths)
            return .product(ScannedProduct(candidates: candidates, quantity: quantity))
        case .price:
            guard let millionths = parsed.value.scaled(toDigits: Price.digits), millionths >= 0 else {
                return outOfRange
            }
            return .product(ScannedProduct(candidates: candidates, price: Price(millionths: millionths)))
        case .discount:
            guard let tenThousandths = parsed.value.scaled(toDigits: Percent.digits),
                (Percent.zero...Percent.whole).contains(Percent(tenThousandths: tenThousandths))
            else { return outOfRange }
            return .discount(Percent(tenThousandths: tenThousandths))
        case .cashier: return .badge(parsed.code)
        case .client: return .customerCard(parsed.code)
        case .command: return Self.command(parsed.code)
        default: return .other(type: parsed.type, code: parsed.code, candidates: candidates)
        }
    }

    /// Odoo looks for the base code; the code as scanned and its other forms come after it.
    private func candidates(_ parsed: ParsedBarcode, _ code: ScannedCode) -> [String] {
        let hasBase = parsed.type != .error && parsed.baseCode != parsed.code
        let base = hasBase ? ScannedCode.forms(of: parsed.baseCode) : []
        let forms = ScannedCode.forms(of: parsed.code)
        // After an alias, what was scanned is no longer what is meant.
        return (base + (forms.contains(code.content) ? code.candidates : forms)).withoutRepetition()
    }
}

extension OrderReference {
    /// What every reference of ours begins with.
    fileprivate static let prefix = "NU/CFG"
}
