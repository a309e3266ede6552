/// Japanese.
///
/// Each literal holds the bytes 80…FF in order, sixteen or eight to a line; `\u{FFFD}` stands where the page has no
/// character.
extension CodePage {
    /// Half-width katakana. What vendors add in the bytes 80…A0 and E0…FF differs and is left out.
    ///
    /// Source: JIS X 0201.
    public static let katakana = CodePage(
        name: "KATAKANA",
        upperHalf: """
            \u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\
            \u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\
            \u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\
            \u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\
            \u{FFFD}｡｢｣､･ｦｧ\
            ｨｩｪｫｬｭｮｯ\
            ｰｱｲｳｴｵｶｷ\
            ｸｹｺｻｼｽｾｿ\
            ﾀﾁﾂﾃﾄﾅﾆﾇ\
            ﾈﾉﾊﾋﾌﾍﾎﾏ\
            ﾐﾑﾒﾓﾔﾕﾖﾗ\
            ﾘﾙﾚﾛﾜﾝﾞﾟ\
            \u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\
            \u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\
            \u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\
            \u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}
            """
    )
}
