/// All that the upstream configured: what is sold, how it is taxed and paid, and who may do what. It comes as a whole,
/// has an etag, and is never changed in place; the journal names the etag under which each action was decided.
public struct Catalogue: Equatable, Sendable {
    public var etag: String
    public var company: Company
    public var configuration: Configuration
    public var products: [Product] { didSet { index = Index(products) } }
    public var categories: [Category] { didSet { prices = priceLookup } }
    public var taxes: [Tax]
    public var paymentMethods: [PaymentMethod]
    public var users: [User]
    public var fiscalPositions: [FiscalPosition] = []
    public var pricelists: [Pricelist] = [] { didSet { prices = priceLookup } }
    /// The categories that pricelists know (`product.category`); empty where they are the ones at the till.
    public var priceCategories: [Category] = [] { didSet { prices = priceLookup } }
    public var partners: [Partner] = [] { didSet { partnerIndex = PartnerIndex(partners) } }
    public var floors: [Floor] = []
    public var kitchenPrinters: [KitchenPrinter] = []
    public var discountPresets: [DiscountPreset] = []
    public var voidReasons: [VoidReason] = []
    /// How codes are told apart.
    public var nomenclature = Nomenclature.odoo12
    private var index: Index
    private var partnerIndex = PartnerIndex([])
    /// The pricelists, made ready to be asked.
    private(set) var prices = PriceLookup(pricelists: [], categories: [])

    public init(
        etag: String,
        company: Company,
        configuration: Configuration,
        products: [Product],
        categories: [Category] = [],
        taxes: [Tax],
        paymentMethods: [PaymentMethod],
        users: [User]
    ) {
        self.etag = etag
        self.company = company
        self.configuration = configuration
        self.products = products
        self.categories = categories
        self.taxes = taxes
        self.paymentMethods = paymentMethods
        self.users = users
        self.index = Index(products)
    }

    private var priceLookup: PriceLookup {
        PriceLookup(pricelists: pricelists, categories: priceCategories.isEmpty ? categories : priceCategories)
    }

    public func product(id: Int) -> Product? {
        index.byID[id].map { products[$0] }
    }

    /// The active product that carries exactly this barcode.
    public func product(barcode: String) -> Product? {
        index.byBarcode[barcode].map { products[$0] }
    }

    /// The unit behind a quantity, with a space before it, for what is not sold by the piece: ` kg`.
    func measure(ofProduct id: Int) -> String {
        guard let unit = product(id: id)?.unit, unit.rounding < .one else { return "" }
        return " " + unit.name
    }

    public func taxes(ids: [Int]) -> [Tax] {
        ids.compactMap { id in taxes.first { $0.id == id } }
    }

    public func user(id: Int) -> User? {
        users.first { $0.id == id }
    }

    /// As they stand on a screen, and as command barcodes count them.
    public var paymentMethodsInSequence: [PaymentMethod] {
        paymentMethods.sorted { ($0.sequence, $0.id) < ($1.sequence, $1.id) }
    }

    public func paymentMethod(id: Int) -> PaymentMethod? {
        paymentMethods.first { $0.id == id }
    }

    /// The person whose badge it is.
    public func user(badge: String) -> User? {
        users.first { !$0.badge.isEmpty && $0.badge == badge }
    }

    public func partner(id: Int) -> Partner? {
        partnerIndex.byID[id].map { partners[$0] }
    }

    /// The customer whose card it is.
    public func partner(barcode: String) -> Partner? {
        partnerIndex.byBarcode[barcode].map { partners[$0] }
    }

    public func table(id: Int) -> Floor.Table? {
        for floor in floors {
            if let table = floor.tables.first(where: { $0.id == id }) { return table }
        }
        return nil
    }

    /// A category and all above it, from the category up. A circle of parents ends where it closes.
    public func ancestry(ofCategory id: Int) -> [Int] {
        var found: [Int] = []
        var next: Int? = id
        while let id = next, !found.contains(id) {
            found.append(id)
            next = categories.first { $0.id == id }?.parentID
        }
        return found
    }

    /// Positions by id and barcode: 100,000 products are found without a search.
    private struct Index: Equatable, Sendable {
        var byID: [Int: Int] = [:]
        var byBarcode: [String: Int] = [:]

        init(_ products: [Product]) {
            byID.reserveCapacity(products.count)
            byBarcode.reserveCapacity(products.count)
            for (position, product) in products.enumerated() {
                byID[product.id] = position
                guard product.isActive else { continue }
                for barcode in product.barcodes where byBarcode[barcode] == nil {
                    byBarcode[barcode] = position
                }
            }
        }
    }

    /// The same for customers, of whom a shop with a loyalty card has as many as products.
    private struct PartnerIndex: Equatable, Sendable {
        var byID: [Int: Int] = [:]
        var byBarcode: [String: Int] = [:]

        init(_ partners: [Partner]) {
            for (position, partner) in partners.enumerated() {
                byID[partner.id] = position
                if !partner.barcode.isEmpty, byBarcode[partner.barcode] == nil { byBarcode[partner.barcode] = position }
            }
        }
    }
}
