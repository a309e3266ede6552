/// What discounts make of the lines. Item and check multiply: 10 % and 20 % are 28 %. A discount in money becomes
/// percentages of the lines, because that is all that the upstream knows; they are chosen so that the cents add up.
extension Order {
    mutating func reckonDiscounts(_ company: Company) {
        for position in lines.indices {
            // What comes back carries the discount that it was sold with.
            if lines[position].originLineID == nil { lines[position].discount = lines[position].itemShare(company) }
            lines[position].compute(company)
        }
        // What is out of range is refused behind this, and is not added up before.
        guard let discount, mode == .order, lines.allSatisfy(\.isInRange) else { return }
        switch discount.value {
        case .percent(let percent):
            for position in discountable {
                lines[position].discount = lines[position].discount.and(percent)
                lines[position].compute(company)
            }
        case .amount(let amount):
            take(amount, offLines: discountable, company)
        }
    }

    /// Lines that a discount on the check reaches: no tips, no rounding, nothing that is free already.
    private var discountable: [Int] {
        lines.indices.filter { lines[$0].kind == .product && lines[$0].amounts.included > .zero }
    }

    /// Spreads an amount over the lines by what they cost, in whole cents, the largest remainders first.
    private mutating func take(_ amount: Money, offLines positions: [Int], _ company: Company) {
        let costs = positions.map { lines[$0].amounts.included }
        let total = costs.sum()
        guard total > .zero else { return }
        let off = min(amount, total)
        let goal = self.total - off
        for (position, share) in zip(positions, Self.shares(of: off, by: costs)) {
            let target = lines[position].amounts.included - share
            let full = lines[position].computed(.zero, company).included
            lines[position].discount = lines[position].percent(for: target, full: full, company)
            lines[position].compute(company)
        }
        settle(goal, positions, company)
    }

    /// The most lines that are tried for the last cents.
    private static let settlingMax = 8

    /// Where rounding of taxes, on a line or on the order, kept it from its goal, the dearest line that can takes the
    /// cents that are left.
    private mutating func settle(_ goal: Money, _ positions: [Int], _ company: Company) {
        let dearest = positions.sorted { lines[$0].amounts.included > lines[$1].amounts.included }
        for position in dearest.prefix(Self.settlingMax) {
            let miss = goal - total
            guard miss != .zero else { return }
            let before = lines[position]
            let full = before.computed(.zero, company).included
            var best = (line: before, miss: miss.minor.magnitude)
            for percent in before.percents(around: before.amounts.included + miss, full: full) {
                lines[position].discount = percent
                lines[position].compute(company)
                let left = (goal - total).minor.magnitude
                if left < best.miss { best = (lines[position], left) }
                if left == 0 { break }
            }
            lines[position] = best.line
        }
    }

    /// `amount` in parts as large as the costs, which add up to it exactly.
    static func shares(of amount: Money, by costs: [Money]) -> [Money] {
        let total = Int128(costs.sum().minor)
        guard total > 0 else { return costs.map { _ in .zero } }
        let exact = costs.map { (Int128(amount.minor) * Int128($0.minor)).quotientAndRemainder(dividingBy: total) }
        var shares = exact.map { Money(minor: Int64(clamping: $0.quotient)) }
        var left = amount.minor - shares.sum().minor
        for position in exact.indices.sorted(by: { exact[$0].remainder > exact[$1].remainder }) where left > 0 {
            shares[position].minor += 1
            left -= 1
        }
        return shares
    }
}

extension OrderLine {
    /// How far around the nearest percentage one is looked for that gives the very cent, in quarters of a cent.
    private static let searchOffsets: [Int64] = [0, 1, -1, 2, -2, 3, -3, 4, -4, 5, -5, 6, -6, 7, -7, 8, -8]

    /// What the discount in money on this line alone comes to.
    func itemShare(_ company: Company) -> Percent {
        switch itemDiscount?.value {
        case nil: return .zero
        case .percent(let percent): return percent
        case .amount(let amount):
            let full = computed(.zero, company).included
            return percent(for: max(.zero, full - amount), full: full, company)
        }
    }

    /// The discount that leaves `target` of what the line costs in full; the nearest where none does.
    func percent(for target: Money, full: Money, _ company: Company) -> Percent {
        guard full.minor != 0, target != full else { return .zero }
        var best = (percent: Percent.zero, miss: UInt64.max)
        for percent in percents(around: target, full: full) {
            let miss = (computed(percent, company).included - target).minor.magnitude
            if miss < best.miss { best = (percent, miss) }
            if miss == 0 { break }
        }
        return best.percent
    }

    /// Percentages that leave about `target`, the nearest first.
    fileprivate func percents(around target: Money, full: Money) -> [Percent] {
        guard full.minor != 0 else { return [] }
        let whole = Percent.whole.tenThousandths
        let nearest = Exact.divide(Int128(full.minor - target.minor) * Int128(whole), by: Int128(full.minor))
        let first = min(max(Int64(clamping: nearest), 0), whole)
        let step = max(1, whole / Int64(clamping: max(1, full.minor.magnitude)) / 4)
        return Self.searchOffsets.map { Percent(tenThousandths: min(max(first + $0 * step, 0), whole)) }
    }
}

extension Percent {
    /// Two discounts one after the other: 10 % and 20 % are 28 %. Four digits, half away from zero.
    func and(_ other: Percent) -> Percent {
        let whole = Int128(Percent.whole.tenThousandths)
        let left = Exact.divide((whole - Int128(tenThousandths)) * (whole - Int128(other.tenThousandths)), by: whole)
        return Percent(tenThousandths: Int64(clamping: whole - left))
    }
}
