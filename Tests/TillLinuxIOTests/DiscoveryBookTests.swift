import Testing
import TillDeviceKit
import TillTestSupport

@testable import TillLinuxIO

/// A serial line in a USB port; its path is that of the node.
func line(_ number: Int, serial: String? = "A1", obstacle: String? = nil) -> AttachedDevice {
    AttachedDevice(
        kind: .serialLine,
        address: "serial:/dev/ttyACM\(number)",
        path: "/sys/devices/usb1/1-\(number)/1-\(number):1.0/tty/ttyACM\(number)",
        port: "0000:00:14.0/2/\(number)",
        vendor: "0c2e",
        product: "0b61",
        serial: serial,
        name: "Scanner",
        obstacle: obstacle
    )
}

@Suite struct DiscoveryBookTests {
    @Test func aSurveyTellsTheDifferences() {
        var book = AttachmentBook()
        #expect(book.received(.surveyed([line(1), line(2)])) == [.added(line(1)), .added(line(2))])
        #expect(book.received(.surveyed([line(2), line(1)])) == [])
        #expect(book.received(.surveyed([line(2), line(3)])) == [.removed(line(1)), .added(line(3))])
        #expect(book.received(.surveyed([])) == [.removed(line(3)), .removed(line(2))])
        #expect(book.devices == [])
    }

    @Test func aChangeWithoutADifferenceIsNone() {
        var book = AttachmentBook()
        #expect(book.received(.looked(path: line(1).path, line(1))) == [.added(line(1))])
        #expect(book.received(.looked(path: line(1).path, line(1))) == [])
        let refused = line(1, obstacle: "no")
        #expect(book.received(.looked(path: line(1).path, refused)) == [.changed(refused)])
        var moved = line(1)
        moved.address = "serial:/dev/serial/by-id/x"
        #expect(book.received(.looked(path: line(1).path, moved)) == [.changed(moved)])
    }

    @Test func whatIsGoneIsToldAsItWas() {
        var book = AttachmentBook()
        _ = book.received(.surveyed([line(1), line(2, obstacle: "no")]))
        #expect(book.received(.removed(path: line(2).path)) == [.removed(line(2, obstacle: "no"))])
        #expect(book.received(.removed(path: line(2).path)) == [])
        #expect(book.received(.looked(path: line(1).path, nil)) == [.removed(line(1))])
        #expect(book.received(.removed(path: "")) == [])
    }

    @Test func whatHungOnSomethingElseGoesFirst() {
        var node = line(1)
        node.path += "/below"
        var book = AttachmentBook()
        _ = book.received(.surveyed([line(1), node]))
        var other = book
        #expect(book.received(.removed(path: line(1).path)) == [.removed(node), .removed(line(1))])
        #expect(other.received(.surveyed([])) == [.removed(node), .removed(line(1))])
    }

    @Test func withADeviceGoesWhatHangsOnIt() {
        var book = AttachmentBook()
        _ = book.received(.surveyed([line(1), line(11)]))
        // 1-11 begins as 1-1 does, and is another port.
        #expect(book.received(.removed(path: "/sys/devices/usb1/1-1")) == [.removed(line(1))])
        #expect(book.paths(at: "/sys/devices/usb1") == [line(11).path])
    }

    /// The news of the removal was lost, and another device has the node.
    @Test func anotherDeviceUnderTheSamePathIsNoChangeOfTheFirst() {
        var book = AttachmentBook()
        _ = book.received(.surveyed([line(1, serial: "A1")]))
        let changes = book.received(.surveyed([line(1, serial: "B2")]))
        #expect(changes == [.removed(line(1, serial: "A1")), .added(line(1, serial: "B2"))])
    }

    @Test func queuesHaveNoPathAndAreToldApartByTheirName() {
        let (one, two) = (
            AttachedDevice(kind: .printQueue, address: nil, name: "one"),
            AttachedDevice(kind: .printQueue, address: nil, name: "two")
        )
        var book = AttachmentBook()
        #expect(book.received(.surveyed([one, two])) == [.added(one), .added(two)])
        #expect(book.received(.surveyed([two])) == [.removed(one)])
    }

    @Test func beyondTheBoundNewcomersAreLeftOut() {
        let many = (0...AttachmentBook.devicesMax).map { line($0) }
        var book = AttachmentBook()
        #expect(book.received(.surveyed(many)).count == AttachmentBook.devicesMax)
        #expect(book.isFull)
        #expect(book.received(.surveyed([line(0)])).count == AttachmentBook.devicesMax - 1)
        #expect(!book.isFull)
    }

    /// Whatever the order of news, a reader that applies the changes knows what the book knows, hears of no device
    /// twice, and after a survey knows what is attached.
    @Test(arguments: 1...30 as ClosedRange<UInt64>)
    func theReaderKnowsWhatTheBookKnows(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        var book = AttachmentBook()
        var reader: [String: AttachedDevice] = [:]
        func one() -> AttachedDevice {
            line(
                Int.random(in: 1...4, using: &generator),
                serial: Bool.random(using: &generator) ? "A1" : "B2",
                obstacle: Bool.random(using: &generator) ? "no" : nil
            )
        }
        for _ in 0..<200 {
            let device = one()
            let news: AttachmentBook.News =
                switch Int.random(in: 0...3, using: &generator) {
                case 0: .surveyed([device])
                case 1: .removed(path: device.path)
                case 2: .looked(path: device.path, nil)
                default: .looked(path: device.path, device)
                }
            for change in book.received(news) {
                switch change {
                case .added(let device):
                    #expect(reader.updateValue(device, forKey: device.path) == nil, "seed \(seed)")
                case .changed(let device):
                    let before = reader.updateValue(device, forKey: device.path)
                    #expect(before != nil && before != device, "seed \(seed)")
                case .removed(let device):
                    #expect(reader.removeValue(forKey: device.path) == device, "seed \(seed)")
                }
            }
            #expect(reader.sorted { $0.key < $1.key }.map(\.value) == book.devices, "seed \(seed)")
            if case .surveyed(let all) = news { #expect(book.devices == all, "seed \(seed)") }
        }
    }
}
