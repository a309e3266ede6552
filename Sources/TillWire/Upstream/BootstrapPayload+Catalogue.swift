import TillDomain

/// What came over the wire as the domain's catalogue. A value that cannot be used stops the whole: a terminal that sold
/// with half a catalogue would be worse than one that goes on with its last good one.
extension BootstrapPayload {
    public func catalogue() throws(WireFault) -> Catalogue {
        try requireUniqueRows()
        let references = PayloadReferences(self)
        let company = try self.company.domain(references)
        var catalogue = Catalogue(
            etag: etag,
            company: company,
            configuration: try config.domain(company.currency, sessionID: session?.id, references),
            products: try PayloadReferences.map(products) { product throws(WireFault) in try product.domain() },
            categories: (categories ?? []).map(\.domain),
            taxes: try PayloadReferences.map(taxes) { tax throws(WireFault) in try tax.domain() },
            paymentMethods: try PayloadReferences.map(paymentMethods) { method throws(WireFault) in
                try method.domain()
            },
            users: try PayloadReferences.map(users) { user throws(WireFault) in try user.domain() }
        )
        try setPrices(&catalogue, references)
        try setTables(&catalogue, references)
        catalogue.nomenclature = try nomenclature()
        return catalogue
    }

    private func requireUniqueRows() throws(WireFault) {
        let floors = floorPlan ?? []
        try PayloadReferences.requireUnique((fiscalPositions ?? []).map(\.id), "fiscal_positions")
        try PayloadReferences.requireUnique((pricelists ?? []).map(\.id), "pricelists")
        try PayloadReferences.requireUnique((partners ?? []).map(\.id), "partners")
        try PayloadReferences.requireUnique((discountPresets ?? []).map(\.id), "discount_presets")
        try PayloadReferences.requireUnique(floors.map(\.id), "floor_plan")
        try PayloadReferences.requireUnique(floors.flatMap(\.tables).map(\.id), "floor_plan.tables")
        try PayloadReferences.requireUnique((printers ?? []).map(\.key), "printers")
        try PayloadReferences.requireUnique((voidReasons ?? []).map(\.id), "void_reasons")
    }

    /// Who pays what.
    private func setPrices(_ catalogue: inout Catalogue, _ references: PayloadReferences) throws(WireFault) {
        let currency = catalogue.company.currency
        catalogue.priceCategories = (priceCategories ?? []).map(\.domain)
        catalogue.fiscalPositions = try PayloadReferences.map(fiscalPositions) { position throws(WireFault) in
            try position.domain(references)
        }
        catalogue.pricelists = try PayloadReferences.map(pricelists) { list throws(WireFault) in
            try list.domain(references)
        }
        catalogue.partners = try PayloadReferences.map(partners) { partner throws(WireFault) in
            try partner.domain(currency, references)
        }
        catalogue.discountPresets = try PayloadReferences.map(discountPresets) { preset throws(WireFault) in
            try preset.domain(currency)
        }
    }

    /// Where it is eaten and prepared.
    private func setTables(_ catalogue: inout Catalogue, _ references: PayloadReferences) throws(WireFault) {
        catalogue.floors = try PayloadReferences.map(floorPlan) { floor throws(WireFault) in try floor.domain() }
        catalogue.kitchenPrinters = try PayloadReferences.map(printers) { printer throws(WireFault) in
            try printer.kitchen(references)
        }.compactMap { $0 }
        catalogue.voidReasons = (voidReasons ?? []).map { VoidReason(id: $0.id, name: $0.name) }
    }
}
