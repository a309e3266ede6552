import Foundation
import Testing

@testable import TillDomain

/// `map_tax` and `_fix_tax_included_price` of a live Odoo 12. The files name what went in and what came out, not the
/// position in between: the recorded one mapped `i19` to `i7` and `e19` to nothing. A file whose entries know more of
/// one tax than that is believed for that tax alone, and its entries of several taxes are compared with it.
@Suite("Fiscal positions as Odoo 12 applies them")
struct FiscalVectorTests {
    private static let recorded: [String: [String]] = ["i19": ["i7"], "e19": []]

    @Test("every mapping of every file", arguments: VectorFiles.all())
    func maps(url: URL) throws {
        let file = try VectorFile(url)
        let names = try VectorTaxes(file).names
        let entries = try file.root["fiscal"]?.list("fiscal") ?? []
        var destinations = Self.recorded
        for entry in entries {
            guard let pair = try? Self.pair(entry), pair.from.count == 1, destinations[pair.from[0]] == nil,
                pair.to != pair.from, (pair.from + pair.to).allSatisfy(names.contains)
            else { continue }
            print("vectors \(file.name) fiscal: \(pair.from[0]) is taken to map to \(pair.to)")
            destinations[pair.from[0]] = pair.to
        }
        let position = try Self.position(destinations, names)
        var tally = VectorTally(file, "fiscal")
        try tally.each(of: file) { entry, tally in
            let (from, to) = try Self.pair(entry)
            let found = position.map(try from.map { try Self.id($0, names) }).map { names[$0] }
            tally.compare(found == to, "\(from) gives \(to) recorded, \(found) found")
        }
        tally.close()
        if url == VectorFiles.sample { #expect(tally.compared == 3) }
    }

    @Test("every included price of every file", arguments: VectorFiles.all())
    func prices(url: URL) throws {
        let file = try VectorFile(url)
        let taxes = try VectorTaxes(file)
        var tally = VectorTally(file, "fix_tax_included_price")
        try tally.each(of: file) { entry, tally in
            let parts = try entry.list("an entry", count: 2)
            let text = try parts[0].text("description")
            let currency = try vectorCurrency(file.root["currency_rounding"])
            let (price, from, to) = try Self.change(text)
            let all = try taxes.taxes(from + to.filter { !from.contains($0) })
            let found = FiscalPosition.fixedPrice(
                price,
                productTaxes: all.filter { from.contains($0.name) },
                lineTaxes: all.filter { to.contains($0.name) },
                currency: currency
            )
            tally.compare(
                try parts[1].isSame(as: found.millionths, digits: Price.digits, "price"),
                "\(text): \(parts[1]) recorded, \(found.plain) found"
            )
        }
        tally.close()
        if url == VectorFiles.sample { #expect(tally.compared == 3) }
    }

    private static func pair(_ entry: VectorValue) throws -> (from: [String], to: [String]) {
        let parts = try entry.list("an entry", count: 2)
        return (
            try parts[0].list("sources").map { try $0.text("source") },
            try parts[1].list("destinations").map { try $0.text("destination") }
        )
    }

    private static func id(_ name: String, _ names: [String]) throws -> Int {
        guard let id = names.firstIndex(of: name) else { throw Unreadable("tax \(name) is not among the file's taxes") }
        return id
    }

    /// Sources in the order of their names; the destinations of one in the order given.
    private static func position(_ destinations: [String: [String]], _ names: [String]) throws -> FiscalPosition {
        var maps: [FiscalPosition.TaxMap] = []
        for (source, targets) in destinations.sorted(by: { $0.key < $1.key }) where names.contains(source) {
            let sourceID = try id(source, names)
            let ids = try targets.map { try id($0, names) }
            maps +=
                ids.isEmpty
                ? [.init(sourceID: sourceID, destinationID: nil)]
                : ids.map { .init(sourceID: sourceID, destinationID: $0) }
        }
        return FiscalPosition(id: 1, name: "recorded", maps: maps)
    }

    /// `19.99 i19->i7`; several taxes are joined by `+` or `,`, and `none` is no tax.
    private static func change(_ text: String) throws -> (price: Price, from: [String], to: [String]) {
        func names(_ part: Substring) -> [String] {
            part.split { "+, ".contains($0) }.map(String.init).filter { $0 != "none" }
        }
        guard let space = text.firstIndex(of: " "), let arrow = text.range(of: "->"), space < arrow.lowerBound,
            let price = Price(text[..<space])
        else { throw Unreadable("'\(text)' is no price and two taxes") }
        return (price, names(text[space..<arrow.lowerBound]), names(text[arrow.upperBound...]))
    }
}
