import Testing
import TillTestSupport

@testable import TillESCPOS

/// The format of profile files: inheritance, and what is refused.
@Suite struct ProfileFileTests {
    private func read(_ json: String) throws(ProfileError) -> PrinterProfile {
        try PrinterProfile.reading(json: Array(json.utf8), file: "my.json")
    }

    /// All that a profile without a parent has to say.
    private static let root = """
        "name": "mine", "title": "Mine", "columns": 40, "widthDots": 480, "codePages": {"7": "CP866", "0": "CP437"},
        "cut": "none", "qr": false, "barcodeB": true, "drawer": false
        """

    @Test func aProfileWithoutAParent() throws {
        let profile = try read("{\(Self.root)}")
        #expect(profile.name == "mine" && profile.columns == 40 && profile.widthDots == 480)
        #expect(profile.codePages.map(\.number) == [0, 7])
        #expect(profile.cut == .none && !profile.nativeQR && profile.barcodeB && !profile.drawer)
        #expect(!profile.processID && profile.status == .init())
    }

    @Test func whatIsLeftOutIsTheParents() throws {
        let parent = try #require(PrinterProfile.named("epson-tm-t88v"))
        let profile = try read(#"{"name": "mine", "title": "Mine", "inherits": "epson-tm-t88v"}"#)
        var expected = parent
        expected.name = "mine"
        expected.title = "Mine"
        (expected.makerID, expected.modelIDs, expected.usbIDs) = (nil, [], [])
        #expect(profile == expected)
    }

    @Test func statusIsMergedKeyByKey() throws {
        let json = #"{"name": "mine", "title": "M", "inherits": "epson-tm-t88", "status": {"automatic": false}}"#
        let status = try read(json).status
        #expect(!status.automatic && status.realTime && status.buffered && status.processID && !status.isHarmful)
    }

    @Test func pagesAreReplacedAsAWhole() throws {
        let pages =
            #"{"name": "mine", "title": "M", "inherits": "epson-tm-t88", "codePages": {"3": "CP858", "1": "CP437"}}"#
        #expect(try read(pages).codePages == [.init(1, .cp437), .init(3, .cp858)])
        let order = #"{"name": "mine", "title": "M", "inherits": "epson-tm-t88", "codePagePreference": [17, 0]}"#
        #expect(try read(order).codePages.map(\.number) == [17, 0, 19, 16, 2, 1, 3, 4, 5, 18])
    }

    @Test func whatTheFileStatesHasItsOwnEvidence() throws {
        let json = """
            {"name": "mine", "title": "M", "inherits": "epson-tm-u220", "drawer": false, "cut": "none",
            "provenance": {"cut": "probed"}, "status": {"buffered": false}, "sources": ["the printer on the counter"]}
            """
        let profile = try read(json)
        #expect(profile.provenance["cut"] == .probed)
        #expect(profile.provenance["drawer"] == nil && profile.provenance["status.buffered"] == nil)
        #expect(profile.provenance["codePages"] == .documented && profile.provenance["status.realTime"] == .documented)
        let inherited = try #require(PrinterProfile.named("epson-tm-u220")).sources
        #expect(profile.sources == ["the printer on the counter"] + inherited)
    }

    @Test func whatAParentHasCanBeTakenAway() throws {
        let parent = try read(#"{"name": "wide", "title": "W", "inherits": "generic80", "multiByte": "gb18030"}"#)
        #expect(parent.multiByte == .gb18030 && parent.columnsFontB == 64)
        let json = #"{"name": "mine", "title": "M", "inherits": "wide", "multiByte": "none", "columnsFontB": 0}"#
        let profile = try PrinterProfile.reading(json: Array(json.utf8), parents: [parent])
        #expect(profile.multiByte == nil && profile.columnsFontB == nil)
    }

    /// What is added to a profile that is right, the code, and the key that the message has to name.
    static let wrong: [(String, ProfileError.Code, String)] = [
        (#""colums": 48"#, .unknownKey, "colums"),
        (#""status": {"proccessID": true}"#, .unknownKey, "status.proccessID"),
        (#""identity": {"model": "x"}"#, .unknownKey, "identity.model"),
        (#""provenance": {"column": "probed"}"#, .unknownKey, "provenance.column"),
        (#""provenance": {"columns": "known"}"#, .badValue, "provenance.columns"),
        (#""utf8": "yes""#, .wrongType, "utf8"), (#""utf8": 1"#, .wrongType, "utf8"),
        (#""utf8": null"#, .wrongType, "utf8"), (#""dotsPerInch": 180.5"#, .wrongType, "dotsPerInch"),
        (#""dotsPerInch": 1e99"#, .wrongType, "dotsPerInch"), (#""status": []"#, .wrongType, "status"),
        (#""sources": "me""#, .wrongType, "sources"), (#""sources": ["me", 1]"#, .wrongType, "sources.Index 1"),
        (#""dotsPerInch": 0"#, .badValue, "dotsPerInch"), (#""columnsFontB": 256"#, .badValue, "columnsFontB"),
        (#""imageStripRows": 5000"#, .badValue, "imageStripRows"),
        (#""imageWidthDots": -1"#, .badValue, "imageWidthDots"),
        (#""receiveBufferBytes": 0"#, .badValue, "receiveBufferBytes"), (#""image": "Raster""#, .badValue, "image"),
        (#""multiByte": "utf8""#, .badValue, "multiByte"), (#""barcodes": false"#, .badValue, "barcodeB"),
        (#""codePagePreference": [7, 9]"#, .badValue, "codePagePreference"),
        (#""codePagePreference": [7, 7]"#, .badValue, "codePagePreference"),
        (#""identity": {"usb": ["04B8"]}"#, .badValue, "identity.usb"),
        (#""inherits": "mine""#, .cycle, "inherits"), (#""inherits": "nobody""#, .unknownParent, "inherits"),
    ]

    @Test(arguments: wrong)
    func whatIsWrongIsNamed(addition: String, code: ProfileError.Code, key: String) {
        let error = #expect(throws: ProfileError.self) { try read("{\(Self.root), \(addition)}") }
        #expect(error?.code == code && error?.key == key && error?.file == "my.json", "\(String(describing: error))")
        #expect("\(error.map { "\($0)" } ?? "")".hasPrefix("my.json: \(key): "))
    }

    /// What is put in the place of a part of a profile that is right.
    static let replaced: [(String, String, ProfileError.Code, String)] = [
        (#""name": "mine","#, "", .missingKey, "name"), (#""title": "Mine","#, "", .missingKey, "title"),
        (#""columns": 40,"#, "", .missingKey, "columns"), (#", "qr": false"#, "", .missingKey, "qr"),
        (#""mine""#, #""My printer""#, .badValue, "name"), (#""mine""#, #""../mine""#, .badValue, "name"),
        (#""mine""#, #""""#, .badValue, "name"), ("480", "0", .badValue, "widthDots"),
        ("40,", "0,", .badValue, "columns"),
        (#""7": "CP866""#, #""256": "CP866""#, .badValue, "codePages.256"),
        (#""7": "CP866""#, #""07": "CP866""#, .badValue, "codePages.07"),
        (#""7": "CP866""#, #""7": "CP999""#, .unknownPage, "codePages.7"),
        (#"{"7": "CP866", "0": "CP437"}"#, "{}", .badValue, "codePages"),
        (#""cut": "none""#, #""cut": "all""#, .badValue, "cut"),
    ]

    @Test(arguments: replaced)
    func whatIsMissingOrOutOfRangeIsNamed(part: String, other: String, code: ProfileError.Code, key: String) {
        let json = Self.root.replacing(part, with: other, maxReplacements: 1)
        #expect(json != Self.root)
        let error = #expect(throws: ProfileError.self) { try read("{\(json)}") }
        #expect(error?.code == code && error?.key == key, "\(String(describing: error))")
    }

    @Test(arguments: ["", "{", "[]", "7", "{\"name\": \"x\",,}", "\u{0}", "{\"name\": \"mine\" \"title\": 1}"])
    func whatIsNoJSONObject(text: String) {
        let error = #expect(throws: ProfileError.self) { try read(text) }
        #expect(
            error?.key == "" && (error?.code == .notJSON || error?.code == .wrongType),
            "\(String(describing: error))"
        )
    }

    @Test func aLongFileIsRefusedUnread() {
        let json = [UInt8](repeating: 0x20, count: PrinterProfile.maxFileBytes + 1)
        let error = #expect(throws: ProfileError.self) { try PrinterProfile.reading(json: json) }
        #expect(error?.code == .tooLong)
    }

    /// Files with bytes changed, cut out and repeated are refused or read, and nothing else.
    @Test func damagedFiles() {
        var generator = SeededGenerator(seed: printedSeed(for: "ProfileFileTests.damagedFiles"))
        var (read, refused) = (0, 0)
        for round in 0..<600 {
            var json = ProfileModels.files[round % ProfileModels.files.count].json()
            for _ in 0..<Int.random(in: 1...3, using: &generator) {
                let start = Int.random(in: 0..<json.count, using: &generator)
                let end = min(start + Int.random(in: 0...6, using: &generator), json.count)
                let bytes = (0..<Int.random(in: 0...3, using: &generator)).map { _ in
                    Array("{}[]\",:0-9e.nul\\\u{0}ÿ".utf8).randomElement(using: &generator) ?? 0
                }
                json.replaceSubrange(start..<end, with: bytes + json[start..<end].prefix(2))
                if json.isEmpty { json = [0x20] }
            }
            do throws(ProfileError) {
                let profile = try PrinterProfile.reading(json: json, file: "my.json")
                #expect(profile.columns > 0 && profile.widthDots > 0 && !profile.codePages.isEmpty)
                read += 1
            } catch {
                #expect(error.file.hasSuffix(".json") && !error.message.isEmpty)
                refused += 1
            }
        }
        #expect(read > 0 && refused > 0, "\(read) read, \(refused) refused")
    }
}
