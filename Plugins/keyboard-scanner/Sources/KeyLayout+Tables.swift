/// The keyboards of the countries. Rows: the key below Esc (41), the digits (2…13), the three rows of letters (16, 30,
/// 44), the key beside Enter (43), the key beside the left shift (86).
extension KeyLayout {
    var table: Table {
        switch self {
        case .us: Self.unitedStates
        case .uk: Self.unitedKingdom
        case .de: Self.germany
        case .fr: Self.france
        case .es: Self.spain
        case .it: Self.italy
        }
    }

    private static let unitedStates = Table(rows: [
        Row(first: 41, plain: "`", shifted: "~"),
        Row(first: 2, plain: "1234567890-=", shifted: "!@#$%^&*()_+"),
        Row(first: 16, plain: "qwertyuiop[]", shifted: "QWERTYUIOP{}"),
        Row(first: 30, plain: "asdfghjkl;'", shifted: "ASDFGHJKL:\""),
        Row(first: 44, plain: "zxcvbnm,./", shifted: "ZXCVBNM<>?"),
        Row(first: 43, plain: "\\", shifted: "|"),
        Row(first: 86, plain: "\\", shifted: "|"),
    ])

    private static let unitedKingdom = Table(
        rows: [
            Row(first: 41, plain: "`", shifted: "¬"),
            Row(first: 2, plain: "1234567890-=", shifted: "!\"£$%^&*()_+"),
            Row(first: 16, plain: "qwertyuiop[]", shifted: "QWERTYUIOP{}"),
            Row(first: 30, plain: "asdfghjkl;'", shifted: "ASDFGHJKL:@"),
            Row(first: 44, plain: "zxcvbnm,./", shifted: "ZXCVBNM<>?"),
            Row(first: 43, plain: "#", shifted: "~"),
            Row(first: 86, plain: "\\", shifted: "|"),
        ],
        altGr: [41: "¦", 5: "€", 18: "é", 22: "ú", 23: "í", 24: "ó", 30: "á"],
        shiftedAltGr: [18: "É", 22: "Ú", 23: "Í", 24: "Ó", 30: "Á"]
    )

    private static let germany = Table(
        rows: [
            Row(first: 41, plain: "^", shifted: "°"),
            Row(first: 2, plain: "1234567890ß´", shifted: "!\"§$%&/()=?`"),
            Row(first: 16, plain: "qwertzuiopü+", shifted: "QWERTZUIOPÜ*"),
            Row(first: 30, plain: "asdfghjklöä", shifted: "ASDFGHJKLÖÄ"),
            Row(first: 44, plain: "yxcvbnm,.-", shifted: "YXCVBNM;:_"),
            Row(first: 43, plain: "#", shifted: "'"),
            Row(first: 86, plain: "<", shifted: ">"),
        ],
        altGr: [
            3: "²", 4: "³", 8: "{", 9: "[", 10: "]", 11: "}", 12: "\\", 16: "@", 18: "€", 27: "~", 50: "µ", 86: "|",
        ],
        dead: [41: ["^"], 13: ["´", "`"]]
    )

    private static let france = Table(
        rows: [
            Row(first: 41, plain: "²", shifted: "\u{2400}"),
            Row(first: 2, plain: "&é\"'(-è_çà)=", shifted: "1234567890°+"),
            Row(first: 16, plain: "azertyuiop^$", shifted: "AZERTYUIOP¨£"),
            Row(first: 30, plain: "qsdfghjklmù", shifted: "QSDFGHJKLM%"),
            Row(first: 44, plain: "wxcvbn,;:!", shifted: "WXCVBN?./§"),
            Row(first: 43, plain: "*", shifted: "µ"),
            Row(first: 86, plain: "<", shifted: ">"),
        ],
        altGr: [
            3: "~", 4: "#", 5: "{", 6: "[", 7: "|", 8: "`", 9: "\\", 10: "^", 11: "@", 12: "]", 13: "}", 18: "€",
            27: "¤",
        ],
        // AltGr with 9 types a circumflex that waits for nothing.
        dead: [26: ["^", "¨"], 3: ["~"], 8: ["`"]]
    )

    private static let spain = Table(
        rows: [
            Row(first: 41, plain: "º", shifted: "ª"),
            Row(first: 2, plain: "1234567890'¡", shifted: "!\"·$%&/()=?¿"),
            Row(first: 16, plain: "qwertyuiop`+", shifted: "QWERTYUIOP^*"),
            Row(first: 30, plain: "asdfghjklñ´", shifted: "ASDFGHJKLÑ¨"),
            Row(first: 44, plain: "zxcvbnm,.-", shifted: "ZXCVBNM;:_"),
            Row(first: 43, plain: "ç", shifted: "Ç"),
            Row(first: 86, plain: "<", shifted: ">"),
        ],
        altGr: [
            41: "\\", 2: "|", 3: "@", 4: "#", 5: "~", 6: "€", 7: "¬", 18: "€", 26: "[", 27: "]", 40: "{", 43: "}",
        ],
        dead: [26: ["`", "^"], 40: ["´", "¨"], 5: ["~"]]
    )

    private static let italy = Table(
        rows: [
            Row(first: 41, plain: "\\", shifted: "|"),
            Row(first: 2, plain: "1234567890'ì", shifted: "!\"£$%&/()=?^"),
            Row(first: 16, plain: "qwertyuiopè+", shifted: "QWERTYUIOPé*"),
            Row(first: 30, plain: "asdfghjklòà", shifted: "ASDFGHJKLç°"),
            Row(first: 44, plain: "zxcvbnm,.-", shifted: "ZXCVBNM;:_"),
            Row(first: 43, plain: "ù", shifted: "§"),
            Row(first: 86, plain: "<", shifted: ">"),
        ],
        altGr: [6: "€", 18: "€", 26: "[", 27: "]", 39: "@", 40: "#"],
        shiftedAltGr: [26: "{", 27: "}"]
    )
}
