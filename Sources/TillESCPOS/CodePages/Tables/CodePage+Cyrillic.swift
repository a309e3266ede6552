/// Cyrillic scripts.
///
/// Each literal holds the bytes 80…FF in order, sixteen or eight to a line; `\u{FFFD}` stands where the page has no
/// character.
extension CodePage {
    /// Serbian, Macedonian and Bulgarian.
    ///
    /// Source: Unicode Consortium, MAPPINGS/VENDORS/MICSFT/PC/CP855.TXT.
    public static let cp855 = CodePage(
        name: "CP855",
        upperHalf: """
            ђЂѓЃёЁєЄѕЅіІїЇјЈ\
            љЉњЊћЋќЌўЎџЏюЮъЪ\
            аАбБцЦдДеЕфФгГ«»\
            ░▒▓│┤хХиИ╣║╗╝йЙ┐\
            └┴┬├─┼кК╚╔╩╦╠═╬¤\
            лЛмМнНоОп┘┌█▄Пя▀\
            ЯрРсСтТуУжЖвВьЬ№\
            \u{AD}ыЫзЗшШэЭщЩчЧ§■\u{A0}
            """
    )

    /// Russian, with box drawing.
    ///
    /// Source: Unicode Consortium, MAPPINGS/VENDORS/MICSFT/PC/CP866.TXT.
    public static let cp866 = CodePage(
        name: "CP866",
        upperHalf: """
            АБВГДЕЖЗИЙКЛМНОП\
            РСТУФХЦЧШЩЪЫЬЭЮЯ\
            абвгдежзийклмноп\
            ░▒▓│┤╡╢╖╕╣║╗╝╜╛┐\
            └┴┬├─┼╞╟╚╔╩╦╠═╬╧\
            ╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀\
            рстуфхцчшщъыьэюя\
            ЁёЄєЇїЎў°∙·√№¤■\u{A0}
            """
    )

    /// Ukrainian.
    ///
    /// Source: IBM code page 1125.
    public static let cp1125 = CodePage(
        name: "CP1125",
        upperHalf: """
            АБВГДЕЖЗИЙКЛМНОП\
            РСТУФХЦЧШЩЪЫЬЭЮЯ\
            абвгдежзийклмноп\
            ░▒▓│┤╡╢╖╕╣║╗╝╜╛┐\
            └┴┬├─┼╞╟╚╔╩╦╠═╬╧\
            ╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀\
            рстуфхцчшщъыьэюя\
            ЁёҐґЄєІіЇї·√№¤■\u{A0}
            """
    )

    /// Windows Cyrillic.
    ///
    /// Source: Unicode Consortium, MAPPINGS/VENDORS/MICSFT/WINDOWS/CP1251.TXT.
    public static let wpc1251 = CodePage(
        name: "WPC1251",
        upperHalf: """
            ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏ\
            ђ‘’“”•–—\u{FFFD}™љ›њќћџ\
            \u{A0}ЎўЈ¤Ґ¦§Ё©Є«¬\u{AD}®Ї\
            °±Ііґµ¶·ё№є»јЅѕї\
            АБВГДЕЖЗИЙКЛМНОП\
            РСТУФХЦЧШЩЪЫЬЭЮЯ\
            абвгдежзийклмноп\
            рстуфхцчшщъыьэюя
            """
    )

    /// Latin and Cyrillic.
    ///
    /// Source: Unicode Consortium, MAPPINGS/ISO8859/8859-5.TXT.
    public static let iso8859_5 = CodePage(
        name: "ISO8859-5",
        upperHalf: """
            \u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\
            \u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\
            \u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\
            \u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\
            \u{A0}ЁЂЃЄЅІЇ\
            ЈЉЊЋЌ\u{AD}ЎЏ\
            АБВГДЕЖЗ\
            ИЙКЛМНОП\
            РСТУФХЦЧ\
            ШЩЪЫЬЭЮЯ\
            абвгдежз\
            ийклмноп\
            рстуфхцч\
            шщъыьэюя\
            №ёђѓєѕії\
            јљњћќ§ўџ
            """
    )

    /// Kazakh; other manuals call it KZ-1048.
    ///
    /// Source: Unicode Consortium, MAPPINGS/VENDORS/MISC/KZ1048.TXT.
    public static let rk1048 = CodePage(
        name: "RK1048",
        upperHalf: """
            ЂЃ‚ѓ„…†‡€‰Љ‹ЊҚҺЏ\
            ђ‘’“”•–—\u{FFFD}™љ›њқһџ\
            \u{A0}ҰұӘ¤Ө¦§Ё©Ғ«¬\u{AD}®Ү\
            °±Ііөµ¶·ё№ғ»әҢңү\
            АБВГДЕЖЗИЙКЛМНОП\
            РСТУФХЦЧШЩЪЫЬЭЮЯ\
            абвгдежзийклмноп\
            рстуфхцчшщъыьэюя
            """
    )
}
