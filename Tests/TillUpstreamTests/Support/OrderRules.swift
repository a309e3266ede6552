import Testing
import TillWire

@testable import TillDomain
@testable import TillUpstream

/// One change to a good order, and what is said of it.
struct Wrong: Sendable, CustomTestStringConvertible {
    var message: String
    var change: @Sendable (inout OrderCreateRequest) -> Void
    var testDescription: String { message }

    init(_ message: String, _ change: @escaping @Sendable (inout OrderCreateRequest) -> Void) {
        self.message = message
        self.change = change
    }
}

/// The rules of `orders/create` without a server around them: on the demo's catalogue, one wrong thing at a time.
enum OrderRules {
    static let orders: DemoOrders? = try? DemoOrders(payload)

    static let payload: BootstrapPayload = {
        let shop = DemoShop.shop
        var payload = BootstrapPayload(
            etag: "e1",
            serverTime: "",
            company: shop.company,
            config: shop.config,
            session: nil,
            users: [],
            products: shop.products,
            categories: shop.categories,
            taxes: shop.taxes,
            paymentMethods: shop.paymentMethods
        )
        payload.fiscalPositions = shop.fiscalPositions
        payload.pricelists = shop.pricelists
        payload.partners = shop.partners
        payload.floorPlan = shop.floors
        return payload
    }()

    /// Expects that the order is good, and no longer when it is changed.
    ///
    /// - Parameter change: what is done to the catalogue first.
    static func refusal(
        _ wrong: Wrong,
        _ order: OrderCreateRequest,
        sale: StoredSale? = nil,
        catalogue change: (inout Catalogue) -> Void = { _ in }
    ) throws {
        var catalogue = try #require(orders).catalogue
        change(&catalogue)
        let validation = OrderValidation(catalogue: catalogue, sale: sale)
        _ = try validation.check(order)
        var order = order
        wrong.change(&order)
        let refusal = #expect(throws: UpstreamRefusal.self) { try validation.check(order) }
        #expect(refusal?.code == .validation)
        #expect(refusal?.message.hasPrefix(wrong.message) == true, "\(refusal?.message ?? "")")
    }
}
