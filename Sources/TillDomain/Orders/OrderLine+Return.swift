/// What a part of a sold line is worth when it comes back.
///
/// Each line is rounded to the cent by itself, here and upstream, so that two pieces that cost 2.25 together would be
/// 1.13 and 1.13 apart, and the shop would pay back more than it was paid. So the parts of a line are worth what the
/// line is worth up to there, less what it was worth before: 1.13 and 1.12. The unit price carries the difference,
/// because that is what the upstream recomputes the line from.
extension OrderLine {
    /// The unit price at which so much comes back after so much has come back: the sale's own, unless rounding speaks
    /// against it. Where no price gives the very cent, it gives less rather than more.
    func priceBack(_ back: Quantity, after gone: Quantity, _ company: Company) -> Price {
        guard back > .zero else { return unitPrice }
        func worth(_ quantity: Quantity, _ millionths: Int64) -> Money {
            var line = self
            line.quantity = quantity
            line.unitPrice = Price(millionths: millionths)
            return line.computed(discount, company).included
        }
        let own = unitPrice.millionths
        let target = worth(gone + back, own) - (gone == .zero ? .zero : worth(gone, own))
        let natural = worth(back, own)
        guard natural != target else { return unitPrice }
        // The highest price that is worth no more than the target.
        var (low, high) = natural > target ? (Int64(0), own) : (own, OrderLimits.price.millionths)
        while low < high {
            let middle = low + (high - low + 1) / 2
            if worth(back, middle) <= target { low = middle } else { high = middle - 1 }
        }
        return Price(millionths: Self.roundest(upTo: low) { worth(back, $0) == worth(back, low) })
    }

    /// The price with the fewest digits that is as good as the highest one.
    private static func roundest(upTo highest: Int64, isAsGood: (Int64) -> Bool) -> Int64 {
        for digits in 0..<Price.digits {
            let step = Int64(Exact.power(Price.digits - digits))
            let price = highest - highest % step
            if isAsGood(price) { return price }
        }
        return highest
    }
}
