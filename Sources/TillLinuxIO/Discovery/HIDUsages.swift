/// What a HID device says it is for: the usages of its application collections, read from the head of its report
/// descriptor (Device Class Definition for HID 1.11, 6.2.2).
///
/// The bytes come from the device. Whatever cannot be followed ends the reading with what was found so far.
struct HIDUsages: Equatable {
    /// The kernel takes no longer report descriptors (`HID_MAX_DESCRIPTOR_SIZE`); what lies behind is not read.
    static let descriptorMaxBytes = 4096
    /// Further collections are not listed.
    static let collectionsMax = 32
    /// Nested deeper than this, or with more pushed pages, a descriptor is not followed.
    static let depthMax = 32

    struct Usage: Equatable {
        var page: UInt16
        var id: UInt16

        /// As eight hexadecimal digits: `008c0002`.
        var text: String {
            let digits = String(UInt32(page) << 16 | UInt32(id), radix: 16)
            return String(repeating: "0", count: 8 - digits.count) + digits
        }
    }

    /// Of the outermost application collections, in their order.
    private(set) var collections: [Usage] = []

    init(descriptor: some Collection<UInt8>) {
        var items = Items(bytes: Array(descriptor.prefix(Self.descriptorMaxBytes)))
        var state = State()
        while collections.count < Self.collectionsMax, let item = items.next() {
            guard state.follow(item, &collections) else { return }
        }
    }

    /// The usage that says most: a bar code scanner's wherever it stands, else that of the first collection.
    var main: Usage? {
        collections.first { $0.page == Self.barCodeScannerPage } ?? collections.first
    }

    /// HID Usage Tables 1.12, table 1: bar code scanner page.
    static let barCodeScannerPage: UInt16 = 0x8C

    /// Whether its hidraw node is a device of its own. What types, points or has volume keys has an input node, which
    /// says the same; such a device counts when it has a collection of the bar code scanner page besides.
    var isDeviceOfItsOwn: Bool {
        guard let main else { return false }
        switch (main.page, main.id) {
        // Generic desktop: pointer, mouse, keyboard, keypad, system control (HID Usage Tables 1.12, table 6).
        case (0x01, 0x01), (0x01, 0x02), (0x01, 0x06), (0x01, 0x07), (0x01, 0x80): return false
        // Keyboard page and consumer page.
        case (0x07, _), (0x0C, _): return false
        default: return true
        }
    }

    // MARK: - Items

    private struct Item {
        /// Tag and type, without the size.
        var prefix: UInt8
        var data: UInt32
        var sizeBytes: Int
    }

    private struct Items {
        var bytes: [UInt8]
        var position = 0

        /// The next short item; nil at the end and where the data is cut off.
        mutating func next() -> Item? {
            while position < bytes.count {
                let prefix = bytes[position]
                if prefix == 0xFE {
                    // Long item: size, tag, data (6.2.2.3). None is defined, so it is passed over.
                    guard position + 1 < bytes.count else { return nil }
                    position += 3 + Int(bytes[position + 1])
                    continue
                }
                let size = [0, 1, 2, 4][Int(prefix & 3)]
                guard position + size < bytes.count else { return nil }
                let data = bytes[(position + 1)..<(position + 1 + size)]
                position += 1 + size
                let number = data.reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
                return Item(prefix: prefix & 0xFC, data: number, sizeBytes: size)
            }
            return nil
        }
    }

    private struct State {
        var page: UInt16 = 0
        var pushed: [UInt16] = []
        /// The first usage before the next main item; one of four bytes brings its page along.
        var usage: Item?
        var depth = 0

        /// False where the descriptor cannot be followed.
        mutating func follow(_ item: Item, _ collections: inout [Usage]) -> Bool {
            switch item.prefix {
            case 0x04: page = UInt16(truncatingIfNeeded: item.data)  // Usage Page
            case 0xA4:  // Push
                guard pushed.count < HIDUsages.depthMax else { return false }
                pushed.append(page)
            case 0xB4:  // Pop
                guard let last = pushed.popLast() else { return false }
                page = last
            case 0x08: usage = usage ?? item  // Usage
            case 0xA0:  // Collection; 1 is an application
                if depth == 0, item.data == 1, let usage { collections.append(complete(usage)) }
                guard depth < HIDUsages.depthMax else { return false }
                depth += 1
                usage = nil
            case 0xC0:  // End Collection
                guard depth > 0 else { return false }
                depth -= 1
                usage = nil
            case 0x80, 0x90, 0xB0: usage = nil  // Input, Output, Feature end what is local
            default: break
            }
            return true
        }

        private func complete(_ usage: Item) -> Usage {
            let id = UInt16(truncatingIfNeeded: usage.data)
            return Usage(page: usage.sizeBytes == 4 ? UInt16(truncatingIfNeeded: usage.data >> 16) : page, id: id)
        }
    }
}
