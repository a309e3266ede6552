/// A profile as its file says it. What the file leaves out is `nil` and comes from the parent.
struct ProfileFile: Decodable {
    struct Status: Decodable {
        var realTime: Bool?
        var automatic: Bool?
        var buffered: Bool?
        var processID: Bool?
        var harmful: Bool?

        enum CodingKeys: String, CodingKey, CaseIterable {
            case realTime, automatic, buffered, processID, harmful
        }
    }

    struct Identity: Decodable {
        var maker: String?
        var models: [String]?
        var usb: [String]?

        enum CodingKeys: String, CodingKey, CaseIterable {
            case maker, models, usb
        }
    }

    var name: String
    var title: String?
    var vendor: String?
    var inherits: String?
    var columns: WholeNumber?
    var columnsFontB: WholeNumber?
    var widthDots: WholeNumber?
    var dotsPerInch: WholeNumber?
    var codePages: [String: String]?
    var codePagePreference: [WholeNumber]?
    var multiByte: String?
    var utf8: Bool?
    var cut: String?
    var qr: Bool?
    var pdf417: Bool?
    var barcodes: Bool?
    var barcodeB: Bool?
    var image: String?
    var imageStripRows: WholeNumber?
    var imageWidthDots: WholeNumber?
    var storedLogos: Bool?
    var disablesRealTime: Bool?
    var red: Bool?
    var drawer: Bool?
    var status: StrictlyKeyed<Status>?
    var receiveBufferBytes: WholeNumber?
    var identity: StrictlyKeyed<Identity>?
    var provenance: [String: String]?
    var sources: [String]?

    enum CodingKeys: String, CodingKey, CaseIterable {
        case name, title, vendor, inherits, columns, columnsFontB, widthDots, dotsPerInch
        case codePages, codePagePreference, multiByte, utf8, cut, qr, pdf417, barcodes, barcodeB
        case image, imageStripRows, imageWidthDots, storedLogos, disablesRealTime, red, drawer
        case status, receiveBufferBytes, identity, provenance, sources
    }

    /// The keys that state something about the printer, of which `provenance` can say how far it is known.
    static let factKeys: Set<String> = {
        let others: Set<CodingKeys> = [.name, .title, .vendor, .inherits, .status, .provenance, .sources]
        let keys = Set(CodingKeys.allCases).subtracting(others).map(\.rawValue)
        return Set(keys + Status.CodingKeys.allCases.map { "status." + $0.rawValue })
    }()
}

extension ProfileFile: StrictKeys {}
extension ProfileFile.Status: StrictKeys {}
extension ProfileFile.Identity: StrictKeys {}

extension StrictlyKeyed where Part == ProfileFile {
    /// The facts that the file itself states, by the names that `provenance` uses.
    var statedFacts: Set<String> {
        let inStatus = (part.status?.keys ?? []).map { "status." + $0 }
        return ProfileFile.factKeys.intersection(keys + inStatus)
    }
}
