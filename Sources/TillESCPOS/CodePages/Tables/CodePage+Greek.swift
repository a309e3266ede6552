/// Greek.
///
/// Each literal holds the bytes 80…FF in order, sixteen or eight to a line; `\u{FFFD}` stands where the page has no
/// character.
extension CodePage {
    /// Greek, with box drawing.
    ///
    /// Source: Unicode Consortium, MAPPINGS/VENDORS/MICSFT/PC/CP737.TXT.
    public static let cp737 = CodePage(
        name: "CP737",
        upperHalf: """
            ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠ\
            ΡΣΤΥΦΧΨΩαβγδεζηθ\
            ικλμνξοπρσςτυφχψ\
            ░▒▓│┤╡╢╖╕╣║╗╝╜╛┐\
            └┴┬├─┼╞╟╚╔╩╦╠═╬╧\
            ╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀\
            ωάέήϊίόύϋώΆΈΉΊΌΎ\
            Ώ±≥≤ΪΫ÷≈°∙·√ⁿ²■\u{A0}
            """
    )

    /// Greek, the older page.
    ///
    /// Source: ICU, ibm-851_P100-1995.
    public static let cp851 = CodePage(
        name: "CP851",
        upperHalf: """
            ÇüéâäàΆçêëèïîΈÄΉ\
            Ί\u{FFFD}ΌôöΎûùΏÖÜά£έήί\
            ϊΐόύΑΒΓΔΕΖΗ½ΘΙ«»\
            ░▒▓│┤ΚΛΜΝ╣║╗╝ΞΟ┐\
            └┴┬├─┼ΠΡ╚╔╩╦╠═╬Σ\
            ΤΥΦΧΨΩαβγ┘┌█▄δε▀\
            ζηθικλμνξοπρσςτ´\
            \u{AD}±υφχ§ψ¸°¨ωϋΰώ■\u{A0}
            """
    )

    /// Greek, the newer page.
    ///
    /// Source: Unicode Consortium, MAPPINGS/VENDORS/MICSFT/PC/CP869.TXT.
    public static let cp869 = CodePage(
        name: "CP869",
        upperHalf: """
            \u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}Ά\u{FFFD}·¬¦‘’Έ―Ή\
            ΊΪΌ\u{FFFD}\u{FFFD}ΎΫ©Ώ²³ά£έήί\
            ϊΐόύΑΒΓΔΕΖΗ½ΘΙ«»\
            ░▒▓│┤ΚΛΜΝ╣║╗╝ΞΟ┐\
            └┴┬├─┼ΠΡ╚╔╩╦╠═╬Σ\
            ΤΥΦΧΨΩαβγ┘┌█▄δε▀\
            ζηθικλμνξοπρσςτ΄\
            \u{AD}±υφχ§ψ΅°¨ωϋΰώ■\u{A0}
            """
    )

    /// Windows Greek.
    ///
    /// Source: Unicode Consortium, MAPPINGS/VENDORS/MICSFT/WINDOWS/CP1253.TXT.
    public static let wpc1253 = CodePage(
        name: "WPC1253",
        upperHalf: """
            €\u{FFFD}‚ƒ„…†‡\u{FFFD}‰\u{FFFD}‹\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\
            \u{FFFD}‘’“”•–—\u{FFFD}™\u{FFFD}›\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\
            \u{A0}΅Ά£¤¥¦§¨©\u{FFFD}«¬\u{AD}®―\
            °±²³΄µ¶·ΈΉΊ»Ό½ΎΏ\
            ΐΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟ\
            ΠΡ\u{FFFD}ΣΤΥΦΧΨΩΪΫάέήί\
            ΰαβγδεζηθικλμνξο\
            πρςστυφχψωϊϋόύώ\u{FFFD}
            """
    )

    /// Latin and Greek, as of 2003 with €.
    ///
    /// Source: Unicode Consortium, MAPPINGS/ISO8859/8859-7.TXT.
    public static let iso8859_7 = CodePage(
        name: "ISO8859-7",
        upperHalf: """
            \u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\
            \u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\
            \u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\
            \u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\
            \u{A0}‘’£€₯¦§\
            ¨©ͺ«¬\u{AD}\u{FFFD}―\
            °±²³΄΅Ά·\
            ΈΉΊ»Ό½ΎΏ\
            ΐΑΒΓΔΕΖΗ\
            ΘΙΚΛΜΝΞΟ\
            ΠΡ\u{FFFD}ΣΤΥΦΧ\
            ΨΩΪΫάέήί\
            ΰαβγδεζη\
            θικλμνξο\
            πρςστυφχ\
            ψωϊϋόύώ\u{FFFD}
            """
    )
}
