import Testing
import TillTestSupport

@testable import TillSimulator

@Suite struct ControlRequestTests {
    private func read(_ text: String) -> Result<ControlRequest, SimulatorRefusal> {
        ControlRequest.read(Array(text.utf8))
    }

    @Test(arguments: [
        (#"{"command":"list"}"#, ControlRequest.list),
        (#"{"command":"unplug","device":"a"}"#, .unplug(device: "a")),
        (#"{"command":"plug","device":"a"}"#, .plug(device: "a", port: nil)),
        (#"{"command":"plug","device":"a","port":2}"#, .plug(device: "a", port: 2)),
        (
            #"{"command":"scan","device":"a","data":"4006381333931","aim":"]E0"}"#,
            .device("a", .scan(data: Array("4006381333931".utf8), aim: "]E0"))
        ),
        (#"{"command":"scan","device":"a","base64":"/wAd"}"#, .device("a", .scan(data: [0xFF, 0, 0x1D], aim: nil))),
        (#"{"command":"paper","device":"a","state":"low"}"#, .device("a", .paper(.low))),
        (#"{"command":"cover","device":"a","isOpen":true}"#, .device("a", .cover(isOpen: true))),
        (#"{"command":"drawer","device":"a","isOpen":false}"#, .device("a", .drawer(isOpen: false))),
        (#"{"command":"stall","device":"a","direction":"in","on":true}"#, .device("a", .stall(.input, isOn: true))),
        (#"{"command":"hold","device":"a","on":false}"#, .device("a", .hold(isOn: false))),
        (#"{"command":"dump","device":"a"}"#, .device("a", .dump)),
        (#"{"command":"clear","device":"a"}"#, .device("a", .clear)),
    ])
    func everyWordIsReadAndWritten(line: String, request: ControlRequest) {
        #expect(read(line) == .success(request))
        // What our own client writes is read as the same.
        #expect(ControlRequest.read(request.line.dropLast()) == .success(request))
    }

    @Test(arguments: [
        ("", "that is no command"),
        ("scan front 123", "that is no command"),
        ("[1,2]", "that is no command"),
        (#"{"device":"a"}"#, "'command' is missing"),
        (#"{"command":"scna","device":"a"}"#, "no command 'scna'; there are list, scan"),
        (#"{"command":"scan","data":"1"}"#, "'scan' needs the field 'device'"),
        (#"{"command":"scan","device":"a"}"#, "either 'data', a text, or 'base64'"),
        (#"{"command":"scan","device":"a","data":"1","base64":"MQ=="}"#, "either 'data', a text, or 'base64'"),
        (#"{"command":"scan","device":"a","base64":"%"}"#, "'base64' is no base64"),
        (#"{"command":"scan","device":"a","data":""}"#, "a label has 1 to 8192 bytes, not 0"),
        (#"{"command":"paper","device":"a","state":"gone"}"#, "'state' is ok, low or out"),
        (#"{"command":"cover","device":"a"}"#, "'cover' needs the field 'isOpen': true or false"),
        (#"{"command":"cover","device":"a","isOpen":"yes"}"#, "'isOpen' is true or false"),
        (#"{"command":"cover","device":"a","isOpne":true}"#, "no field 'isOpne'"),
        (#"{"command":"stall","device":"a","direction":"up","on":true}"#, "'direction' is in or out"),
        (#"{"command":"plug","device":"a","port":1.5}"#, "'port' is a whole number"),
    ])
    func whatIsWrongIsSaid(line: String, text: String) {
        guard case .failure(let refusal) = read(line) else {
            Issue.record("\(line) was taken")
            return
        }
        #expect(refusal.text.contains(text), "\(refusal.text)")
    }

    @Test func aLabelIsBounded() {
        func scan(_ count: Int) -> Result<ControlRequest, SimulatorRefusal> {
            ControlRequest.scan(device: "a", data: String(repeating: "1", count: count), isBase64: false, aim: nil)
        }
        guard case .success = scan(ControlRequest.labelMaxBytes) else {
            Issue.record("the longest label is refused")
            return
        }
        guard case .failure = scan(ControlRequest.labelMaxBytes + 1) else {
            Issue.record("a longer label is taken")
            return
        }
    }

    @Test func deepAndBrokenBytesAreSurvived() {
        var random = SeededGenerator(seed: printedSeed(for: "control request"))
        let good = Array(#"{"command":"scan","device":"a","data":"4006381333931","aim":"]E0"}"#.utf8)
        for _ in 0..<500 {
            var line = good
            for _ in 0..<Int.random(in: 1...5, using: &random) {
                line[Int.random(in: line.indices, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
            if case .failure(let refusal) = ControlRequest.read(line) { #expect(!refusal.text.isEmpty) }
        }
        let deep = [UInt8](repeating: UInt8(ascii: "["), count: ControlLines.lineMaxBytes)
        guard case .failure = ControlRequest.read(deep) else {
            Issue.record("brackets were taken")
            return
        }
    }

    // MARK: - Answers

    @Test func answersAreOneLineWithWhatApplies() {
        let device = ControlDevice(
            name: "front",
            kind: .hidScanner,
            port: 1,
            vendor: "1209",
            product: "0001",
            serial: nil,
            isAttached: false,
            hubPort: nil
        )
        let list = ControlReply(.success(ControlAnswer(devices: [device]))).line
        #expect(
            String(decoding: list, as: UTF8.self)
                == #"{"answer":{"devices":[{"isAttached":false,"kind":"hid-scanner","name":"front","port":1,"#
                + #""product":"0001","vendor":"1209"}]},"ok":true}"# + "\n"
        )
        let dump = ControlReply(.success(ControlAnswer(SimulatorAnswer(lines: ["a"], cuts: 1)))).line
        #expect(String(decoding: dump, as: UTF8.self) == #"{"answer":{"cuts":1,"lines":["a"]},"ok":true}"# + "\n")
        let refusal = ControlReply(.failure(SimulatorRefusal("no"))).line
        #expect(String(decoding: refusal, as: UTF8.self) == #"{"error":"no","ok":false}"# + "\n")
        let empty = ControlReply(.success(ControlAnswer(SimulatorAnswer()))).line
        #expect(String(decoding: empty, as: UTF8.self) == #"{"answer":{},"ok":true}"# + "\n")
    }

    @Test func anAnswerThatIsTooLongIsAnError() {
        let lines = [String(repeating: "x", count: ControlReply.lineMaxBytes)]
        let line = String(
            decoding: ControlReply(.success(ControlAnswer(SimulatorAnswer(lines: lines)))).line,
            as: UTF8.self
        )
        #expect(line.contains("too long") && line.contains(#""ok":false"#))
    }
}

@Suite struct ControlLinesTests {
    @Test(arguments: [1, 2, 3, 100])
    func linesComeInAnyPieces(size: Int) {
        let bytes = Array("one\n\ntwo\r\nthree".utf8)
        var lines = ControlLines()
        var events: [ControlLines.Event] = []
        for start in stride(from: 0, to: bytes.count, by: size) {
            events += lines.received(Array(bytes[start..<min(start + size, bytes.count)]))
        }
        #expect(events == [.line(Array("one".utf8)), .line(Array("two".utf8))])
    }

    @Test func aLineIsBounded() {
        let longest = [UInt8](repeating: 0x20, count: ControlLines.lineMaxBytes)
        var lines = ControlLines()
        #expect(lines.received(longest + [0x0A]) == [.line(longest)])
        #expect(lines.received(longest + [0x20]) == [.tooLong])
        #expect(lines.received([0x0A]) == [])
    }
}
