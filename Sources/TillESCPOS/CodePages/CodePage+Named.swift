/// The pages by their names.
extension CodePage {
    /// Every page there is, by script.
    public static var all: [CodePage] { pages.map { $0.page() } }

    /// The names of all pages.
    public static var names: [String] { pages.map(\.name) }

    /// The page of a name as printer manuals write it, e.g. `CP866` or `WPC1252`, or `nil`. Only that page is built.
    public static func named(_ name: String) -> CodePage? {
        pages.first { $0.name == name }?.page()
    }

    /// Closures, so that a page is built when it is asked for.
    private static let pages: [(name: String, page: @Sendable () -> CodePage)] = [
        ("ASCII", { .ascii }),
        ("CP437", { .cp437 }),
        ("CP850", { .cp850 }),
        ("CP858", { .cp858 }),
        ("CP860", { .cp860 }),
        ("CP861", { .cp861 }),
        ("CP863", { .cp863 }),
        ("CP865", { .cp865 }),
        ("WPC1252", { .wpc1252 }),
        ("ISO8859-1", { .iso8859_1 }),
        ("ISO8859-15", { .iso8859_15 }),
        ("CP852", { .cp852 }),
        ("WPC1250", { .wpc1250 }),
        ("ISO8859-2", { .iso8859_2 }),
        ("CP771", { .cp771 }),
        ("CP772", { .cp772 }),
        ("CP774", { .cp774 }),
        ("CP775", { .cp775 }),
        ("WPC1257", { .wpc1257 }),
        ("CP855", { .cp855 }),
        ("CP866", { .cp866 }),
        ("CP1125", { .cp1125 }),
        ("WPC1251", { .wpc1251 }),
        ("ISO8859-5", { .iso8859_5 }),
        ("RK1048", { .rk1048 }),
        ("CP737", { .cp737 }),
        ("CP851", { .cp851 }),
        ("CP869", { .cp869 }),
        ("WPC1253", { .wpc1253 }),
        ("ISO8859-7", { .iso8859_7 }),
        ("CP853", { .cp853 }),
        ("CP857", { .cp857 }),
        ("WPC1254", { .wpc1254 }),
        ("CP862", { .cp862 }),
        ("WPC1255", { .wpc1255 }),
        ("CP720", { .cp720 }),
        ("CP864", { .cp864 }),
        ("WPC1256", { .wpc1256 }),
        ("CP874", { .cp874 }),
        ("TIS-620", { .tis620 }),
        ("WPC1258", { .wpc1258 }),
        ("TCVN-3", { .tcvn3 }),
        ("VISCII", { .viscii }),
        ("KATAKANA", { .katakana }),
    ]
}
