import TillESCPOS

/// What a printer said of itself, and the profiles that may fit it.
struct PrinterProbe: Encodable {
    struct Guess: Encodable {
        var profile: String
        var confidence: String
        var reason: String
    }

    var identity: [String: String]
    var guesses: [Guess]

    init(identity: [String: String]) {
        self.identity = identity
        guesses = PrinterProfile.guesses(identity: identity).map {
            Guess(profile: $0.profile, confidence: $0.confidence.rawValue, reason: $0.reason)
        }
    }

    var text: String {
        var said = TextTable(["ASKED", "SAID"])
        for (name, value) in identity.sorted(by: { $0.key < $1.key }) { said.add([name, value]) }
        var table = TextTable(["PROFILE", "HOW SURE", "WHY"])
        for guess in guesses { table.add([guess.profile, guess.confidence, guess.reason]) }
        let answers = identity.isEmpty ? "the printer answered nothing" : said.text
        return """
            \(answers)

            \(table.text)

            An answer is no proof. Write one of these into the configuration (settings: profile), print the test page \
            (till devices test NAME) and compare its width, accents and cut.
            """
    }
}
