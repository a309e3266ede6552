/// Hebrew. Letters are sent in the order of the text: nothing here turns them to be read from the right.
///
/// Each literal holds the bytes 80…FF in order, sixteen or eight to a line; `\u{FFFD}` stands where the page has no
/// character.
extension CodePage {
    /// Hebrew, with box drawing.
    ///
    /// Source: Unicode Consortium, MAPPINGS/VENDORS/MICSFT/PC/CP862.TXT.
    public static let cp862 = CodePage(
        name: "CP862",
        upperHalf: """
            \u{5D0}\u{5D1}\u{5D2}\u{5D3}\u{5D4}\u{5D5}\u{5D6}\u{5D7}\
            \u{5D8}\u{5D9}\u{5DA}\u{5DB}\u{5DC}\u{5DD}\u{5DE}\u{5DF}\
            \u{5E0}\u{5E1}\u{5E2}\u{5E3}\u{5E4}\u{5E5}\u{5E6}\u{5E7}\
            \u{5E8}\u{5E9}\u{5EA}¢£¥₧ƒ\
            áíóúñÑªº\
            ¿⌐¬½¼¡«»\
            ░▒▓│┤╡╢╖\
            ╕╣║╗╝╜╛┐\
            └┴┬├─┼╞╟\
            ╚╔╩╦╠═╬╧\
            ╨╤╥╙╘╒╓╫\
            ╪┘┌█▄▌▐▀\
            αßΓπΣσµτ\
            ΦΘΩδ∞φε∩\
            ≡±≥≤⌠⌡÷≈\
            °∙·√ⁿ²■\u{A0}
            """
    )

    /// Windows Hebrew, with points.
    ///
    /// Source: Unicode Consortium, MAPPINGS/VENDORS/MICSFT/WINDOWS/CP1255.TXT.
    public static let wpc1255 = CodePage(
        name: "WPC1255",
        upperHalf: """
            €\u{FFFD}‚ƒ„…†‡\
            ˆ‰\u{FFFD}‹\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\
            \u{FFFD}‘’“”•–—\
            ˜™\u{FFFD}›\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\
            \u{A0}¡¢£₪¥¦§\
            ¨©×«¬\u{AD}®¯\
            °±²³´µ¶·\
            ¸¹÷»¼½¾¿\
            \u{5B0}\u{5B1}\u{5B2}\u{5B3}\u{5B4}\u{5B5}\u{5B6}\u{5B7}\
            \u{5B8}\u{5B9}\u{FFFD}\u{5BB}\u{5BC}\u{5BD}\u{5BE}\u{5BF}\
            \u{5C0}\u{5C1}\u{5C2}\u{5C3}\u{5F0}\u{5F1}\u{5F2}\u{5F3}\
            \u{5F4}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\
            \u{5D0}\u{5D1}\u{5D2}\u{5D3}\u{5D4}\u{5D5}\u{5D6}\u{5D7}\
            \u{5D8}\u{5D9}\u{5DA}\u{5DB}\u{5DC}\u{5DD}\u{5DE}\u{5DF}\
            \u{5E0}\u{5E1}\u{5E2}\u{5E3}\u{5E4}\u{5E5}\u{5E6}\u{5E7}\
            \u{5E8}\u{5E9}\u{5EA}\u{FFFD}\u{FFFD}\u{200E}\u{200F}\u{FFFD}
            """
    )
}
