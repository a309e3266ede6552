/// Western and Northern Europe.
///
/// Each literal holds the bytes 80…FF in order, sixteen or eight to a line; `\u{FFFD}` stands where the page has no
/// character.
extension CodePage {
    /// The first page of nearly every printer, with box drawing; it has no € and few capitals with accents.
    ///
    /// Source: Unicode Consortium, MAPPINGS/VENDORS/MICSFT/PC/CP437.TXT.
    public static let cp437 = CodePage(
        name: "CP437",
        upperHalf: """
            ÇüéâäàåçêëèïîìÄÅ\
            ÉæÆôöòûùÿÖÜ¢£¥₧ƒ\
            áíóúñÑªº¿⌐¬½¼¡«»\
            ░▒▓│┤╡╢╖╕╣║╗╝╜╛┐\
            └┴┬├─┼╞╟╚╔╩╦╠═╬╧\
            ╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀\
            αßΓπΣσµτΦΘΩδ∞φε∩\
            ≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{A0}
            """
    )

    /// Western European letters complete, without €.
    ///
    /// Source: Unicode Consortium, MAPPINGS/VENDORS/MICSFT/PC/CP850.TXT.
    public static let cp850 = CodePage(
        name: "CP850",
        upperHalf: """
            ÇüéâäàåçêëèïîìÄÅ\
            ÉæÆôöòûùÿÖÜø£Ø×ƒ\
            áíóúñÑªº¿®¬½¼¡«»\
            ░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐\
            └┴┬├─┼ãÃ╚╔╩╦╠═╬¤\
            ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀\
            ÓßÔÒõÕµþÞÚÛÙýÝ¯´\
            \u{AD}±‗¾¶§÷¸°¨·¹³²■\u{A0}
            """
    )

    /// CP850 with € in the place of ı (byte D5).
    ///
    /// Source: IBM code page 858.
    public static let cp858 = CodePage(
        name: "CP858",
        upperHalf: """
            ÇüéâäàåçêëèïîìÄÅ\
            ÉæÆôöòûùÿÖÜø£Ø×ƒ\
            áíóúñÑªº¿®¬½¼¡«»\
            ░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐\
            └┴┬├─┼ãÃ╚╔╩╦╠═╬¤\
            ðÐÊËÈ€ÍÎÏ┘┌█▄¦Ì▀\
            ÓßÔÒõÕµþÞÚÛÙýÝ¯´\
            \u{AD}±‗¾¶§÷¸°¨·¹³²■\u{A0}
            """
    )

    /// Portuguese.
    ///
    /// Source: Unicode Consortium, MAPPINGS/VENDORS/MICSFT/PC/CP860.TXT.
    public static let cp860 = CodePage(
        name: "CP860",
        upperHalf: """
            ÇüéâãàÁçêÊèÍÔìÃÂ\
            ÉÀÈôõòÚùÌÕÜ¢£Ù₧Ó\
            áíóúñÑªº¿Ò¬½¼¡«»\
            ░▒▓│┤╡╢╖╕╣║╗╝╜╛┐\
            └┴┬├─┼╞╟╚╔╩╦╠═╬╧\
            ╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀\
            αßΓπΣσµτΦΘΩδ∞φε∩\
            ≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{A0}
            """
    )

    /// Icelandic.
    ///
    /// Source: Unicode Consortium, MAPPINGS/VENDORS/MICSFT/PC/CP861.TXT.
    public static let cp861 = CodePage(
        name: "CP861",
        upperHalf: """
            ÇüéâäàåçêëèÐðÞÄÅ\
            ÉæÆôöþûÝýÖÜø£Ø₧ƒ\
            áíóúÁÍÓÚ¿⌐¬½¼¡«»\
            ░▒▓│┤╡╢╖╕╣║╗╝╜╛┐\
            └┴┬├─┼╞╟╚╔╩╦╠═╬╧\
            ╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀\
            αßΓπΣσµτΦΘΩδ∞φε∩\
            ≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{A0}
            """
    )

    /// Canadian French.
    ///
    /// Source: Unicode Consortium, MAPPINGS/VENDORS/MICSFT/PC/CP863.TXT.
    public static let cp863 = CodePage(
        name: "CP863",
        upperHalf: """
            ÇüéâÂà¶çêëèïî‗À§\
            ÉÈÊôËÏûù¤ÔÜ¢£ÙÛƒ\
            ¦´óú¨¸³¯Î⌐¬½¼¾«»\
            ░▒▓│┤╡╢╖╕╣║╗╝╜╛┐\
            └┴┬├─┼╞╟╚╔╩╦╠═╬╧\
            ╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀\
            αßΓπΣσµτΦΘΩδ∞φε∩\
            ≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{A0}
            """
    )

    /// Danish and Norwegian.
    ///
    /// Source: Unicode Consortium, MAPPINGS/VENDORS/MICSFT/PC/CP865.TXT.
    public static let cp865 = CodePage(
        name: "CP865",
        upperHalf: """
            ÇüéâäàåçêëèïîìÄÅ\
            ÉæÆôöòûùÿÖÜø£Ø₧ƒ\
            áíóúñÑªº¿⌐¬½¼¡«¤\
            ░▒▓│┤╡╢╖╕╣║╗╝╜╛┐\
            └┴┬├─┼╞╟╚╔╩╦╠═╬╧\
            ╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀\
            αßΓπΣσµτΦΘΩδ∞φε∩\
            ≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{A0}
            """
    )

    /// Windows Western European; five bytes have no character.
    ///
    /// Source: Unicode Consortium, MAPPINGS/VENDORS/MICSFT/WINDOWS/CP1252.TXT.
    public static let wpc1252 = CodePage(
        name: "WPC1252",
        upperHalf: """
            €\u{FFFD}‚ƒ„…†‡ˆ‰Š‹Œ\u{FFFD}Ž\u{FFFD}\
            \u{FFFD}‘’“”•–—˜™š›œ\u{FFFD}žŸ\
            \u{A0}¡¢£¤¥¦§¨©ª«¬\u{AD}®¯\
            °±²³´µ¶·¸¹º»¼½¾¿\
            ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏ\
            ÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞß\
            àáâãäåæçèéêëìíîï\
            ðñòóôõö÷øùúûüýþÿ
            """
    )

    /// Latin 1; the bytes 80…9F have no character.
    ///
    /// Source: Unicode Consortium, MAPPINGS/ISO8859/8859-1.TXT.
    public static let iso8859_1 = CodePage(
        name: "ISO8859-1",
        upperHalf: """
            \u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\
            \u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\
            \u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\
            \u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\
            \u{A0}¡¢£¤¥¦§\
            ¨©ª«¬\u{AD}®¯\
            °±²³´µ¶·\
            ¸¹º»¼½¾¿\
            ÀÁÂÃÄÅÆÇ\
            ÈÉÊËÌÍÎÏ\
            ÐÑÒÓÔÕÖ×\
            ØÙÚÛÜÝÞß\
            àáâãäåæç\
            èéêëìíîï\
            ðñòóôõö÷\
            øùúûüýþÿ
            """
    )

    /// Latin 9: Latin 1 with €.
    ///
    /// Source: Unicode Consortium, MAPPINGS/ISO8859/8859-15.TXT.
    public static let iso8859_15 = CodePage(
        name: "ISO8859-15",
        upperHalf: """
            \u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\
            \u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\
            \u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\
            \u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\
            \u{A0}¡¢£€¥Š§\
            š©ª«¬\u{AD}®¯\
            °±²³Žµ¶·\
            ž¹º»ŒœŸ¿\
            ÀÁÂÃÄÅÆÇ\
            ÈÉÊËÌÍÎÏ\
            ÐÑÒÓÔÕÖ×\
            ØÙÚÛÜÝÞß\
            àáâãäåæç\
            èéêëìíîï\
            ðñòóôõö÷\
            øùúûüýþÿ
            """
    )
}
