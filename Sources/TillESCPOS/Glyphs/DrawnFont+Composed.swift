/// Letters with marks, and letters that look like others: a character, the letter below, the mark.
extension DrawnFont {
    static let composedLatin1 = """
        ÀAˋ ÁA´ ÂAˆ ÃA˜ ÄA¨ ÅA˚ ÇC¸ ÈEˋ ÉE´ ÊEˆ ËE¨ ÌIˋ ÍI´ ÎIˆ ÏI¨
        ÑN˜ ÒOˋ ÓO´ ÔOˆ ÕO˜ ÖO¨ ÙUˋ ÚU´ ÛUˆ ÜU¨ ÝY´ ŸY¨
        àaˋ áa´ âaˆ ãa˜ äa¨ åa˚ çc¸ èeˋ ée´ êeˆ ëe¨ ìıˋ íı´ îıˆ ïı¨
        ñn˜ òoˋ óo´ ôoˆ õo˜ öo¨ ùuˋ úu´ ûuˆ üu¨ ýy´ ÿy¨
        """

    static let composedLatinExtended = """
        ĀA¯ āa¯ ĂA˘ ăa˘ ĄA˛ ąa˛ ĆC´ ćc´ ĈCˆ ĉcˆ ĊC˙ ċc˙ ČCˇ čcˇ ĎDˇ ĐÐ
        ĒE¯ ēe¯ ĔE˘ ĕe˘ ĖE˙ ėe˙ ĘE˛ ęe˛ ĚEˇ ěeˇ ĜGˆ ĝgˆ ĞG˘ ğg˘ ĠG˙ ġg˙ ĢG, ģg´
        ĤHˆ ĥhˆ ĨI˜ ĩı˜ ĪI¯ īı¯ ĬI˘ ĭı˘ ĮI˛ įi˛ İI˙ ĴJˆ ĵȷˆ ĶK, ķk,
        ĹL´ ĺl´ ĻL, ļl, ŃN´ ńn´ ŅN, ņn, ŇNˇ ňnˇ
        ŌO¯ ōo¯ ŎO˘ ŏo˘ ŐO˝ őo˝ ŔR´ ŕr´ ŖR, ŗr, ŘRˇ řrˇ
        ŚS´ śs´ ŜSˆ ŝsˆ ŞS¸ şs¸ ŠSˇ šsˇ ŢT¸ ţt¸ ŤTˇ ȘS, șs, ȚT, țt,
        ŨU˜ ũu˜ ŪU¯ ūu¯ ŬU˘ ŭu˘ ŮU˚ ůu˚ ŰU˝ űu˝ ŲU˛ ųu˛ ŴWˆ ŵwˆ ŶYˆ ŷyˆ
        ŹZ´ źz´ ŻZ˙ żz˙ ŽZˇ žzˇ ǍAˇ ǎaˇ ǏIˇ ǐıˇ ǑOˇ ǒoˇ ǓUˇ ǔuˇ ǦGˇ ǧgˇ
        """

    static let composedGreek = """
        ΑA ΒB ΕE ΖZ ΗH ΙI ΚK ΜM ΝN ΟO ΡP ΤT ΥY ΧX οo ΊI´
        ΆA´ ΈE´ ΉH´ ΌO´ ΎY´ ΏΩ´ ΪI¨ ΫY¨ άα´ έε´ ήη´ ίι´ όo´ ύυ´ ώω´ ϊι¨ ϋυ¨ ∑Σ ∏Π
        """

    static let composedCyrillic = """
        АA ВB ЕE КK МM НH ОO РP СC ТT ХX ЅS ІI ЈJ ЁE¨ ЇI¨ ЙИ˘ ЎУ˘ ЀEˋ ЍИˋ ЃГ´ ЌK´ ҮY
        аa еe оo рp сc уy хx ѕs іi јj ёe¨ їı¨ йи˘ ўy˘ ѐeˋ ѝиˋ ѓг´ ќк´ һh
        """
}
