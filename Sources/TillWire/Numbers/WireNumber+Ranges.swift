import TillDomain

/// The same readings within the bounds of what a till can add up. Beyond them a value is refused, so that whatever was
/// read can be computed with.
extension WireNumber {
    /// From nothing to the most that is tendered in one payment (`OrderLimits.tendered`).
    func amount(_ currency: Currency, _ field: String) throws(WireFault) -> Money {
        let money = try self.money(currency, field)
        guard (.zero...OrderLimits.tendered).contains(money) else { throw outOfRange(field) }
        return money
    }

    /// The same either way from zero.
    func signedAmount(_ currency: Currency, _ field: String) throws(WireFault) -> Money {
        let money = try self.money(currency, field)
        guard money.minor.magnitude <= OrderLimits.tendered.minor.magnitude else { throw outOfRange(field) }
        return money
    }

    /// Either way from zero up to `OrderLimits.price`.
    func boundedPrice(_ field: String) throws(WireFault) -> Price {
        let price = try self.price(field)
        guard price.millionths.magnitude <= OrderLimits.price.millionths.magnitude else { throw outOfRange(field) }
        return price
    }

    /// From 0 to 100 %.
    func share(_ field: String) throws(WireFault) -> Percent {
        let percent = try self.percent(field)
        guard (.zero...Percent.whole).contains(percent) else {
            throw WireFault("\(field): \(text) is not within 0 and 100")
        }
        return percent
    }

    /// What a pricelist takes off: at most 100 %; less than nothing raises the price, by at most 1000 %.
    func priceDiscount(_ field: String) throws(WireFault) -> Percent {
        let percent = try self.percent(field)
        guard (Percent(tenThousandths: -10 * Percent.whole.tenThousandths)...Percent.whole).contains(percent) else {
            throw WireFault("\(field): \(text) is not within -1000 and 100")
        }
        return percent
    }

    private func outOfRange(_ field: String) -> WireFault {
        WireFault("\(field): \(text) is out of range")
    }
}
