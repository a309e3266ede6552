/// The scanners that are taken without being allowed in the address: those of `driver.json` with vendor and product.
/// A keyboard of the same maker has another product, so a vendor alone is no reason.
enum KnownScanners {
    static let ids = [
        "0c2e:0200", "0c2e:0b6a", "0c2e:0b81", "05e0:1200", "05f9:2202", "05f9:2601", "05f9:2602", "13ba:0018",
    ]
}
