/// What the customer display says.
extension Phrase {
    typealias Context = TillState.Context

    static func welcome(_ context: Context) -> CustomerDisplay {
        rows(.welcomeUpper, lower: context.catalogue.company.name, context)
    }

    static func closed(_ context: Context) -> CustomerDisplay { rows(.closedUpper, .closedLower, context) }
    static func locked(_ context: Context) -> CustomerDisplay { rows(.lockedUpper, .lockedLower, context) }
    static func opening(_ context: Context) -> CustomerDisplay { rows(.openingUpper, .openingLower, context) }
    static func closing(_ context: Context) -> CustomerDisplay { rows(.closingUpper, .closingLower, context) }

    static func line(_ line: OrderLine, total: Money, _ context: Context) -> CustomerDisplay {
        let amount = context.currency.figures(line.amounts.included, context.language)
        let count = line.quantity == .one ? "" : line.quantity.text(context.language) + "x "
        return CustomerDisplay(
            upper: CustomerDisplay.Row(count + line.name, amount),
            lower: totalRow(total, context)
        )
    }

    static func totalRow(_ total: Money, _ context: Context) -> CustomerDisplay.Row {
        CustomerDisplay.Row(Phrase.total.text(context.language), context.currency.text(total, context.language))
    }

    static func toPay(_ order: Order, _ context: Context) -> CustomerDisplay {
        guard order.mode != .return else { return returning(order, context) }
        return CustomerDisplay(
            upper: totalRow(order.total, context),
            lower: CustomerDisplay.Row(
                toPayLabel.text(context.language),
                context.currency.text(order.evenShare ?? order.balance, context.language)
            )
        )
    }

    /// Behind a part payment: the change of it, where there is some, and what is still due.
    static func partPaid(_ payment: Payment, _ order: Order, _ context: Context) -> CustomerDisplay {
        var shown = toPay(order, context)
        if payment.change != .zero {
            shown.upper = CustomerDisplay.Row(
                change.text(context.language),
                context.currency.text(payment.change, context.language)
            )
        }
        return shown
    }

    static func returning(_ order: Order, _ context: Context) -> CustomerDisplay {
        CustomerDisplay(
            upper: CustomerDisplay.Row(returningUpper.text(context.language)),
            lower: CustomerDisplay.Row(
                toPayBack.text(context.language),
                context.currency.text(-order.balance, context.language)
            )
        )
    }

    static func sale(_ order: Order, _ context: Context) -> CustomerDisplay {
        if order.mode == .return {
            return CustomerDisplay(
                upper: CustomerDisplay.Row(returningUpper.text(context.language)),
                lower: CustomerDisplay.Row(
                    refundLabel.text(context.language),
                    context.currency.text(-order.total, context.language)
                )
            )
        }
        return CustomerDisplay(
            upper: totalRow(order.total, context),
            lower: order.change == .zero
                ? CustomerDisplay.Row(paidThanks.text(context.language))
                : CustomerDisplay.Row(
                    change.text(context.language),
                    context.currency.text(order.change, context.language)
                )
        )
    }

    private static func rows(_ upper: Phrase, _ lower: Phrase, _ context: Context) -> CustomerDisplay {
        rows(upper, lower: lower.text(context.language), context)
    }

    private static func rows(_ upper: Phrase, lower: String, _ context: Context) -> CustomerDisplay {
        CustomerDisplay(
            upper: CustomerDisplay.Row(upper.text(context.language)),
            lower: CustomerDisplay.Row(lower)
        )
    }
}
