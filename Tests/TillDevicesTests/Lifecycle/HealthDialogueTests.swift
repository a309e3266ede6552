import Testing
import TillDeviceKit

@testable import TillDevices

/// What a person is asked, and what comes of the answers.
@Suite struct HealthDialogueTests {
    private static let illegal = DeviceError(.illegal, .giveUp, "no such level")
    private static let offline = DeviceError(.offline, .retry, "unplugged")
    private static let scan = HeldDeviceEvent.scan(
        text: "4006381333931",
        hex: "34",
        symbology: 104,
        aim: "]E0",
        atMillis: 1
    )

    /// A dialogue and every step that it took.
    private struct Talk {
        var dialogue: HealthDialogue
        var step: HealthDialogue.Step?

        init(_ deviceClass: DeviceClass, _ level: HealthLevel = .interactive) {
            dialogue = HealthDialogue(device: "d", deviceClass: deviceClass, level: level, number: 4711)
            step = dialogue.received(.start)
        }

        @discardableResult
        mutating func hear(_ event: HealthDialogue.Event) -> HealthDialogue.Step? {
            step = dialogue.received(event)
            return step
        }

        var verdict: HealthVerdict? { if case .end(let verdict) = step { verdict } else { nil } }
        var question: String? { if case .ask(let text, _) = step { text } else { nil } }
    }

    // MARK: - Without a person

    @Test(arguments: [HealthLevel.internal, .external], DeviceClass.allCases)
    func aLevelWithoutAPersonIsTheDriversWord(level: HealthLevel, deviceClass: DeviceClass) {
        var talk = Talk(deviceClass, level)
        #expect(talk.step == .check(level))
        talk.hear(.done(text: "HCheck: Successful"))
        #expect(talk.verdict?.passed == true && talk.verdict?.checkHealthText == "HCheck: Successful")
        talk = Talk(deviceClass, level)
        talk.hear(.done(text: "Internal HCheck: online, paper end, cover open"))
        #expect(talk.verdict?.passed == false && talk.verdict?.text == "paper end, cover open")
        talk = Talk(deviceClass, level)
        talk.hear(.refused(Self.illegal))
        #expect(talk.verdict?.passed == false && talk.verdict?.next.isEmpty == false)
    }

    /// The levels that are tried where a driver has none of them.
    @Test func aDriverWithoutALevelIsAskedForTheNextOne() {
        let wanted: [DeviceClass: [HealthLevel]] = [
            .posPrinter: [.interactive, .external], .cashDrawer: [.interactive, .external],
            .scanner: [.interactive, .internal], .lineDisplay: [.interactive, .internal],
        ]
        for (deviceClass, levels) in wanted {
            var talk = Talk(deviceClass)
            var tried: [HealthLevel] = []
            while case .check(let level) = talk.step {
                tried.append(level)
                talk.hear(.refused(Self.illegal))
            }
            #expect(tried == levels, "\(deviceClass)")
            #expect(talk.verdict?.passed == false)
        }
    }

    // MARK: - Printers

    @Test func theNumberOnThePaper() {
        var talk = Talk(.posPrinter)
        talk.hear(.refused(Self.illegal))
        talk.hear(.done(text: "External HCheck: look at it, number 1234"))
        #expect(talk.question == "Type the number on the paper: ")
        talk.hear(.answered("9999"))
        #expect(talk.question?.hasPrefix("That is not it") == true)
        talk.hear(.answered(" 12 34 "))
        #expect(talk.verdict?.passed == true && talk.verdict?.next == "")
    }

    @Test func aNumberThatIsNotOnThePaperThreeTimes() {
        var talk = Talk(.posPrinter)
        talk.hear(.done(text: "Interactive HCheck: number 1234"))
        for answer in ["", "4711", "abc"] { talk.hear(.answered(answer)) }
        #expect(talk.verdict?.passed == false && talk.verdict?.next.isEmpty == false)
    }

    @Test func aPageWithoutANumberIsAskedFor() {
        var talk = Talk(.posPrinter)
        talk.hear(.done(text: "External HCheck: the test page is sent: look at it"))
        #expect(talk.question?.contains("y/n") == true)
        talk.hear(.answered("perhaps"))
        #expect(talk.question != nil)
        talk.hear(.answered("Sí"))
        #expect(talk.verdict?.passed == true)
    }

    // MARK: - Drawers

    private func openedDrawer() -> Talk {
        var talk = Talk(.cashDrawer)
        talk.hear(.done(text: "External HCheck: look whether the drawer has opened"))
        return talk
    }

    @Test func aDrawerThatOpensAndIsShut() {
        var talk = openedDrawer()
        talk.hear(.device(.status(status: .drawerOpen, reason: "")))
        #expect(talk.step == nil, "the question stands")
        talk.hear(.answered("y"))
        guard case .wait = talk.step else {
            Issue.record("\(String(describing: talk.step))")
            return
        }
        talk.hear(.device(.status(status: .drawerClosed, reason: "")))
        #expect(talk.verdict?.passed == true && talk.verdict?.text.contains("told both") == true)
    }

    @Test func aDrawerWithoutASwitchPassesAndSaysSo() {
        var talk = openedDrawer()
        talk.hear(.answered("y"))
        talk.hear(.timeOver)
        #expect(talk.verdict?.passed == true && talk.verdict?.text.contains("no switch") == true)
    }

    @Test func aSwitchThatStaysOpenFails() {
        var talk = openedDrawer()
        talk.hear(.answered("y"))
        talk.hear(.device(.status(status: .drawerOpen, reason: "")))
        talk.hear(.timeOver)
        #expect(talk.verdict?.passed == false && talk.verdict?.next.contains("drawer-open-level") == true)
    }

    @Test func aDrawerThatDoesNotOpen() {
        var talk = openedDrawer()
        talk.hear(.answered("n"))
        #expect(talk.verdict?.passed == false && talk.verdict?.next.contains("cable") == true)
    }

    // MARK: - Scanners and displays

    @Test func aScannerThatReads() {
        var talk = Talk(.scanner)
        talk.hear(.refused(Self.illegal))
        talk.hear(.done(text: "Internal HCheck: Successful"))
        #expect(talk.step == .wait("Scan any code, within 30 s", withinMillis: 30_000))
        talk.hear(.device(.status(status: .powerOnline, reason: "")))
        #expect(talk.step == nil)
        talk.hear(.device(Self.scan))
        let scan = talk.verdict?.scan
        #expect(talk.verdict?.passed == true && scan?.text == "4006381333931" && scan?.symbology == "ean13")
        #expect(scan?.aim == "]E0" && scan?.hint == "digits arrive as digits: the layout fits")
    }

    @Test func aScannerThatIsSilent() {
        var talk = Talk(.scanner)
        talk.hear(.done(text: "Interactive HCheck"))
        talk.hear(.timeOver)
        #expect(talk.verdict?.passed == false && talk.verdict?.next.isEmpty == false)
    }

    @Test(arguments: [
        ("!@#$%^&*()", "French"), ("&é\"'(-è", "French"), ("4006381333931", "fits"), ("12", ""), ("ABC-12345", ""),
    ])
    func whatALabelSuggests(text: String, word: String) {
        let hint = ScanLayoutHint.hint(text) ?? ""
        #expect(word.isEmpty ? hint.isEmpty : hint.contains(word))
    }

    @Test func theNumberOnTheDisplay() {
        var talk = Talk(.lineDisplay)
        talk.hear(.refused(Self.illegal))
        talk.hear(.done(text: "Internal HCheck: Successful"))
        #expect(talk.step == .show(["Test", "Number 4711"]))
        talk.hear(.done(text: ""))
        #expect(talk.question == "Type the number on the display: ")
        talk.hear(.answered("4711"))
        #expect(talk.verdict?.passed == true)
    }

    // MARK: - Every class, every stage

    /// The events in which a dialogue of each class comes to its last question.
    private static let ways: [(DeviceClass, [HealthDialogue.Event])] = [
        (.posPrinter, [.refused(illegal), .done(text: "number 1")]), (.posPrinter, [.done(text: "look at it")]),
        (.cashDrawer, [.refused(illegal), .done(text: "t"), .answered("y")]),
        (.scanner, [.refused(illegal), .done(text: "t")]),
        (.lineDisplay, [.refused(illegal), .done(text: "t"), .done(text: "")]),
    ]

    /// Wherever it stands: a claim that is over and a person who is gone end it; the time does where one runs; and
    /// after its end it says nothing more.
    @Test func everyStageHasAnEnd() {
        for (deviceClass, way) in Self.ways {
            for length in 0...way.count {
                for ending in [HealthDialogue.Event.inputEnded, .device(.ended(why: .forced))] {
                    var talk = Talk(deviceClass)
                    for event in way.prefix(length) { talk.hear(event) }
                    talk.hear(ending)
                    #expect(talk.verdict?.passed == false, "\(deviceClass) \(length) \(ending)")
                    for event in way + [.start, .timeOver, ending] { #expect(talk.hear(event) == nil) }
                }
            }
            var talk = Talk(deviceClass)
            for event in way { talk.hear(event) }
            #expect(talk.verdict == nil)
            talk.hear(.timeOver)
            #expect(talk.verdict != nil, "\(deviceClass)")
        }
    }

    /// A fault of the device itself ends the test at each step in which the device is asked for something.
    @Test func aFaultEndsTheTest() {
        for deviceClass in DeviceClass.allCases {
            var talk = Talk(deviceClass)
            talk.hear(.refused(Self.offline))
            #expect(talk.verdict?.passed == false && talk.verdict?.text == "E_OFFLINE: unplugged")
        }
        var talk = Talk(.lineDisplay)
        talk.hear(.done(text: "t"))
        talk.hear(.refused(Self.offline))
        #expect(talk.verdict?.passed == false)
    }
}
