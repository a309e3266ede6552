import TillESCPOS

/// A code page of a display.
public struct DisplayPage: Equatable, Sendable {
    /// The display's own number or letter; nil where its switches select the page and no command does.
    public let selector: UInt8?
    public let page: CodePage

    public init(_ selector: UInt8?, _ page: CodePage) {
        self.selector = selector
        self.page = page
    }
}

/// Which pages a text may use.
extension DisplayProtocol {
    /// The pages that the set selects by command, as far as they are known.
    public var selectablePages: [DisplayPage] {
        switch self {
        case .epson: Self.epsonPages
        case .bixolon: Self.bixolonPages
        case .cd5220: Self.cd5220Pages
        case .utcStandard, .utcEnhanced, .aedex, .adm788, .logicControls, .dsp800, .icd2002: []
        }
    }

    /// The pages among which each line chooses by itself, in order of preference; none is ASCII only. They are those
    /// that every display of the set has.
    public var automaticPages: [DisplayPage] {
        switch self {
        case .epson, .bixolon:
            ["CP858", "WPC1252", "CP437", "CP850", "CP852", "CP866", "CP860", "CP863", "CP865", "KATAKANA"]
                .compactMap { name in selectablePages.first { $0.page.name == name } }
        default: []
        }
    }

    /// The names that the setting `code-page` knows: `auto`, and pages by their numbers.
    public static var codePageNames: [String] {
        let known = Set((epsonPages + bixolonPages).map(\.page.name))
        return ["auto"] + known.map(settingName).sorted { ($0.count, $0) < ($1.count, $1) }
    }

    /// The pages for a name of the setting; nil where the display has no such page.
    ///
    /// A set without a command for pages takes any: it is the one that the display's switches select.
    public func pages(named name: String) -> [DisplayPage]? {
        if name == "auto" { return automaticPages }
        if let page = selectablePages.first(where: { Self.settingName($0.page.name) == name }) { return [page] }
        switch self {
        case .epson, .bixolon: return nil
        default:
            guard Self.codePageNames.contains(name) else { return nil }
            return ["CP\(name)", "WPC\(name)", name.uppercased()].lazy.compactMap(CodePage.named).first
                .map { [DisplayPage(nil, $0)] }
        }
    }

    /// `858` for CP858, `1252` for WPC1252, else the name in lower case.
    static func settingName(_ page: String) -> String {
        for prefix in ["WPC", "CP"] where page.hasPrefix(prefix) { return String(page.dropFirst(prefix.count)) }
        return page.lowercased()
    }
}
