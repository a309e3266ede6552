import Testing
import TillDeviceKit

@Suite struct LabelFramerTests {
    private typealias Label = LabelFramer.Label

    /// Property: for any bytes and any cuts the labels are those of the uncut stream.
    @Test(arguments: LabelFramer.Terminator.allCases)
    func cutsDoNotMatter(terminator: LabelFramer.Terminator) {
        let seed: UInt64 = 20_261_122
        var state = seed
        func random(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(bound))
        }
        let alphabet: [UInt8] = [0x0D, 0x0A, 0x09, 0x41, 0x42, 0x1D, 0x00, 0xFF]
        for round in 0..<300 {
            let stream = (0..<random(40)).map { _ in alphabet[random(alphabet.count)] }
            var whole = LabelFramer(terminator: terminator)
            let expected = whole.received(stream, atMillis: 1)
            var cut = LabelFramer(terminator: terminator)
            var labels: [LabelFramer.Label] = []
            var rest = stream[...]
            while !rest.isEmpty {
                let piece = rest.prefix(1 + random(5))
                labels += cut.received(piece, atMillis: 1)
                rest = rest.dropFirst(piece.count)
            }
            #expect(labels == expected, "seed \(seed), round \(round), \(stream)")
            #expect(cut == whole, "seed \(seed), round \(round), \(stream)")
        }
    }

    @Test func theTimeIsThatOfTheLastByteOfTheLabel() {
        var framer = LabelFramer(terminator: .auto)
        _ = framer.received([0x41], atMillis: 10)
        _ = framer.received([0x42], atMillis: 20)
        #expect(framer.received([0x0D], atMillis: 30) == [Label(bytes: [0x41, 0x42], atMillis: 20)])
    }

    @Test func silenceEndsALabelOnlyWhereNoTerminatorIsSet() {
        for terminator in LabelFramer.Terminator.allCases {
            var framer = LabelFramer(terminator: terminator)
            #expect(framer.silence() == .quiet)
            _ = framer.received([0x41, 0x42], atMillis: 7)
            #expect(framer.isPending)
            let label = LabelFramer.Silence.label(Label(bytes: [0x41, 0x42], atMillis: 7))
            #expect(framer.silence() == (terminator.endsBySilence ? label : .dropped(bytes: 2)))
            #expect(!framer.isPending && framer.silence() == .quiet)
        }
    }

    @Test func aSkippedLabelEndsWithItsTerminatorOrWithSilence() {
        var framer = LabelFramer(terminator: .cr)
        _ = framer.received([0x41], atMillis: 1)
        framer.skipLabel()
        #expect(framer.isPending)
        #expect(framer.received([0x42, 0x0D, 0x43, 0x0D], atMillis: 2) == [Label(bytes: [0x43], atMillis: 2)])
        framer.skipLabel()
        #expect(framer.silence() == .quiet)
        #expect(framer.received([0x44, 0x0D], atMillis: 3) == [Label(bytes: [0x44], atMillis: 3)])
    }

    @Test func nothingIsKeptBeyondTheLimit() {
        var framer = LabelFramer(terminator: .cr)
        for _ in 0..<10 {
            #expect(framer.received([UInt8](repeating: 0x41, count: 10_000), atMillis: 1) == [])
        }
        let labels = framer.received([0x0D, 0x42, 0x0D], atMillis: 2)
        #expect(labels.map(\.bytes.count) == [LabelFramer.lengthMaxBytes, 1])
        #expect(labels.map(\.isTruncated) == [true, false])
    }

    @Test func theLimitOfAScanDoesNotCountItsIdentifier() {
        let longest = [UInt8](repeating: 0x31, count: ScanData.lengthMaxBytes)
        let plain = ScanData(Label(bytes: longest + [0x32], atMillis: 0), readsAIM: true)
        #expect(plain.label == longest && plain.isTruncated)
        let prefixed = ScanData(Label(bytes: Array("]Q1".utf8) + longest, atMillis: 0), readsAIM: true)
        #expect(prefixed.label == longest && !prefixed.isTruncated && prefixed.symbology == .qrCode)
    }
}
