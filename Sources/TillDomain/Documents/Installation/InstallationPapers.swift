/// The installer's papers for the shop at hand.
extension TestPage {
    static func document(_ context: TillState.Context) -> Document {
        document(
            company: context.catalogue.company.name,
            device: context.catalogue.configuration.name,
            time: ShopHeading.time(context.stamp.atMillis, context),
            context.language
        )
    }
}

extension CommandSheet {
    /// All commands; those that pay by a method's place say which method that is here.
    static func document(_ context: TillState.Context) -> Document {
        let methods = context.catalogue.paymentMethodsInSequence
        let groups = CommandCode.Group.allCases.map { group in
            let entries = group.commands.compactMap { command -> (name: String, code: String)? in
                guard case .pay(let place) = command else {
                    return (command.text(context.language), command.label)
                }
                guard methods.indices.contains(place - 1) else { return nil }
                return ("\(command.text(context.language)): \(methods[place - 1].name)", command.label)
            }
            return (title: group.text(context.language), entries: entries)
        }
        return document(entries: groups, heading: context.catalogue.company.name, context.language)
    }
}
