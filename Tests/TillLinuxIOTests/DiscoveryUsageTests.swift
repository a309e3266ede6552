import Testing
import TillTestSupport

@testable import TillLinuxIO

@Suite struct DiscoveryUsageTests {
    /// A scanner: usage page 8Ch, usage 2, application collection, one input, end.
    static let scanner: [UInt8] = [
        0x05, 0x8C,  // Usage Page (Bar Code Scanner)
        0x09, 0x02,  // Usage (Bar Code Scanner)
        0xA1, 0x01,  // Collection (Application)
        0x09, 0x12,  // Usage (Scanned Data Report)
        0xA1, 0x02,  // Collection (Logical)
        0x85, 0x02,  // Report ID (2)
        0x81, 0x02,  // Input
        0xC0,  // End Collection
        0xC0,  // End Collection
    ]
    static let keyboard: [UInt8] = [
        0x05, 0x01,  // Usage Page (Generic Desktop)
        0x09, 0x06,  // Usage (Keyboard)
        0xA1, 0x01,  // Collection (Application)
        0x05, 0x07,  // Usage Page (Keyboard)
        0x19, 0xE0, 0x29, 0xE7,  // Usage Minimum, Usage Maximum
        0x81, 0x02,  // Input
        0xC0,  // End Collection
    ]

    @Test func theFirstApplicationTellsWhatTheDeviceIs() {
        let usages = HIDUsages(descriptor: Self.scanner)
        #expect(usages.collections == [.init(page: 0x8C, id: 2)])
        #expect(usages.main?.text == "008c0002")
        #expect(HIDUsages(descriptor: Self.keyboard).main?.text == "00010006")
    }

    @Test func aScannerBehindAKeyboardIsTheDevice() {
        let both = HIDUsages(descriptor: Self.keyboard + Self.scanner)
        #expect(both.collections.map(\.text) == ["00010006", "008c0002"])
        #expect(both.main?.text == "008c0002")
        #expect(both.isDeviceOfItsOwn)
    }

    @Test(arguments: [
        (page: [0x05, 0x01], usage: [0x09, 0x06], isDevice: false),  // keyboard
        (page: [0x05, 0x01], usage: [0x09, 0x07], isDevice: false),  // keypad
        (page: [0x05, 0x01], usage: [0x09, 0x02], isDevice: false),  // mouse
        (page: [0x05, 0x01], usage: [0x09, 0x01], isDevice: false),  // pointer
        (page: [0x05, 0x01], usage: [0x09, 0x80], isDevice: false),  // system control
        (page: [0x05, 0x0C], usage: [0x09, 0x01], isDevice: false),  // consumer control
        (page: [0x05, 0x8D], usage: [0x09, 0x20], isDevice: true),  // scale
        (page: [0x06, 0x00, 0xFF], usage: [0x09, 0x01], isDevice: true),  // vendor-defined
        (page: [0x05, 0x01], usage: [0x0B, 0x02, 0x00, 0x8C, 0x00], isDevice: true),  // page within the usage
    ])
    func whatHasAnInputNodeIsNoDeviceOfItsOwn(page: [UInt8], usage: [UInt8], isDevice: Bool) {
        #expect(HIDUsages(descriptor: page + usage + [0xA1, 0x01, 0xC0]).isDeviceOfItsOwn == isDevice)
    }

    @Test func thePageIsTheOneThatHoldsAtTheCollection() {
        // HID 1.11, 6.2.2.8: a usage of one or two bytes takes the page that holds at its main item.
        let late: [UInt8] = [0x09, 0x02, 0x05, 0x8C, 0xA1, 0x01, 0xC0]
        #expect(HIDUsages(descriptor: late).main?.text == "008c0002")
        // Push, another page, Pop: the first page holds again.
        let popped: [UInt8] = [0x05, 0x8C, 0xA4, 0x05, 0x01, 0xB4, 0x09, 0x02, 0xA1, 0x01, 0xC0]
        #expect(HIDUsages(descriptor: popped).main?.text == "008c0002")
        // The first of two usages counts.
        let two: [UInt8] = [0x05, 0x8C, 0x09, 0x02, 0x09, 0x09, 0xA1, 0x01, 0xC0]
        #expect(HIDUsages(descriptor: two).main?.text == "008c0002")
    }

    @Test func longItemsArePassedOver() {
        // Long item: FE, size 3, tag F0, three bytes that would be a usage.
        let long: [UInt8] = [0xFE, 0x03, 0xF0, 0x05, 0x01, 0x09]
        #expect(HIDUsages(descriptor: long + Self.scanner).main?.text == "008c0002")
    }

    @Test(arguments: [
        [], [0x05], [0x06, 0x8C], [0xFE], [0xFE, 0xFF], [0xC0], [0xB4], [0xA1, 0x01], [0x05, 0x8C, 0xA1, 0x01],
        [0x05, 0x8C, 0x09, 0x02, 0xA1], [0x05, 0x8C, 0x09, 0x02, 0xA1, 0x00, 0xC0], [0xC0] + scanner,
    ])
    func whatCannotBeFollowedSaysNothing(bytes: [UInt8]) {
        let usages = HIDUsages(descriptor: bytes)
        #expect(usages.collections == [])
        #expect(usages.main == nil)
        #expect(!usages.isDeviceOfItsOwn)
    }

    @Test func everyBoundHolds() {
        let collections = Array(repeating: Self.scanner, count: 100).flatMap { $0 }
        #expect(HIDUsages(descriptor: collections).collections.count == HIDUsages.collectionsMax)
        // Deeper than is followed: what comes behind is not read.
        let deep = Array(repeating: [0xA1, 0x02] as [UInt8], count: HIDUsages.depthMax + 1).flatMap { $0 }
        let ends = [UInt8](repeating: 0xC0, count: HIDUsages.depthMax + 1)
        #expect(HIDUsages(descriptor: deep + ends + Self.scanner).collections == [])
        let pushes = [UInt8](repeating: 0xA4, count: HIDUsages.depthMax + 1)
        #expect(HIDUsages(descriptor: pushes + Self.scanner).collections == [])
        // Behind the longest descriptor that the kernel takes.
        let filler = [UInt8](repeating: 0x00, count: HIDUsages.descriptorMaxBytes)
        #expect(HIDUsages(descriptor: filler + Self.scanner).collections == [])
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func randomBytesTrapNothing(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<200 {
            let count = Int.random(in: 0...80, using: &generator)
            let noise = (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
            let cut = Array((Self.scanner + noise + Self.keyboard).prefix(Int.random(in: 0...100, using: &generator)))
            let usages = HIDUsages(descriptor: cut)
            #expect(usages.collections.count <= HIDUsages.collectionsMax, "seed \(seed)")
            // What stands whole at the head is found, whatever follows.
            if cut.count >= 6 { #expect(usages.collections.first?.text == "008c0002", "seed \(seed)") }
        }
    }
}
