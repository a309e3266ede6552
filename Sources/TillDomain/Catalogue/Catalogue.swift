/// All that the upstream configured: what is sold, how it is taxed and paid, and who may do what. It comes as a whole,
/// has an etag, and is never changed in place; the journal names the etag under which each action was decided.
public struct Catalogue: Equatable, Sendable {
    public var etag: String
    public var company: Company
    public var configuration: Configuration
    public var products: [Product] { didSet { index = Index(products) } }
    public var categories: [Category]
    public var taxes: [Tax]
    public var paymentMethods: [PaymentMethod]
    public var users: [User]
    private var index: Index

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

    public func product(id: Int) -> Product? {
        index.byID[id].map { products[$0] }
    }

    /// The active product that carries exactly this barcode.
    public func product(barcode: String) -> Product? {
        index.byBarcode[barcode].map { products[$0] }
    }

    public func taxes(ids: [Int]) -> [Tax] {
        ids.compactMap { id in taxes.first { $0.id == id } }
    }

    public func user(id: Int) -> User? {
        users.first { $0.id == id }
    }

    public func paymentMethod(id: Int) -> PaymentMethod? {
        paymentMethods.first { $0.id == id }
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
}

public struct Company: Equatable, Sendable, Codable {
    public var name: String
    public var vat: String
    public var address: String
    public var phone: String
    public var currency: Currency
    public var taxRounding: TaxRounding

    public init(
        name: String,
        vat: String = "",
        address: String = "",
        phone: String = "",
        currency: Currency,
        taxRounding: TaxRounding = .perLine
    ) {
        self.name = name
        self.vat = vat
        self.address = address
        self.phone = phone
        self.currency = currency
        self.taxRounding = taxRounding
    }
}

/// The terminal's own configuration upstream (Odoo's `pos.config`).
public struct Configuration: Equatable, Sendable, Codable {
    public var id: Int
    public var name: String
    public var language: Language
    public var receiptHeader: String
    public var receiptFooter: String
    /// `iface.print_auto`: whether a paid sale prints its receipt by itself.
    public var printsAutomatically: Bool
    /// `iface.cashdrawer`: whether there is a drawer to open.
    public var hasCashDrawer: Bool
    /// The upstream's open session, where it told one.
    public var sessionID: Int?

    public init(
        id: Int,
        name: String,
        language: Language = .english,
        receiptHeader: String = "",
        receiptFooter: String = "",
        printsAutomatically: Bool = true,
        hasCashDrawer: Bool = true,
        sessionID: Int? = nil
    ) {
        self.id = id
        self.name = name
        self.language = language
        self.receiptHeader = receiptHeader
        self.receiptFooter = receiptFooter
        self.printsAutomatically = printsAutomatically
        self.hasCashDrawer = hasCashDrawer
        self.sessionID = sessionID
    }
}
