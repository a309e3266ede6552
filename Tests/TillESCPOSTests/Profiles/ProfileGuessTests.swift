import Testing

@testable import TillESCPOS

/// What is made of a printer's own words, of which many are borrowed.
@Suite struct ProfileGuessTests {
    private func guesses(_ identity: [String: String], _ usb: String? = nil) -> [ProfileGuess] {
        PrinterProfile.guesses(identity: identity, usb: usb.flatMap { USBIdentity($0) })
    }

    private func confidence(_ profile: String, _ guesses: [ProfileGuess]) -> ProfileGuess.Confidence? {
        guesses.first { $0.profile == profile }?.confidence
    }

    @Test func anAnswerAloneMakesNothingLikely() {
        let found = guesses(["maker": "EPSON", "model": "TM-T88V", "firmware": "30.18 ESC/POS"])
        let expected = ProfileGuess(
            profile: "epson-tm-t88v",
            confidence: .possible,
            reason: "GS I says EPSON TM-T88V (firmware 30.18 ESC/POS); imitations say so too. "
                + "Print the test page and compare."
        )
        #expect(found.first == expected)
        #expect(!found.contains { $0.confidence == .likely })
        #expect(confidence("epson-tm-t88vi", found) == .doubtful)
    }

    @Test func twoAnswersThatAgree() {
        let found = guesses(["maker": "EPSON", "model": "TM-T88V"], "04b8:0202")
        #expect(found.first?.profile == "epson-tm-t88v" && found.first?.confidence == .likely)
        #expect(found.first?.reason.contains("imitations can say both") == true)
    }

    @Test(arguments: ["0416:5011", "0483:5743", "1fc9:2016", "6868:0500"])
    func anImitationBehindAnotherMakersUSBNumber(usb: String) {
        let found = guesses(["maker": "EPSON", "model": "TM-T88V"], usb)
        #expect(confidence("epson-tm-t88v", found) == .doubtful)
        #expect(found.first?.profile.hasPrefix("epson") == false)
        #expect(confidence("generic80", found) == .safe && confidence("generic58", found) == .safe)
        let epson = found.filter { $0.profile.hasPrefix("epson") }
        #expect(epson.count == 1 && epson[0].reason.contains("but USB \(usb) is another maker's"))
    }

    @Test func aUSBNumberThatManyBear() {
        let found = guesses([:], "0416:5011")
        #expect(found.map(\.profile) == ["pos-58", "generic58", "generic80"])
        #expect(found.map(\.confidence) == [.possible, .safe, .safe])
    }

    @Test func aModelThatIsNotKnown() {
        let found = guesses(["maker": "BIXOLON", "model": "SRP-Q300"], "1504:0099")
        #expect(found.map(\.profile) == ["generic58", "generic80", "bixolon-srp-350"])
        #expect(found.last?.confidence == .doubtful && found.last?.reason.contains("BIXOLON SRP-Q300") == true)
    }

    /// The model of one maker under the name of another.
    @Test func aModelWithAnotherMaker() {
        let found = guesses(["maker": "CITIZEN", "model": "TM-T88V"])
        #expect(confidence("epson-tm-t88v", found) == nil)
        #expect(confidence("citizen-ct-s", found) == .doubtful)
    }

    @Test func silence() {
        #expect(guesses([:]).map(\.profile) == ["generic58", "generic80"])
        #expect(guesses(["maker": "", "model": " \u{0}\u{1B}@ "]).first?.confidence == .safe)
        #expect(guesses([:], "ffff:ffff").allSatisfy { $0.confidence == .safe })
    }

    /// What a printer says goes to a terminal.
    @Test func answersAreQuotedWithoutControlCharacters() {
        let found = guesses([
            "maker": "ep\u{1B}[31mson\u{7F}".replacing("[31m", with: ""), "model": "TM-T88V\u{0}",
            "firmware": String(repeating: "9\n", count: 1000),
        ])
        #expect(found.first?.profile == "epson-tm-t88v")
        for guess in found {
            #expect(guess.reason.unicodeScalars.allSatisfy { (0x20...0x7E).contains($0.value) })
            #expect(guess.reason.count < 300)
        }
    }

    @Test func guessesAreFewAndTheSafeOnesAmongThem() {
        let models = PrinterProfile.builtIn.flatMap(\.modelIDs) + ["TM-X99"]
        let usbs = [nil] + PrinterProfile.builtIn.flatMap(\.usbIDs)
        for model in models {
            for usb in usbs {
                let found = guesses(["maker": "EPSON", "model": model], usb)
                #expect(found.count <= PrinterProfile.maxGuesses)
                #expect(found.contains { $0.profile == "generic80" } && found.contains { $0.profile == "generic58" })
                #expect(Set(found.map(\.profile)).count == found.count)
            }
        }
    }

    @Test(arguments: ["", "04b", "04B8", "04b8:", "04b8:1", "04b8:0202:1", "+4b8", "g4b8", "04b8:0202 "])
    func whatIsNoUSBNumber(text: String) {
        #expect(USBIdentity(text) == nil)
    }

    @Test(arguments: ["04b8", "0416:5011", "0000:0000", "ffff"])
    func usbNumbers(text: String) {
        #expect(USBIdentity(text)?.description == text)
    }
}
