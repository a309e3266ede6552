import Testing

@testable import TillDeviceKit

private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

/// One of each request.
let everyRequest: [DriverCall] = [
    .hello(protocolVersion: 1),
    .open(
        OpenParameters(
            connection: "serial:/dev/ttyUSB0?baud=9600",
            devices: [.init(name: "display", deviceClass: .lineDisplay)],
            settings: DriverSettings(["rows": .number(2), "page": .text("858"), "bright": .flag(true)])
        )
    ),
    .claim(device: "display", fence: 7),
    .enable(device: "display"),
    .disable(device: "display"),
    .release(device: "display"),
    .close,
    .ping,
    .print(
        device: "receipt",
        job: "j1",
        items: [
            .line(runs: [PrintRun("Ñ", style: PrintStyle(bold: true))], alignment: .right),
            .barcode(PrintBarcode(symbology: .ean13, data: "4006381333931")),
            .qr(PrintQR(data: "x")), .pdf417(PrintPDF417(data: "y", columns: 4)), .feed(lines: 3), .cut(.partial),
            .pulse(DrawerPulse()), .tabStops([8, 30]), .upsideDown(true),
        ]
            + [
                PrintImage(widthDots: 2, heightDots: 1, gray: [0, 255], alignment: .left, dithering: .floydSteinberg)
                    .map { .image($0) },
                PrintLogo(key: "A1", alignment: .right).map { .logo($0) },
            ].compactMap { $0 }
    ),
    .openDrawer(device: "drawer"),
    .displayText(device: "display", lines: ["A\"B\\C\n", "€"]),
    .checkHealth(device: "display", level: .external),
    .identify(device: "receipt"),
    .retrieveStatistics(device: "display"),
]

/// One of each message.
let everyMessage: [DriverMessage] = [
    .result(id: 1, .done),
    .result(
        id: 2,
        DriverResult(
            protocolVersion: 1,
            capabilities: [DeviceCapabilities(device: "d", columns: 20, rows: 2, confirmsPrints: false)],
            outcome: .sent,
            text: "ok",
            statistics: ["GoodScanCount": 3],
            drawer: .opened,
            identity: ["model": "TM-T88V"]
        )
    ),
    .failure(id: 3, DeviceError(.offline, .reopen, "gone", bytesSent: 17)),
    .failure(id: 4, DeviceError(.illegal, .giveUp, "no")),
    .event(device: "s", .status(StatusUpdate(.powerOffline, reason: "unplugged"))),
    .event(device: "s", .error(DeviceError(.failure, .retry, "lost"))),
    .event(
        device: "s",
        .data(
            ScanData(
                label: [0x0A, 0x00, 0xFF, 0x7B],
                raw: [0x5D, 0x43, 0x31, 0x0A, 0x00, 0xFF, 0x7B],
                symbology: .gs1_128,
                aim: "]C1",
                atMillis: 5,
                isTruncated: true
            )
        )
    ),
    .event(device: "s", .data(ScanData(label: [], atMillis: 5))),
    .log(.warning, "line\nbreak"),
]

@Suite struct DriverFrameTests {
    @Test func bytesOfARequest() {
        let frame = DriverFrame.encode(DriverRequest(id: 7, call: .claim(device: "display", fence: 3)))
        let expected = #"{"device":"display","id":7,"method":"claim","params":{"fence":3}}"# + "\n"
        #expect(text(frame) == expected)
    }

    @Test func bytesOfMessages() {
        let failure = DriverMessage.failure(id: 9, DeviceError(.busy, .retry, "a/b", bytesSent: 0))
        #expect(
            text(DriverFrame.encode(failure))
                == #"{"error":{"bytesSent":0,"code":"E_BUSY","message":"a/b","recovery":"retry"},"id":9}"# + "\n"
        )
        let log = DriverFrame.encode(DriverMessage.log(.info, "up"))
        #expect(text(log) == #"{"log":"info","message":"up"}"# + "\n")
    }

    @Test func aScanIsALineAndItsRawBytes() {
        let label: [UInt8] = [
            // a line end and a zero, which JSON would have to escape
            0x0A, 0x00,
            // not UTF-8
            0xFF,
        ]
        let scan = DriverMessage.event(device: "s", .data(ScanData(label: label, aim: "]d2", atMillis: 12)))
        let head = #"{"aim":"]d2","atMillis":12,"device":"s","event":"data","payload":3,"symbology":0}"# + "\n"
        #expect(DriverFrame.encode(scan) == Array(head.utf8) + label)
    }

    @Test func whatTheScannerSentIsThereTooWhereItIsNotTheLabel() throws {
        let raw = Array("]E040".utf8)
        let scan = ScanData(label: [0x34, 0x30], raw: raw, symbology: .ean13, aim: "]E0", atMillis: 12)
        let head =
            #"{"aim":"]E0","atMillis":12,"device":"s","event":"data","payload":2,"raw":"XUUwNDA=","symbology":104}"#
        let frame = Array((head + "\n40").utf8)
        #expect(DriverFrame.encode(DriverMessage.event(device: "s", .data(scan))) == frame)
        var reader = DriverMessageReader()
        #expect(try reader.received(frame) == [.event(device: "s", .data(scan))])
    }

    @Test func aScanOfADriverThatTellsLittleOrThatIsNewerIsTaken() throws {
        var reader = DriverMessageReader()
        let old = #"{"event":"data","device":"s","payload":2}"# + "\n40"
        #expect(
            try reader.received(old.utf8) == [.event(device: "s", .data(ScanData(label: [0x34, 0x30], atMillis: 0)))]
        )
        let new = #"{"event":"data","device":"s","symbology":999,"lot":"7","payload":1}"# + "\n4"
        let other = ScanData(label: [0x34], symbology: .other, atMillis: 0)
        #expect(try reader.received(new.utf8) == [.event(device: "s", .data(other))])
        let broken = #"{"event":"data","device":"s","raw":"*","payload":1}"# + "\n4"
        #expect(throws: DriverFrame.Malformed.self) { try reader.received(broken.utf8) }
    }

    @Test func requestsSurviveTheWayAtEverySplit() throws {
        let requests = everyRequest.enumerated().map { DriverRequest(id: $0, call: $1) }
        let stream = requests.flatMap { DriverFrame.encode($0) }
        for split in 0...stream.count {
            var reader = DriverRequestReader()
            let first = try reader.received(stream[..<split])
            #expect(try first + reader.received(stream[split...]) == requests, "split at \(split)")
        }
    }

    @Test func messagesSurviveTheWayAtEverySplit() throws {
        let stream = everyMessage.flatMap { DriverFrame.encode($0) }
        for split in 0...stream.count {
            var reader = DriverMessageReader()
            let first = try reader.received(stream[..<split])
            #expect(try first + reader.received(stream[split...]) == everyMessage, "split at \(split)")
        }
    }

    @Test func messagesSurviveTheWayByteByByte() throws {
        var reader = DriverMessageReader()
        var messages: [DriverMessage] = []
        for byte in everyMessage.flatMap({ DriverFrame.encode($0) }) { messages += try reader.received([byte]) }
        #expect(messages == everyMessage)
    }
}

@Suite struct FrameLimitTests {
    /// A request of exactly so many bytes without its line end.
    private func request(bytes: Int) -> [UInt8] {
        let head = #"{"id":1,"method":"ping","x":""#
        let padding = bytes - head.utf8.count - 2
        return Array((head + String(repeating: "x", count: padding) + "\"}").utf8)
    }

    @Test func theLongestLineIsTakenAndOneByteMoreIsNotWhateverThePieces() throws {
        let limit = DriverFrame.lineMaxBytes
        for piece in [1 << 12, limit, limit + 1, limit + 2] {
            for (length, isTaken) in [(limit, true), (limit + 1, false)] {
                let stream = request(bytes: length) + [0x0A]
                var reader = DriverRequestReader()
                var count = 0
                var malformed: DriverFrame.Malformed?
                do throws(DriverFrame.Malformed) {
                    for start in stride(from: 0, to: stream.count, by: piece) {
                        count += try reader.received(stream[start..<min(start + piece, stream.count)]).count
                    }
                } catch {
                    malformed = error
                }
                #expect(count == (isTaken ? 1 : 0), "\(length) in pieces of \(piece)")
                #expect((malformed == nil) == isTaken, "\(length) in pieces of \(piece)")
            }
        }
    }

    @Test func aLineWithoutEndIsGivenUpAtTheLimit() throws {
        var reader = DriverRequestReader()
        #expect(try reader.received([UInt8](repeating: 0x20, count: DriverFrame.lineMaxBytes)) == [])
        #expect(throws: DriverFrame.Malformed.self) { try reader.received([0x20]) }
    }

    @Test(arguments: [-1, DriverFrame.payloadMaxBytes + 1, Int.max])
    func aPayloadBeyondTheLimitIsRefusedBeforeItArrives(length: Int) {
        var reader = DriverMessageReader()
        let line = #"{"event":"data","device":"s","payload":\#(length)}"# + "\n"
        #expect(throws: DriverFrame.Malformed.self) { try reader.received(line.utf8) }
    }

    @Test func theLongestPayloadIsTaken() throws {
        var reader = DriverMessageReader()
        let line = #"{"event":"data","device":"s","payload":\#(DriverFrame.payloadMaxBytes)}"# + "\n"
        let payload = [UInt8](repeating: 0x0A, count: DriverFrame.payloadMaxBytes)
        #expect(try reader.received(Array(line.utf8) + payload.dropLast()) == [])
        #expect(try reader.received([0x0A]) == [.event(device: "s", .data(ScanData(label: payload, atMillis: 0)))])
    }

    /// A newer runtime may ask what this kit does not know; that is answered, not the end.
    @Test func aMethodOfTheFutureIsARequest() throws {
        var reader = DriverRequestReader()
        let line = #"{"id":1,"method":"fly","params":{"high":true}}"# + "\n"
        let request = DriverRequest(id: 1, call: .unknown(method: "fly"))
        #expect(try reader.received(line.utf8) == [request])
        #expect(try reader.received(DriverFrame.encode(request)) == [request])
    }

    @Test(arguments: [
        "", "x", "{}", "[]", #"{"id":1}"#, #"{"id":1,"method":"enable"}"#,
        #"{"method":"ping"}"#, #"{"id":1,"method":"claim","device":"d"}"#,
    ])
    func requestsThatAreNoneAreRefused(line: String) {
        var reader = DriverRequestReader()
        #expect(throws: DriverFrame.Malformed.self) { try reader.received((line + "\n").utf8) }
    }

    @Test(arguments: [
        "{}", #"{"id":1}"#, #"{"event":"status","device":"d"}"#, #"{"event":"error","device":"d"}"#,
        #"{"event":"data"}"#, #"{"event":"fly","device":"d"}"#, #"{"log":"loud","message":"x"}"#,
    ])
    func messagesThatAreNoneAreRefused(line: String) {
        var reader = DriverMessageReader()
        #expect(throws: DriverFrame.Malformed.self) { try reader.received((line + "\n").utf8) }
    }
}
