import Foundation

@testable import TillDomain

/// A file's pricelists and the products that its entries describe, as the domain's.
///
/// The files say less than the server knew; the recorded prices show the rest: items of a single product belong to `P`;
/// of items of a category the first belongs to `Gc` and the second to `Gc/Gs`; ids rise in the order of the items.
struct PricelistVectors {
    /// No file says when it was recorded; the expired list ended in 2020.
    static let day = CivilDate("2026-11-22")

    private(set) var ids: [String: Int] = [:]
    private(set) var pricelists: [Pricelist] = []
    private(set) var categories: [TillDomain.Category] = []
    private(set) var products: [String: Product] = [:]
    /// Lists that could not be read, with the reason.
    private(set) var unread: [String: String] = [:]
    private var categoryIDs: [String: Int] = [:]
    private static let half = "half of pricelist "

    init(_ file: VectorFile) throws {
        let lists = try file.root["pricelist_items"]?.object("pricelist_items") ?? [:]
        let entries = try file.root["pricelists"]?.list("pricelists") ?? []
        _ = category("Gc/Gs")
        for entry in entries {
            guard case .list(let parts) = entry, parts.count == 4, case .text(let text) = parts[1] else { continue }
            describe(text)
        }
        for (position, name) in lists.keys.sorted().enumerated() { ids[name] = position + 1 }
        for (name, items) in lists.sorted(by: { $0.key < $1.key }) {
            do {
                pricelists.append(Pricelist(id: ids[name] ?? 0, name: name, items: try self.items(items, name)))
            } catch {
                unread[name] = "\(error)"
            }
        }
    }

    /// The id of the list of that name. `half of pricelist X` is made on the way: a formula of 50 % off `X`.
    mutating func pricelist(_ name: String) throws -> Int {
        if let reason = unread[name] { throw Unreadable("pricelist \(name): \(reason)") }
        if let id = ids[name] { return id }
        guard name.hasPrefix(Self.half) else { throw Unreadable("pricelist \(name) is not among the file's") }
        let base = try pricelist(String(name.dropFirst(Self.half.count)))
        let discount = Percent(tenThousandths: 500_000)
        let id = 1 + (ids.values.max() ?? 0)
        let formula = Pricelist.Formula(base: .pricelist(id: base), discount: discount)
        ids[name] = id
        pricelists.append(
            Pricelist(id: id, name: name, items: [.init(id: 1, scope: .global, computation: .formula(formula))])
        )
        return id
    }

    /// `P list 9.99 cost 4 categ Gc/Gs`, or the name alone of a product that is described elsewhere in the file.
    func product(_ text: String) throws -> Product {
        let name = text.split(separator: " ").first.map(String.init) ?? ""
        guard let product = products[name] else { throw Unreadable("product '\(text)' is not described") }
        return product
    }

    private mutating func describe(_ text: String) {
        let words = text.split(separator: " ").map(String.init)
        func word(after key: String) -> String? {
            words.firstIndex(of: key).flatMap { $0 + 1 < words.count ? words[$0 + 1] : nil }
        }
        guard let name = words.first, products[name] == nil, let price = word(after: "list").flatMap({ Price($0) })
        else { return }
        products[name] = Product(
            id: products.count + 1,
            name: name,
            listPrice: price,
            standardPrice: word(after: "cost").flatMap { Price($0) } ?? .zero,
            priceCategoryID: word(after: "categ").map { category($0) }
        )
    }

    /// The id of a category by its path, made with those above it.
    private mutating func category(_ path: String) -> Int {
        if let id = categoryIDs[path] { return id }
        let parts = path.split(separator: "/").map(String.init)
        let parent = parts.count > 1 ? category(parts.dropLast().joined(separator: "/")) : nil
        let id = categoryIDs.count + 1
        categoryIDs[path] = id
        categories.append(TillDomain.Category(id: id, name: parts.last ?? path, parentID: parent))
        return id
    }

    private mutating func items(_ value: VectorValue, _ list: String) throws -> [Pricelist.Item] {
        var categoryItems = 0
        return try value.list("items").enumerated().map { position, value in
            let fields = try value.object("item")
            let known = [
                "applied_on", "compute_price", "fixed_price", "percent_price", "base", "base_pricelist",
                "price_discount", "price_round", "price_surcharge", "price_min_margin", "price_max_margin",
                "min_quantity", "date_start", "date_end",
            ]
            if let key = fields.keys.sorted().first(where: { !known.contains($0) }) {
                throw Unreadable("an item has \(key), which is not known")
            }
            let applied = try fields.field("applied_on").text("applied_on")
            if applied == "2_product_category" { categoryItems += 1 }
            return Pricelist.Item(
                id: position + 1,
                scope: try scope(applied, categoryItems),
                minQuantity: Int(try fields["min_quantity"]?.exact("min_quantity", digits: 0) ?? 0),
                startsOn: try day(fields["date_start"]),
                endsOn: try day(fields["date_end"]),
                computation: try computation(fields)
            )
        }
    }

    private func scope(_ applied: String, _ categoryItem: Int) throws -> Pricelist.Item.Scope {
        switch applied {
        case "0_product_variant": return .variant(productID: try product("P").id)
        case "1_product": return .product(templateID: try product("P").id)
        case "3_global": return .global
        case "2_product_category":
            guard let id = categoryIDs[categoryItem == 1 ? "Gc" : "Gc/Gs"] else { throw Unreadable("no category") }
            return .category(id: id)
        default: throw Unreadable("applied_on \(applied)")
        }
    }

    private func day(_ value: VectorValue?) throws -> CivilDate? {
        guard let value, case .text(let text) = value else { return nil }
        guard let day = CivilDate(text) else { throw Unreadable("'\(text)' is no day") }
        return day
    }

    private func computation(_ fields: [String: VectorValue]) throws -> Pricelist.Item.Computation {
        func price(_ key: String) throws -> Price {
            Price(millionths: try fields[key]?.exact(key, digits: Price.digits) ?? 0)
        }
        func percent(_ key: String) throws -> Percent {
            Percent(tenThousandths: try fields[key]?.exact(key, digits: Percent.digits) ?? 0)
        }
        switch try fields.field("compute_price").text("compute_price") {
        case "fixed": return .fixed(try price("fixed_price"))
        case "percentage": return .percentage(try percent("percent_price"))
        case "formula":
            return .formula(
                Pricelist.Formula(
                    base: try base(fields),
                    discount: try percent("price_discount"),
                    rounding: try price("price_round"),
                    surcharge: try price("price_surcharge"),
                    minMargin: try price("price_min_margin"),
                    maxMargin: try price("price_max_margin")
                )
            )
        case let other: throw Unreadable("compute_price \(other)")
        }
    }

    private func base(_ fields: [String: VectorValue]) throws -> Pricelist.Formula.Base {
        switch try fields["base"]?.text("base") ?? "list_price" {
        case "list_price": return .listPrice
        case "standard_price": return .standardPrice
        case "pricelist":
            let name = try fields.field("base_pricelist").text("base_pricelist")
            guard let id = ids[name] else { throw Unreadable("base_pricelist \(name) is not among the file's") }
            return .pricelist(id: id)
        case let other: throw Unreadable("base \(other)")
        }
    }
}
