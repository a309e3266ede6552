/// Estonian, Latvian and Lithuanian.
///
/// Each literal holds the bytes 80…FF in order, sixteen or eight to a line; `\u{FFFD}` stands where the page has no
/// character.
extension CodePage {
    /// Lithuanian and Russian (KBL).
    ///
    /// Source: glibc, localedata/charmaps/CP771.
    public static let cp771 = CodePage(
        name: "CP771",
        upperHalf: """
            АБВГДЕЖЗИЙКЛМНОП\
            РСТУФХЦЧШЩЪЫЬЭЮЯ\
            абвгдежзийклмноп\
            ░▒▓│┤╡╢╖╕╣║╗╝╜╛┐\
            └┴┬├─┼╞╟╚╔╩╦╠═╬╧\
            ╨╤╥╙╘╒╓╫╪┘┌█ĄąČč\
            рстуфхцчшщъыьэюя\
            ĘęĖėĮįŠšŲųŪūŽž■\u{A0}
            """
    )

    /// Lithuanian and Russian (LST 1284); Epson calls it PC1119.
    ///
    /// Source: glibc, localedata/charmaps/CP772.
    public static let cp772 = CodePage(
        name: "CP772",
        upperHalf: """
            АБВГДЕЖЗИЙКЛМНОП\
            РСТУФХЦЧШЩЪЫЬЭЮЯ\
            абвгдежзийклмноп\
            ░▒▓│┤ĄČĘĖ╣║╗╝ĮŠ┐\
            └┴┬├─┼ŲŪ╚╔╩╦╠═╬Ž\
            ąčęėįšųūž┘┌█▄▌▐▀\
            рстуфхцчшщъыьэюя\
            Ёё≥≤„“÷≈°∙·√ⁿ²■\u{A0}
            """
    )

    /// Lithuanian (LST 1283); Epson calls it PC1118.
    ///
    /// Source: glibc, localedata/charmaps/CP774.
    public static let cp774 = CodePage(
        name: "CP774",
        upperHalf: """
            ÇüéâäàåçêëèïîìÄÅ\
            ÉæÆôöòûùÿÖÜ¢£¥₧ƒ\
            áíóúñÑªº¿⌐¬½¼¡«»\
            ░▒▓│┤ĄČĘĖ╣║╗╝ĮŠ┐\
            └┴┬├─┼ŲŪ╚╔╩╦╠═╬Ž\
            ąčęėįšųūž┘┌█▄▌▐▀\
            αßΓπΣσµτΦΘΩδ∞φε∩\
            ≡±≥≤„“÷≈°∙·√ⁿ²■\u{A0}
            """
    )

    /// The Baltic Rim.
    ///
    /// Source: Unicode Consortium, MAPPINGS/VENDORS/MICSFT/PC/CP775.TXT.
    public static let cp775 = CodePage(
        name: "CP775",
        upperHalf: """
            ĆüéāäģåćłēŖŗīŹÄÅ\
            ÉæÆōöĢ¢ŚśÖÜø£Ø×¤\
            ĀĪóŻżź”¦©®¬½¼Ł«»\
            ░▒▓│┤ĄČĘĖ╣║╗╝ĮŠ┐\
            └┴┬├─┼ŲŪ╚╔╩╦╠═╬Ž\
            ąčęėįšųūž┘┌█▄▌▐▀\
            ÓßŌŃõÕµńĶķĻļņĒŅ’\
            \u{AD}±“¾¶§÷„°∙·¹³²■\u{A0}
            """
    )

    /// Windows Baltic.
    ///
    /// Source: Unicode Consortium, MAPPINGS/VENDORS/MICSFT/WINDOWS/CP1257.TXT.
    public static let wpc1257 = CodePage(
        name: "WPC1257",
        upperHalf: """
            €\u{FFFD}‚\u{FFFD}„…†‡\u{FFFD}‰\u{FFFD}‹\u{FFFD}¨ˇ¸\
            \u{FFFD}‘’“”•–—\u{FFFD}™\u{FFFD}›\u{FFFD}¯˛\u{FFFD}\
            \u{A0}\u{FFFD}¢£¤\u{FFFD}¦§Ø©Ŗ«¬\u{AD}®Æ\
            °±²³´µ¶·ø¹ŗ»¼½¾æ\
            ĄĮĀĆÄÅĘĒČÉŹĖĢĶĪĻ\
            ŠŃŅÓŌÕÖ×ŲŁŚŪÜŻŽß\
            ąįāćäåęēčéźėģķīļ\
            šńņóōõö÷ųłśūüżž˙
            """
    )
}
