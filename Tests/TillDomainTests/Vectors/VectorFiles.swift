import Foundation

/// The files of numbers recorded from a live Odoo 12: the kept copy, and those that the environment variable
/// `TILL_VECTORS` names (a file, or a folder of `.json` files).
enum VectorFiles {
    /// The copy that is kept beside this file.
    static let sample = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "odoo12-sample.json")

    /// All files, the kept copy first. What `TILL_VECTORS` names and is not there, or a folder without a `.json` file,
    /// stays in the list: reading it fails, by its name.
    static func all() -> [URL] {
        guard let named = ProcessInfo.processInfo.environment["TILL_VECTORS"], !named.isEmpty else { return [sample] }
        let url = URL(filePath: named)
        let names = (try? FileManager.default.contentsOfDirectory(atPath: url.path())) ?? []
        let files = names.filter { $0.hasSuffix(".json") }.sorted().map { url.appending(path: $0) }
        return [sample] + (files.isEmpty ? [url] : files)
    }
}

/// One such file, read without a promise about its shape: each entry is taken apart where it is compared, so that one
/// that cannot be read costs itself and not the file.
struct VectorFile {
    var name: String
    var root: VectorValue

    init(_ url: URL) throws {
        name = url.lastPathComponent
        root = try JSONDecoder().decode(VectorValue.self, from: Data(contentsOf: url))
    }

    /// The keys that are known, with the test that reads each; nil for those that only describe the file.
    static let readers: [String: String?] = [
        "odoo": nil, "currency_rounding": nil, "taxes": "lines", "lines": "lines", "round": "round",
        "barcodes": "barcodes", "pricelists": "pricelists", "pricelist_items": "pricelists", "fiscal": "fiscal",
        "fix_tax_included_price": "fiscal",
    ]
}
