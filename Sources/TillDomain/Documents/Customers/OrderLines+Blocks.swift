/// Lines, totals and taxes, as receipts and checks have them alike. The column of amounts adds up from the first line
/// to the total: lines at their full price, what is taken off, the taxes that are added.
extension Order {
    func lineBlocks(_ context: TillState.Context) -> [Document.Block] {
        lines.flatMap { $0.blocks(context) }
    }

    /// The discount on the check, the taxes that the prices do not hold, the total, and what was saved.
    func totalBlocks(_ context: TillState.Context) -> [Document.Block] {
        let language = context.language
        let added = addedTaxes
        var blocks: [Document.Block] = []
        if discount != nil || !added.isEmpty {
            let sum = lines.map { $0.shown($0.beforeCheck(context)) }.sum()
            blocks += [.rule, .pair(Phrase.sum.text(language), context.currency.figures(sum, language))]
        }
        if let discount {
            let off = lines.map { $0.shown($0.beforeCheck(context)) - $0.shown($0.amounts) }.sum()
            blocks.append(discount.block(off, orElse: .checkDiscount, context))
        }
        blocks += added.map { $0.block(context) } + [.rule]
        blocks.append(.pair(Phrase.total.text(language), context.currency.text(total, language), .large))
        // One discount has said so already.
        let discounts = lines.filter { $0.itemDiscount != nil }.count + (discount == nil ? 0 : 1)
        if discounts > 1, discounted > .zero {
            blocks.append(.pair(Phrase.saved.text(language), context.currency.figures(discounted, language)))
        }
        return blocks + [.feed(1)]
    }

    /// The net amount and each tax that the prices hold with what it was reckoned on, for the books.
    func taxBlocks(_ context: TillState.Context) -> [Document.Block] {
        let added = Set(addedTaxes.map(\.taxID))
        let held = taxes.filter { !added.contains($0.taxID) }
        guard !held.isEmpty else { return [] }
        let language = context.language
        let net = context.currency.figures(totalExcluded, language)
        return [.pair(Phrase.subtotal.text(language), net)] + held.map { $0.block(context) } + [.feed(1)]
    }

    /// The taxes that come on top of the prices.
    private var addedTaxes: [LineAmounts.TaxAmount] {
        let ids = lines.reduce(into: Set<Int>()) { $0.formUnion($1.addedTaxIDs) }
        return taxes.filter { ids.contains($0.taxID) }
    }
}

extension LineAmounts.TaxAmount {
    fileprivate func block(_ context: TillState.Context) -> Document.Block {
        let base = context.currency.figures(base, context.language)
        return .pair(
            "\(name) \(Phrase.taxAdded.text(context.language)) \(base)",
            context.currency.figures(amount, context.language)
        )
    }
}

extension OrderLine {
    fileprivate func blocks(_ context: TillState.Context) -> [Document.Block] {
        let language = context.language
        // With a discount, what it would have cost stands at the line and what is taken off stands below it.
        let full = shown(discount == .zero ? amounts : computed(.zero, context.catalogue.company))
        let gross = context.currency.figures(full, language)
        var blocks: [Document.Block]
        if quantity == .one {
            blocks = [.pair(name, gross)]
        } else {
            let price = unitPrice.text(context.currency, language)
            let each = "\(quantity.text(language))\(context.catalogue.measure(ofProduct: productID)) x \(price)"
            blocks = [.text(name), .pair("  " + each, gross)]
        }
        if !lot.isEmpty { blocks.append(.text("  \(Phrase.lot.text(language)) \(lot)")) }
        let off = full - shown(beforeCheck(context))
        if let given { blocks.append(given.block(off, orElse: .discount, indent: "  ", context)) }
        return blocks
    }

    /// The discount that stands at the line. What comes back has one, whatever it was made of.
    private var given: Discount? {
        guard originLineID != nil else { return itemDiscount }
        return discount == .zero ? nil : Discount(name: itemDiscount?.name ?? "", value: .percent(discount), userID: 0)
    }

    /// What the line comes to before the discount on the check, which stands at the total.
    fileprivate func beforeCheck(_ context: TillState.Context) -> LineAmounts {
        guard originLineID == nil else { return amounts }
        let company = context.catalogue.company
        let share = itemShare(company)
        return share == discount ? amounts : computed(share, company)
    }

    /// The amount in the terms of the price: without the taxes that come on top of it.
    fileprivate func shown(_ amounts: LineAmounts) -> Money {
        let added = addedTaxIDs
        return amounts.included - amounts.taxes.filter { added.contains($0.taxID) }.map(\.amount).sum()
    }

    fileprivate var addedTaxIDs: Set<Int> {
        func ids(_ taxes: [Tax]) -> [Int] {
            taxes.flatMap { $0.amountType == .group ? ids($0.children) : $0.isPriceIncluded ? [] : [$0.id] }
        }
        return Set(ids(taxes))
    }
}

extension Discount {
    /// What it is called, its value where the amount does not say it, and what it took off.
    fileprivate func block(
        _ off: Money,
        orElse phrase: Phrase,
        indent: String = "",
        _ context: TillState.Context
    ) -> Document.Block {
        let language = context.language
        let called = name.isEmpty ? phrase.text(language) : name
        let numbers = called.split { !$0.isNumber && $0 != "." && $0 != "," }
        let title =
            switch value {
            case .percent(.whole): name.isEmpty ? Phrase.complimentary.text(language) : name
            // Many presets are named by their value.
            case .percent(let percent):
                numbers.contains { $0 == percent.plain || $0 == language.decimal(percent.plain) }
                    ? called : "\(called) \(percent.text(language))"
            case .amount(off): called
            case .amount(let amount): "\(called) \(context.currency.figures(amount, language))"
            }
        return .pair(indent + title, context.currency.figures(-off, language))
    }
}
