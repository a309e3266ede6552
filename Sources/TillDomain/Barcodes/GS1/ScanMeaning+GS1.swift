extension ScanMeaning {
    /// What a GS1 element string means; nil for a code that is none.
    ///
    /// It is one when the scanner says so or a separator stands in it: such a text with a fault in it is unknown, and
    /// is not given to rules which might take its first identifier for a discount. Without these signs it has to be
    /// flawless and to name a trade item, and to be longer than a bare GTIN; or to have its identifiers in parentheses.
    init?(gs1 code: ScannedCode) {
        let content = code.content
        let isDeclared = code.identifier?.isGS1 == true || content.contains(GS1.separator)
        guard isDeclared || content.utf8.count > Self.gtinLength else { return nil }
        switch GS1.parse(code.text) {
        case .success(let elements):
            guard isDeclared || content.hasPrefix("(") || elements.gtin != nil else { return nil }
            self = Self.meaning(of: elements, code)
        case .failure(let fault):
            guard isDeclared else { return nil }
            self = .unknown(text: code.text, why: .gs1(fault))
        }
    }

    private static let gtinLength = 14
    /// A type of our own, for element strings that name nothing that a till sells.
    private static let elementString = BarcodeType(rawValue: "gs1")

    private static func meaning(of elements: [GS1.Element], _ code: ScannedCode) -> ScanMeaning {
        if let gtin = elements.gtin { return .product(ScannedProduct(gtin: gtin, elements)) }
        if let sscc = elements.sscc { return .other(type: .package, code: sscc, candidates: [code.content]) }
        if let place = elements.data(of: "414") {
            return .other(type: .location, code: place, candidates: [code.content])
        }
        return .other(type: elementString, code: code.content, candidates: [code.content])
    }
}

extension ScannedProduct {
    fileprivate init(gtin: String, _ elements: [GS1.Element]) {
        self.init(candidates: Self.candidates(gtin: gtin))
        if let (unit, number) = elements.measure {
            quantity = number.rounded(digits: Quantity.digits).map(Quantity.init(thousandths:))
            measure = unit
        } else if let count = elements.variableCount {
            // At most eight digits: thousandths of it fit.
            quantity = Quantity(thousandths: Int64(count) * Quantity.one.thousandths)
        }
        amount = elements.amount
        if let unitPrice = elements.unitPrice {
            price = unitPrice.rounded(digits: Price.digits).map(Price.init(millionths:))
        } else if let amount, amount.currency == nil, quantity == nil {
            price = amount.number.rounded(digits: Price.digits).map(Price.init(millionths:))
        }
        lot = elements.lot
        serial = elements.serial
        expiry = elements.expiry
        bestBefore = elements.bestBefore
    }

    /// A GTIN of 14 digits as catalogues know it: without the zeros that fill it up, the longest first, and at last as
    /// it stands.
    private static func candidates(gtin: String) -> [String] {
        let shorter = [13, 12, 8].filter { gtin.hasPrefix(String(repeating: "0", count: 14 - $0)) }
        return shorter.map { String(gtin.suffix($0)) } + [gtin]
    }
}
