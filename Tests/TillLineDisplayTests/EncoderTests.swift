import Testing
import TillESCPOS

@testable import TillLineDisplay

@Suite struct EncoderTests {
    private func epson() -> LineDisplayEncoder {
        LineDisplayEncoder(.epson, size: .usual, pages: DisplayProtocol.epson.automaticPages)
    }

    @Test func onlyRowsThatDifferAreSent() {
        var encoder = epson()
        let first = encoder.lines(["A", "B"])
        #expect(encoder.all(toward: first).count == 13 + 2 * 24)
        #expect(encoder.all(toward: first) == [])
        let second = encoder.lines(["A", "C"])
        #expect(encoder.all(toward: second).starts(with: [0x1F, 0x24, 0x01, 0x02, UInt8(ascii: "C")]))
        encoder.forget()
        #expect(!encoder.isShowing(second))
        #expect(encoder.all(toward: second).count == 13 + 2 * 24)
    }

    @Test func piecesAreTheStartAndOneRowEach() {
        var encoder = epson()
        let lines = encoder.lines(["A", "B"])
        let pieces = (0..<4).map { _ in encoder.next(toward: lines) }
        #expect(pieces.map { $0?.count } == [13, 24, 24, nil])
    }

    @Test func theNewestRowsAreSentBetweenThePieces() {
        var encoder = epson()
        let old = encoder.lines(["A", "B"])
        #expect(encoder.next(toward: old)?.count == 13)
        #expect(encoder.next(toward: old) != nil)
        let new = encoder.lines(["A", "C"])
        // The first row is as it should be already.
        #expect(encoder.next(toward: new)?.starts(with: [0x1F, 0x24, 0x01, 0x02, UInt8(ascii: "C")]) == true)
        #expect(encoder.next(toward: new) == nil)
    }

    @Test func aPageIsSelectedOnceAndBeforeTheLineThatNeedsIt() {
        var encoder = epson()
        _ = encoder.all(toward: encoder.lines([]))
        // ESC t 17: 866, before each line of it that follows another page
        #expect(encoder.all(toward: encoder.lines(["ДА"])).starts(with: [0x1B, 0x74, 0x11, 0x1F, 0x24, 0x01, 0x01]))
        #expect(encoder.all(toward: encoder.lines(["НЕТ"])).starts(with: [0x1F, 0x24, 0x01, 0x01]))
        #expect(encoder.all(toward: encoder.lines(["é"])).starts(with: [0x1B, 0x74, 0x13, 0x1F, 0x24]))
    }

    @Test func aTextThatTheDisplayMovesEndsWithAStart() throws {
        var encoder = LineDisplayEncoder(.cd5220, size: .usual, pages: [])
        var emulator = LineDisplayEmulator(protocol: .cd5220, rows: 2, columns: 20)
        let long = "OPEN FROM EIGHT TO EIGHT, EVERY DAY"
        let moving = encoder.marquee(long)
        emulator.received(try #require(moving))
        #expect(emulator.panel.moving == long)
        #expect(emulator.rows == ["OPEN FROM EIGHT TO E", String(repeating: " ", count: 20)])
        emulator.step()
        #expect(emulator.rows[0] == "PEN FROM EIGHT TO EI")
        let lines = encoder.lines(["TOTAL", "1,20"])
        #expect(!encoder.isShowing(lines))
        emulator.received(encoder.all(toward: lines))
        #expect(emulator.panel.moving == nil)
        #expect(emulator.rows == ["TOTAL               ", "1,20                "])
        // longer than the display takes, and a set that moves nothing
        #expect(encoder.marquee(String(repeating: "A", count: 40)) == nil)
        var epson = epson()
        #expect(epson.marquee(long) == nil)
    }

    @Test(arguments: [DisplayProtocol.cd5220, .utcEnhanced, .aedex, .logicControls])
    func theDisplaysOwnMarqueeIsMoving(display: DisplayProtocol) throws {
        var encoder = LineDisplayEncoder(display, size: .usual, pages: [])
        var emulator = LineDisplayEmulator(protocol: display, rows: 2, columns: 20)
        let moving = encoder.marquee("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        emulator.received(try #require(moving))
        #expect(emulator.panel.moving == "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    }

    @Test func aSteppedMarqueeComesRoundAndATextThatFitsStandsStill() {
        let marquee = SteppedMarquee("0123456789", columns: 8)
        #expect(marquee.isNeeded && marquee.stepCount == 14)
        #expect(marquee.text(step: 0) == "01234567")
        #expect(marquee.text(step: 3) == "3456789 ")
        #expect(marquee.text(step: 9) == "9    012")
        #expect(marquee.text(step: marquee.stepCount) == marquee.text(step: 0))
        let still = SteppedMarquee("SHOP", columns: 8)
        #expect(!still.isNeeded && still.stepCount == 1 && still.text(step: 5).hasPrefix("SHOP"))
    }

    @Test(arguments: [1, 2, 4])
    func theCheckLightsEveryColumn(rows: Int) throws {
        let size = try #require(DisplaySize(rows: rows, columns: 20))
        let encoder = LineDisplayEncoder(.epson, size: size, pages: DisplayProtocol.epson.automaticPages)
        let lines = encoder.lines(DisplayCheck.pattern(encoder))
        for line in lines { #expect(!line.bytes.contains(0x20) && !line.bytes.contains(0x3F)) }
        let texts = DisplayCheck.pattern(encoder)
        #expect(texts[0].hasPrefix("1234567890"))
        #expect(texts.contains { $0.contains("áéíóúñü") })
        let ascii = LineDisplayEncoder(.aedex, size: .usual, pages: [])
        #expect(DisplayCheck.pattern(ascii) == ["12345678901234567890", "23456789012345678901"])
    }

    @Test func theNumberFollowsFromTheCallAndHasFourDigits() {
        let numbers = (0..<500).map { DisplayCheck.number(call: $0) }
        #expect(numbers.allSatisfy { (1000...9999).contains($0) })
        #expect(Set(numbers).count > 450)
        #expect(DisplayCheck.number(call: 7) == DisplayCheck.number(call: 7))
        #expect((1000...9999).contains(DisplayCheck.number(call: .min)))
    }
}
