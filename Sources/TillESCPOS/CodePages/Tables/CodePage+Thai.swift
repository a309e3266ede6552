/// Thai. Signs above and below a letter have bytes of their own; a letter with its sign is not found as one.
///
/// Each literal holds the bytes 80…FF in order, sixteen or eight to a line; `\u{FFFD}` stands where the page has no
/// character.
extension CodePage {
    /// Windows Thai, with €.
    ///
    /// Source: Unicode Consortium, MAPPINGS/VENDORS/MICSFT/WINDOWS/CP874.TXT.
    public static let cp874 = CodePage(
        name: "CP874",
        upperHalf: """
            €\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}…\u{FFFD}\u{FFFD}\
            \u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\
            \u{FFFD}‘’“”•–—\
            \u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\
            \u{A0}กขฃคฅฆง\
            จฉชซฌญฎฏ\
            ฐฑฒณดตถท\
            ธนบปผฝพฟ\
            ภมยรฤลฦว\
            ศษสหฬอฮฯ\
            ะ\u{E31}าำ\u{E34}\u{E35}\u{E36}\u{E37}\
            \u{E38}\u{E39}\u{E3A}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}฿\
            เแโใไๅๆ\u{E47}\
            \u{E48}\u{E49}\u{E4A}\u{E4B}\u{E4C}\u{E4D}\u{E4E}๏\
            ๐๑๒๓๔๕๖๗\
            ๘๙๚๛\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}
            """
    )

    /// What Epson calls Thai character code 11, less its box drawing.
    ///
    /// Source: TIS 620-2533.
    public static let tis620 = CodePage(
        name: "TIS-620",
        upperHalf: """
            \u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\
            \u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\
            \u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\
            \u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\
            \u{FFFD}กขฃคฅฆง\
            จฉชซฌญฎฏ\
            ฐฑฒณดตถท\
            ธนบปผฝพฟ\
            ภมยรฤลฦว\
            ศษสหฬอฮฯ\
            ะ\u{E31}าำ\u{E34}\u{E35}\u{E36}\u{E37}\
            \u{E38}\u{E39}\u{E3A}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}฿\
            เแโใไๅๆ\u{E47}\
            \u{E48}\u{E49}\u{E4A}\u{E4B}\u{E4C}\u{E4D}\u{E4E}๏\
            ๐๑๒๓๔๕๖๗\
            ๘๙๚๛\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}
            """
    )
}
