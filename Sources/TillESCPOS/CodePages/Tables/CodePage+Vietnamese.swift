/// Vietnamese.
///
/// Each literal holds the bytes 80…FF in order, sixteen or eight to a line; `\u{FFFD}` stands where the page has no
/// character.
extension CodePage {
    /// Windows Vietnamese. Tone marks have bytes of their own; a letter with its mark is not found as one.
    ///
    /// Source: Unicode Consortium, MAPPINGS/VENDORS/MICSFT/WINDOWS/CP1258.TXT.
    public static let wpc1258 = CodePage(
        name: "WPC1258",
        upperHalf: """
            €\u{FFFD}‚ƒ„…†‡ˆ‰\u{FFFD}‹Œ\u{FFFD}\u{FFFD}\u{FFFD}\
            \u{FFFD}‘’“”•–—˜™\u{FFFD}›œ\u{FFFD}\u{FFFD}Ÿ\
            \u{A0}¡¢£¤¥¦§¨©ª«¬\u{AD}®¯\
            °±²³´µ¶·¸¹º»¼½¾¿\
            ÀÁÂĂÄÅÆÇÈÉÊË\u{300}ÍÎÏ\
            ĐÑ\u{309}ÓÔƠÖ×ØÙÚÛÜƯ\u{303}ß\
            àáâăäåæçèéêë\u{301}íîï\
            đñ\u{323}óôơö÷øùúûüư₫ÿ
            """
    )

    /// Small letters only; for capitals printers have another page.
    ///
    /// Source: TCVN 5712:1993, VN3.
    public static let tcvn3 = CodePage(
        name: "TCVN-3",
        upperHalf: """
            \u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\
            \u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\
            \u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\
            \u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\
            \u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\
            ăâêôơưđ\u{FFFD}\
            \u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}àảã\
            áạ\u{FFFD}ằẳẵắ\u{FFFD}\
            \u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}ặầ\
            ẩẫấậè\u{FFFD}ẻẽ\
            éẹềểễếệì\
            ỉ\u{FFFD}\u{FFFD}\u{FFFD}ĩíịò\
            \u{FFFD}ỏõóọồổỗ\
            ốộờởỡớợù\
            \u{FFFD}ủũúụừửữ\
            ứựỳỷỹýỵ\u{FFFD}
            """
    )

    /// Less the six capitals that take the place of control codes.
    ///
    /// Source: RFC 1456.
    public static let viscii = CodePage(
        name: "VISCII",
        upperHalf: """
            ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐ\
            ỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲ\
            Õắằặấầẩậẽẹếềểễệố\
            ồổỗỠƠộờởịỰỨỪỬơớƯ\
            ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳ\
            ĐứÒÓÔạỷừửÙÚỹỵÝỡư\
            àáâãảăữẫèéêẻìíĩỉ\
            đựòóôõỏọụùúũủýợỮ
            """
    )
}
