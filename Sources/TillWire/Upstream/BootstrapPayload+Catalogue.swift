import TillDomain

/// What came over the wire as the domain's catalogue. A value that cannot be used stops the whole: a terminal that sold
/// with half a catalogue would be worse than one that goes on with its last good one.
extension BootstrapPayload {
    public func catalogue() throws(WireFault) -> Catalogue {
        Catalogue(
            etag: etag,
            company: try company.domain(),
            configuration: try configuration(),
            products: try Self.map(products) { product throws(WireFault) in try product.domain() },
            categories: (categories ?? []).map {
                Category(id: $0.id, name: $0.name, parentID: $0.parentID, sequence: $0.sequence ?? 0)
            },
            taxes: try Self.map(taxes) { tax throws(WireFault) in try tax.domain() },
            paymentMethods: try Self.map(paymentMethods) { method throws(WireFault) in try method.domain() },
            users: try Self.map(users) { user throws(WireFault) in try user.domain() }
        )
    }

    private func configuration() throws(WireFault) -> Configuration {
        guard let language = Language(rawValue: String(config.language.prefix(2)).lowercased()) else {
            throw WireFault("config.language: '\(config.language)' is neither en nor es")
        }
        return Configuration(
            id: config.id,
            name: config.name,
            language: language,
            receiptHeader: config.receiptHeader ?? "",
            receiptFooter: config.receiptFooter ?? "",
            printsAutomatically: config.iface.printAuto,
            hasCashDrawer: config.iface.cashdrawer,
            sessionID: session?.id
        )
    }

    /// `map` with a typed error, which the standard library's has not everywhere.
    private static func map<Wire, Domain>(
        _ values: [Wire],
        _ transform: (Wire) throws(WireFault) -> Domain
    ) throws(WireFault) -> [Domain] {
        var result: [Domain] = []
        result.reserveCapacity(values.count)
        for value in values { result.append(try transform(value)) }
        return result
    }
}

extension WireCompany {
    func domain() throws(WireFault) -> Company {
        guard let position = Currency.Position(rawValue: currency.position) else {
            throw WireFault("company.currency.position: '\(currency.position)' is neither before nor after")
        }
        guard [0, 2, 3].contains(currency.digits) else {
            throw WireFault("company.currency.digits: \(currency.digits) is none of 0, 2, 3")
        }
        guard let rounding = TaxRounding(rawValue: taxRounding) else {
            throw WireFault("company.tax_rounding: '\(taxRounding)' is neither line nor global")
        }
        return Company(
            name: name,
            vat: vat ?? "",
            address: address ?? "",
            phone: phone ?? "",
            currency: Currency(
                code: currency.code,
                symbol: currency.symbol,
                position: position,
                digits: currency.digits
            ),
            taxRounding: rounding
        )
    }
}

extension WireUser {
    func domain() throws(WireFault) -> User {
        // An unknown role has the fewest rights; what the person may do is in the permissions anyway.
        User(
            id: id,
            name: name,
            role: Role(rawValue: role) ?? .waiter,
            pinHash: pinHash ?? "",
            badge: badge ?? "",
            maxDiscount: try maxDiscount?.percent("users[\(id)].max_discount") ?? .zero,
            permissions: permissions
        )
    }
}

extension WireProduct {
    func domain() throws(WireFault) -> Product {
        let field = "products[\(id)]"
        let price = try listPrice.price("\(field).list_price")
        guard price.millionths.magnitude <= OrderLimits.price.millionths.magnitude else {
            throw WireFault("\(field).list_price: \(listPrice.text) is out of range")
        }
        var unit = Product.Unit.piece
        if let uom {
            unit = Product.Unit(
                id: uom.id,
                name: uom.name,
                rounding: try uom.rounding.quantity("\(field).uom.rounding")
            )
        }
        return Product(
            id: id,
            name: displayName ?? name,
            barcode: barcode ?? "",
            extraBarcodes: extraBarcodes ?? [],
            defaultCode: defaultCode ?? "",
            listPrice: price,
            unit: unit,
            isWeighed: toWeight ?? false,
            categoryID: categoryID,
            taxIDs: taxIDs,
            isActive: active ?? true
        )
    }
}

extension WireTax {
    /// No tax is higher; it keeps a line's amount in 64 bits.
    private static let percentMax = Percent(tenThousandths: 10_000_000)

    func domain() throws(WireFault) -> Tax {
        let field = "taxes[\(id)]"
        guard let type = Tax.AmountType(rawValue: amountType) else {
            throw WireFault("\(field).amount_type: '\(amountType)' is none of percent, fixed, division, group")
        }
        var percent = Percent.zero
        var fixed = Price.zero
        switch type {
        case .percent, .division:
            percent = try amount.percent("\(field).amount")
            guard percent > Percent(tenThousandths: -Self.percentMax.tenThousandths), percent < Self.percentMax else {
                throw WireFault("\(field).amount: \(amount.text) % is out of range")
            }
        case .fixed:
            fixed = try amount.price("\(field).amount")
        case .group:
            break
        }
        var kids: [Tax] = []
        for child in children ?? [] { kids.append(try child.domain()) }
        return Tax(
            id: id,
            name: name,
            amountType: type,
            percent: percent,
            fixed: fixed,
            isPriceIncluded: priceInclude,
            includesBaseAmount: includeBaseAmount,
            sequence: sequence,
            children: kids
        )
    }
}

extension WirePaymentMethod {
    func domain() throws(WireFault) -> PaymentMethod {
        guard let kind = PaymentMethod.Kind(rawValue: type) else {
            throw WireFault("payment_methods[\(id)].type: '\(type)' is none of cash, card, bank, credit")
        }
        return PaymentMethod(
            id: id,
            name: name,
            kind: kind,
            sequence: sequence,
            allowsOverpay: allowOverpay,
            allowsChange: allowChange,
            allowsNegative: allowNegative
        )
    }
}
