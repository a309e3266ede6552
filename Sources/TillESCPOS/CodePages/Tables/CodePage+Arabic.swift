/// Arabic. Letters are sent in the order of the text: nothing here turns or joins them.
///
/// Each literal holds the bytes 80…FF in order, sixteen or eight to a line; `\u{FFFD}` stands where the page has no
/// character.
extension CodePage {
    /// Arabic, with box drawing.
    ///
    /// Source: Microsoft code page 720.
    public static let cp720 = CodePage(
        name: "CP720",
        upperHalf: """
            \u{FFFD}\u{FFFD}éâ\u{FFFD}à\u{FFFD}ç\
            êëèïî\u{FFFD}\u{FFFD}\u{FFFD}\
            \u{FFFD}\u{651}\u{652}ô¤\u{640}ûù\
            \u{621}\u{622}\u{623}\u{624}£\u{625}\u{626}\u{627}\
            \u{628}\u{629}\u{62A}\u{62B}\u{62C}\u{62D}\u{62E}\u{62F}\
            \u{630}\u{631}\u{632}\u{633}\u{634}\u{635}«»\
            ░▒▓│┤╡╢╖\
            ╕╣║╗╝╜╛┐\
            └┴┬├─┼╞╟\
            ╚╔╩╦╠═╬╧\
            ╨╤╥╙╘╒╓╫\
            ╪┘┌█▄▌▐▀\
            \u{636}\u{637}\u{638}\u{639}\u{63A}\u{641}µ\u{642}\
            \u{643}\u{644}\u{645}\u{646}\u{647}\u{648}\u{649}\u{64A}\
            ≡\u{64B}\u{64C}\u{64D}\u{64E}\u{64F}\u{650}≈\
            °∙·√ⁿ²■\u{A0}
            """
    )

    /// Arabic in the forms that joined letters take. Byte 25 shows ٪, which is not told apart from %.
    ///
    /// Source: Unicode Consortium, MAPPINGS/VENDORS/MICSFT/PC/CP864.TXT.
    public static let cp864 = CodePage(
        name: "CP864",
        upperHalf: """
            °·∙√▒─│┼\
            ┤┬├┴┐┌└┘\
            β∞φ±½¼≈«\
            »\u{FEF7}\u{FEF8}\u{FFFD}\u{FFFD}\u{FEFB}\u{FEFC}\u{FFFD}\
            \u{A0}\u{AD}\u{FE82}£¤\u{FE84}\u{FFFD}\u{FFFD}\
            \u{FE8E}\u{FE8F}\u{FE95}\u{FE99}،\u{FE9D}\u{FEA1}\u{FEA5}\
            \u{660}\u{661}\u{662}\u{663}\u{664}\u{665}\u{666}\u{667}\
            \u{668}\u{669}\u{FED1}\u{61B}\u{FEB1}\u{FEB5}\u{FEB9}\u{61F}\
            ¢\u{FE80}\u{FE81}\u{FE83}\u{FE85}\u{FECA}\u{FE8B}\u{FE8D}\
            \u{FE91}\u{FE93}\u{FE97}\u{FE9B}\u{FE9F}\u{FEA3}\u{FEA7}\u{FEA9}\
            \u{FEAB}\u{FEAD}\u{FEAF}\u{FEB3}\u{FEB7}\u{FEBB}\u{FEBF}\u{FEC1}\
            \u{FEC5}\u{FECB}\u{FECF}¦¬÷×\u{FEC9}\
            \u{640}\u{FED3}\u{FED7}\u{FEDB}\u{FEDF}\u{FEE3}\u{FEE7}\u{FEEB}\
            \u{FEED}\u{FEEF}\u{FEF3}\u{FEBD}\u{FECC}\u{FECE}\u{FECD}\u{FEE1}\
            \u{FE7D}\u{651}\u{FEE5}\u{FEE9}\u{FEEC}\u{FEF0}\u{FEF2}\u{FED0}\
            \u{FED5}\u{FEF5}\u{FEF6}\u{FEDD}\u{FED9}\u{FEF1}■\u{FFFD}
            """
    )

    /// Windows Arabic.
    ///
    /// Source: Unicode Consortium, MAPPINGS/VENDORS/MICSFT/WINDOWS/CP1256.TXT.
    public static let wpc1256 = CodePage(
        name: "WPC1256",
        upperHalf: """
            €\u{67E}‚ƒ„…†‡\
            ˆ‰\u{679}‹Œ\u{686}\u{698}\u{688}\
            \u{6AF}‘’“”•–—\
            \u{6A9}™\u{691}›œ\u{200C}\u{200D}\u{6BA}\
            \u{A0}،¢£¤¥¦§\
            ¨©\u{6BE}«¬\u{AD}®¯\
            °±²³´µ¶·\
            ¸¹\u{61B}»¼½¾\u{61F}\
            \u{6C1}\u{621}\u{622}\u{623}\u{624}\u{625}\u{626}\u{627}\
            \u{628}\u{629}\u{62A}\u{62B}\u{62C}\u{62D}\u{62E}\u{62F}\
            \u{630}\u{631}\u{632}\u{633}\u{634}\u{635}\u{636}×\
            \u{637}\u{638}\u{639}\u{63A}\u{640}\u{641}\u{642}\u{643}\
            à\u{644}â\u{645}\u{646}\u{647}\u{648}ç\
            èéêë\u{649}\u{64A}îï\
            \u{64B}\u{64C}\u{64D}\u{64E}ô\u{64F}\u{650}÷\
            \u{651}ù\u{652}ûü\u{200E}\u{200F}\u{6D2}
            """
    )
}
