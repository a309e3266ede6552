/// Turkish and Maltese.
///
/// Each literal holds the bytes 80…FF in order, sixteen or eight to a line; `\u{FFFD}` stands where the page has no
/// character.
extension CodePage {
    /// Turkish, Maltese and Esperanto.
    ///
    /// Source: IBM code page 853, as GNU libiconv maps it.
    public static let cp853 = CodePage(
        name: "CP853",
        upperHalf: """
            ÇüéâäàĉçêëèïîìÄĈ\
            ÉċĊôöòûùİÖÜĝ£Ĝ×ĵ\
            áíóúñÑĞğĤĥ\u{FFFD}½Ĵş«»\
            ░▒▓│┤ÁÂÀŞ╣║╗╝Żż┐\
            └┴┬├─┼Ŝŝ╚╔╩╦╠═╬¤\
            \u{FFFD}\u{FFFD}ÊËÈıÍÎÏ┘┌█▄\u{FFFD}Ì▀\
            ÓßÔÒĠġµĦħÚÛÙŬŭ\u{FFFD}´\
            \u{AD}\u{FFFD}ℓŉ˘§÷¸°¨˙\u{FFFD}³²■\u{A0}
            """
    )

    /// Turkish. Some printers show € for the byte D5, which has no character here.
    ///
    /// Source: Unicode Consortium, MAPPINGS/VENDORS/MICSFT/PC/CP857.TXT.
    public static let cp857 = CodePage(
        name: "CP857",
        upperHalf: """
            ÇüéâäàåçêëèïîıÄÅ\
            ÉæÆôöòûùİÖÜø£ØŞş\
            áíóúñÑĞğ¿®¬½¼¡«»\
            ░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐\
            └┴┬├─┼ãÃ╚╔╩╦╠═╬¤\
            ºªÊËÈ\u{FFFD}ÍÎÏ┘┌█▄¦Ì▀\
            ÓßÔÒõÕµ\u{FFFD}×ÚÛÙìÿ¯´\
            \u{AD}±\u{FFFD}¾¶§÷¸°¨·¹³²■\u{A0}
            """
    )

    /// Windows Turkish.
    ///
    /// Source: Unicode Consortium, MAPPINGS/VENDORS/MICSFT/WINDOWS/CP1254.TXT.
    public static let wpc1254 = CodePage(
        name: "WPC1254",
        upperHalf: """
            €\u{FFFD}‚ƒ„…†‡ˆ‰Š‹Œ\u{FFFD}\u{FFFD}\u{FFFD}\
            \u{FFFD}‘’“”•–—˜™š›œ\u{FFFD}\u{FFFD}Ÿ\
            \u{A0}¡¢£¤¥¦§¨©ª«¬\u{AD}®¯\
            °±²³´µ¶·¸¹º»¼½¾¿\
            ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏ\
            ĞÑÒÓÔÕÖ×ØÙÚÛÜİŞß\
            àáâãäåæçèéêëìíîï\
            ğñòóôõö÷øùúûüışÿ
            """
    )
}
