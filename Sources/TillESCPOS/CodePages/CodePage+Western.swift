/// The pages of the Western printers. Each literal holds the bytes 80…FF in order, sixteen to a line;
/// `\u{FFFD}` stands where the page has no character.
extension CodePage {
    /// Nothing but the bytes 20…7E, which every page shares.
    public static let ascii = CodePage(name: "ASCII", upperHalf: String(repeating: "\u{FFFD}", count: upperHalfCount))

    /// The first page of nearly every printer, with box drawing; it has no € and few capitals with accents. Source: Unicode Consortium, MAPPINGS/VENDORS/MICSFT/PC/CP437.TXT.
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

    /// Western European letters complete, without €. Source: Unicode Consortium, MAPPINGS/VENDORS/MICSFT/PC/CP850.TXT.
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

    /// CP850 with € in the place of ı (byte D5). Source: IBM code page 858.
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

    /// Windows Western European; five bytes have no character. Source: Unicode Consortium, MAPPINGS/VENDORS/MICSFT/WINDOWS/CP1252.TXT.
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
}
