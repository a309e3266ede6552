/// Central Europe.
///
/// Each literal holds the bytes 80…FF in order, sixteen or eight to a line; `\u{FFFD}` stands where the page has no
/// character.
extension CodePage {
    /// Latin 2 with box drawing, without €.
    ///
    /// Source: Unicode Consortium, MAPPINGS/VENDORS/MICSFT/PC/CP852.TXT.
    public static let cp852 = CodePage(
        name: "CP852",
        upperHalf: """
            ÇüéâäůćçłëŐőîŹÄĆ\
            ÉĹĺôöĽľŚśÖÜŤťŁ×č\
            áíóúĄąŽžĘę¬źČş«»\
            ░▒▓│┤ÁÂĚŞ╣║╗╝Żż┐\
            └┴┬├─┼Ăă╚╔╩╦╠═╬¤\
            đĐĎËďŇÍÎě┘┌█▄ŢŮ▀\
            ÓßÔŃńňŠšŔÚŕŰýÝţ´\
            \u{AD}˝˛ˇ˘§÷¸°¨˙űŘř■\u{A0}
            """
    )

    /// Windows Central European.
    ///
    /// Source: Unicode Consortium, MAPPINGS/VENDORS/MICSFT/WINDOWS/CP1250.TXT.
    public static let wpc1250 = CodePage(
        name: "WPC1250",
        upperHalf: """
            €\u{FFFD}‚\u{FFFD}„…†‡\u{FFFD}‰Š‹ŚŤŽŹ\
            \u{FFFD}‘’“”•–—\u{FFFD}™š›śťžź\
            \u{A0}ˇ˘Ł¤Ą¦§¨©Ş«¬\u{AD}®Ż\
            °±˛ł´µ¶·¸ąş»Ľ˝ľż\
            ŔÁÂĂÄĹĆÇČÉĘËĚÍÎĎ\
            ĐŃŇÓÔŐÖ×ŘŮÚŰÜÝŢß\
            ŕáâăäĺćçčéęëěíîď\
            đńňóôőö÷řůúűüýţ˙
            """
    )

    /// Latin 2. Epson draws boxes with the bytes 80…9F, which have no character here.
    ///
    /// Source: Unicode Consortium, MAPPINGS/ISO8859/8859-2.TXT.
    public static let iso8859_2 = CodePage(
        name: "ISO8859-2",
        upperHalf: """
            \u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\
            \u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\
            \u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\
            \u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\
            \u{A0}Ą˘Ł¤ĽŚ§\
            ¨ŠŞŤŹ\u{AD}ŽŻ\
            °ą˛ł´ľśˇ\
            ¸šşťź˝žż\
            ŔÁÂĂÄĹĆÇ\
            ČÉĘËĚÍÎĎ\
            ĐŃŇÓÔŐÖ×\
            ŘŮÚŰÜÝŢß\
            ŕáâăäĺćç\
            čéęëěíîď\
            đńňóôőö÷\
            řůúűüýţ˙
            """
    )
}
