/// Somebody who types on the keyboard of a country and knows it by the places of the keys, as the layouts are drawn: a
/// second source beside the tables of the driver, in another form. Each character, and the keys that make it.
struct Typist {
    struct Stroke: Equatable {
        var code: UInt16
        var isShifted = false
        var isAltGr = false
    }

    var strokes: [Character: [Stroke]] = [:]

    /// - Parameters:
    ///   - keyboard: the rows from the top, each with what its keys type alone and with shift, key after key. The first
    ///     begins at the key below Esc, the second at that of Q, the third at that of A, the fourth beside the left
    ///     shift.
    ///   - altGr: the character and the code of the key.
    ///   - dead: those characters that wait; typed with a blank behind them.
    ///   - accented: letters made of two strokes: accent, letter.
    private init(
        _ keyboard: [String],
        altGr: [(Character, UInt16)] = [],
        dead: Set<Character> = [],
        accented: [(Character, Character, Character)] = []
    ) {
        let codes: [[UInt16]] = [
            [41] + Array(2...13), Array(16...27), Array(30...40) + [43], [86] + Array(44...53),
        ]
        // AltGr first: what is also on a key of its own is typed there.
        for (character, code) in altGr { strokes[character] = [Stroke(code: code, isAltGr: true)] }
        for (row, codes) in zip(keyboard, codes) {
            let characters = Array(row.filter { $0 != " " })
            for (index, code) in codes.enumerated() {
                strokes[characters[2 * index + 1]] = [Stroke(code: code, isShifted: true)]
                strokes[characters[2 * index]] = [Stroke(code: code)]
            }
        }
        strokes["␀"] = nil
        let blank = Stroke(code: 57)
        strokes[" "] = [blank]
        var accents: [Character: [Stroke]] = [:]
        for character in dead {
            accents[character] = strokes[character]
            strokes[character]? += [blank]
        }
        for (letter, accent, base) in accented {
            strokes[letter] = (accents[accent] ?? []) + (strokes[base] ?? [])
        }
    }

    static let us = Typist([
        "`~ 1! 2@ 3# 4$ 5% 6^ 7& 8* 9( 0) -_ =+", "qQ wW eE rR tT yY uU iI oO pP [{ ]}",
        "aA sS dD fF gG hH jJ kK lL ;: '\" \\|", "\\| zZ xX cC vV bB nN mM ,< .> /?",
    ])

    static let uk = Typist(
        [
            "`¬ 1! 2\" 3£ 4$ 5% 6^ 7& 8* 9( 0) -_ =+", "qQ wW eE rR tT yY uU iI oO pP [{ ]}",
            "aA sS dD fF gG hH jJ kK lL ;: '@ #~", "\\| zZ xX cC vV bB nN mM ,< .> /?",
        ],
        altGr: [("€", 5), ("é", 18), ("á", 30), ("¦", 41)]
    )

    static let de = Typist(
        [
            "^° 1! 2\" 3§ 4$ 5% 6& 7/ 8( 9) 0= ß? ´`", "qQ wW eE rR tT zZ uU iI oO pP üÜ +*",
            "aA sS dD fF gG hH jJ kK lL öÖ äÄ #'", "<> yY xX cC vV bB nN mM ,; .: -_",
        ],
        altGr: [
            ("²", 3), ("³", 4), ("{", 8), ("[", 9), ("]", 10), ("}", 11), ("\\", 12), ("@", 16), ("€", 18), ("~", 27),
            ("µ", 50), ("|", 86),
        ],
        dead: ["^", "´", "`"],
        accented: [("é", "´", "e"), ("à", "`", "a"), ("Ô", "^", "O")]
    )

    static let fr = Typist(
        [
            "²␀ &1 é2 \"3 '4 (5 -6 è7 _8 ç9 à0 )° =+", "aA zZ eE rR tT yY uU iI oO pP ^¨ $£",
            "qQ sS dD fF gG hH jJ kK lL mM ù% *µ", "<> wW xX cC vV bB nN ,? ;. :/ !§",
        ],
        altGr: [
            ("~", 3), ("#", 4), ("{", 5), ("[", 6), ("|", 7), ("`", 8), ("\\", 9), ("@", 11), ("]", 12), ("}", 13),
            ("€", 18), ("¤", 27),
        ],
        dead: ["^", "¨", "~", "`"],
        accented: [("ê", "^", "e"), ("ï", "¨", "i"), ("Ü", "¨", "U"), ("ñ", "~", "n")]
    )

    static let es = Typist(
        [
            "ºª 1! 2\" 3· 4$ 5% 6& 7/ 8( 9) 0= '? ¡¿", "qQ wW eE rR tT yY uU iI oO pP `^ +*",
            "aA sS dD fF gG hH jJ kK lL ñÑ ´¨ çÇ", "<> zZ xX cC vV bB nN mM ,; .: -_",
        ],
        altGr: [
            ("|", 2), ("@", 3), ("#", 4), ("~", 5), ("€", 18), ("¬", 7), ("\\", 41), ("[", 26), ("]", 27), ("{", 40),
            ("}", 43),
        ],
        dead: ["`", "^", "´", "¨", "~"],
        accented: [("á", "´", "a"), ("ü", "¨", "u"), ("è", "`", "e")]
    )

    /// An Italian keyboard has neither the grave accent nor the tilde; braces are AltGr with shift.
    static let it: Typist = {
        var typist = Typist(
            [
                "\\| 1! 2\" 3£ 4$ 5% 6& 7/ 8( 9) 0= '? ì^", "qQ wW eE rR tT yY uU iI oO pP èé +*",
                "aA sS dD fF gG hH jJ kK lL òç à° ù§", "<> zZ xX cC vV bB nN mM ,; .: -_",
            ],
            altGr: [("€", 18), ("[", 26), ("]", 27), ("@", 39), ("#", 40)]
        )
        typist.strokes["{"] = [Stroke(code: 26, isShifted: true, isAltGr: true)]
        typist.strokes["}"] = [Stroke(code: 27, isShifted: true, isAltGr: true)]
        return typist
    }()

    static let all: [String: Typist] = ["us": us, "uk": uk, "de": de, "fr": fr, "es": es, "it": it]
}
