import Testing
import TillDeviceKit

@testable import TillESCPOS

/// Status, bit by bit.
@Suite struct EmulatorReplyTests {
    /// DLE EOT 1 to 4.
    private static let realTime: [UInt8] = [0x10, 0x04, 1, 0x10, 0x04, 2, 0x10, 0x04, 3, 0x10, 0x04, 4]

    private static func edited(_ edit: (inout EmulatedStatus) -> Void) -> EmulatedStatus {
        var status = EmulatedStatus()
        edit(&status)
        return status
    }

    @Test(
        arguments: [
            (edited { _ in }, [0x16, 0x12, 0x12, 0x12]),
            (edited { $0.drawer.isOpen = true }, [0x12, 0x12, 0x12, 0x12]),
            (edited { $0.isCoverOpen = true }, [0x1E, 0x16, 0x12, 0x12]),
            (edited { $0.isFeedButtonPressed = true }, [0x5E, 0x1A, 0x12, 0x12]),
            (edited { $0.isHeldOffline = true }, [0x1E, 0x12, 0x12, 0x12]),
            (edited { $0.paper = .nearEnd }, [0x16, 0x12, 0x12, 0x1E]),
            (edited { $0.paper = .end }, [0x1E, 0x32, 0x12, 0x7E]),
            (edited { $0.errors = .recoverable }, [0x1E, 0x52, 0x16, 0x12]),
            (edited { $0.errors = .autocutter }, [0x1E, 0x52, 0x1A, 0x12]),
            (edited { $0.errors = .unrecoverable }, [0x1E, 0x52, 0x32, 0x12]),
            (edited { $0.errors = .autoRecoverable }, [0x1E, 0x52, 0x52, 0x12]),
        ] as [(EmulatedStatus, [UInt8])]
    )
    func realTimeStatus(status: EmulatedStatus, expected: [UInt8]) {
        var emulator = ESCPOSEmulator(profile: .epsonTMT88)
        _ = emulator.change(to: status)
        #expect(emulator.answers(Self.realTime) == expected)
    }

    @Test(
        arguments: [
            (edited { _ in }, [0x14, 0x00, 0x00, 0x00]),
            (edited { $0.drawer.isOpen = true }, [0x10, 0x00, 0x00, 0x00]),
            (edited { $0.isCoverOpen = true }, [0x3C, 0x00, 0x00, 0x00]),
            (edited { $0.isFeedButtonPressed = true }, [0x5C, 0x02, 0x00, 0x00]),
            (edited { $0.paper = .nearEnd }, [0x14, 0x00, 0x03, 0x00]),
            (edited { $0.paper = .end }, [0x1C, 0x00, 0x0F, 0x00]),
            (edited { $0.errors = .unrecoverable }, [0x1C, 0x20, 0x00, 0x00]),
        ] as [(EmulatedStatus, [UInt8])]
    )
    func automaticStatus(status: EmulatedStatus, expected: [UInt8]) {
        var emulator = ESCPOSEmulator(profile: .epsonTMT88)
        _ = emulator.change(to: status)
        #expect(emulator.answers([0x10, 0x14, 0x07, 0x01]) == expected, "DLE DC4 7 sends it once")
    }

    /// Each change is told under its own bit of the mask only.
    @Test(
        arguments: [
            (UInt8(0x01), edited { $0.drawer.isOpen = true }), (0x02, edited { $0.isHeldOffline = true }),
            (0x02, edited { $0.isCoverOpen = true }), (0x04, edited { $0.errors = .recoverable }),
            (0x08, edited { $0.paper = .nearEnd }), (0x40, edited { $0.isFeedButtonPressed = true }),
        ] as [(UInt8, EmulatedStatus)]
    )
    func masks(bit: UInt8, status: EmulatedStatus) {
        for mask: UInt8 in [0x01, 0x02, 0x04, 0x08, 0x40] {
            var emulator = ESCPOSEmulator(profile: .epsonTMT88)
            #expect(emulator.answers([0x1D, 0x61, mask]) == [0x14, 0, 0, 0], "GS a answers at once")
            // An error and the feed button take the printer offline as well.
            let isTold = mask == bit || mask == 0x02 && (bit == 0x04 || bit == 0x40)
            #expect(emulator.change(to: status).replies.count == (isTold ? 4 : 0), "bit \(bit), mask \(mask)")
            #expect(emulator.change(to: status).replies.isEmpty, "nothing has changed")
        }
    }

    @Test func automaticStatusIsTurnedOff() {
        var emulator = ESCPOSEmulator(profile: .epsonTMT88)
        #expect(emulator.answers([0x1D, 0x61, 0xFF, 0x1D, 0x61, 0]).count == 4)
        #expect(emulator.change { $0.isCoverOpen = true }.replies.isEmpty)
    }

    /// GS r 1, GS r 2, GS r 4, as numbers and digits, and the obsolete ESC v, ESC u 0.
    @Test func bufferedStatus() {
        var emulator = ESCPOSEmulator(profile: .epsonTMT88)
        _ = emulator.change { $0.paper = .nearEnd }
        let questions: [UInt8] = [
            0x1D, 0x72, 1, 0x1D, 0x72, 49, 0x1D, 0x72, 2, 0x1D, 0x72, 50, 0x1D, 0x72, 4, 0x1B, 0x76, 0x1B, 0x75, 0,
        ]
        #expect(emulator.answers(questions) == [3, 3, 1, 1, 0, 3, 1])
        #expect(emulator.received([0x1D, 0x72, 9]) == [.unknown([0x1D, 0x72, 9])])
    }

    @Test(arguments: EmulatedDrawer.Switch.allCases)
    func drawerPinHasOnePolarity(wiring: EmulatedDrawer.Switch) {
        for isOpen in [false, true] {
            var emulator = ESCPOSEmulator(profile: .epsonTMT88)
            _ = emulator.change {
                $0.drawer.wiring = wiring
                $0.drawer.isOpen = isOpen
            }
            let level = emulator.status.isDrawerPinHigh
            let bit: UInt8 = level ? 0x04 : 0
            #expect(emulator.answers([0x10, 0x04, 1]) == [0x12 | bit], "DLE EOT 1")
            #expect(emulator.answers([0x1D, 0x61, 1]) == [0x10 | bit, 0, 0, 0], "GS a")
            #expect(emulator.answers([0x1D, 0x72, 2]) == [level ? 1 : 0], "GS r 2")
            switch wiring {
            case .highWhenClosed: #expect(level == !isOpen)
            case .highWhenOpen: #expect(level == isOpen)
            case .noneLow: #expect(!level)
            case .noneHigh: #expect(level)
            }
        }
    }

    @Test func identity() {
        var emulator = ESCPOSEmulator(profile: .generic58)
        let numbers: [UInt8] = [0x1D, 0x49, 1, 0x1D, 0x49, 50, 0x1D, 0x49, 3]
        #expect(emulator.answers(numbers) == [0x20, 0x00, 0x01], "no knife")
        #expect(emulator.answers([0x1D, 0x49, 33]) == [0x3D, 33, 0x40, 0x40, 0])
        #expect(emulator.answers([0x1D, 0x49, 66]) == Array("_TILL\0".utf8))
        emulator.identity.maker = "MÄKER"
        emulator.identity.serialNumber = String(repeating: "9", count: 200)
        #expect(emulator.answers([0x1D, 0x49, 66]) == Array("_MKER\0".utf8))
        #expect(emulator.answers([0x1D, 0x49, 68]).count == 82, "80 characters and the frame")
        var lie = EmulatedIdentity(of: .generic58)
        lie.maker = "EPSON"
        lie.model = "TM-T88V"
        _ = emulator.spoil { $0.claimedIdentity = lie }
        #expect(emulator.answers([0x1D, 0x49, 66, 0x1D, 0x49, 67]) == Array("_EPSON\0_TM-T88V\0".utf8))
        #expect(emulator.received([0x1D, 0x49, 112]) == [.unknown([0x1D, 0x49, 112])])
    }

    private static let requestID: [UInt8] = [0x1D, 0x28, 0x48, 6, 0, 48, 48, 0x30, 0x30, 0x30, 0x37]  // "0007"
    private static let answeredID: [UInt8] = [0x37, 0x22, 0x30, 0x30, 0x30, 0x37, 0]

    @Test func processIDWaitsForItsLine() {
        var emulator = ESCPOSEmulator(profile: .epsonTMT88)
        #expect(emulator.answers(Self.requestID) == Self.answeredID, "nothing is to be printed")
        #expect(emulator.answers([0x61] + Self.requestID).isEmpty)
        #expect(emulator.answers([0x62]).isEmpty)
        #expect(emulator.answers([0x0A]) == Self.answeredID)
        #expect(emulator.answers([0x1B, 0x4C, 0x61, 0x0A] + Self.requestID).isEmpty, "a page has begun")
        #expect(emulator.answers([0x0C]) == Self.answeredID)
    }

    @Test func processIDIsOfTheProfile() {
        #expect(printed(Self.requestID, .generic80).events == [.ignored(Self.requestID)])
        var emulator = ESCPOSEmulator(profile: .epsonTMT88)
        _ = emulator.spoil { $0.refusesProcessID = true }
        #expect(emulator.received(Self.requestID) == [.ignored(Self.requestID)])
    }

    @Test func heldIDsAreBounded() {
        var emulator = ESCPOSEmulator(profile: .epsonTMT88)
        let events = emulator.received([0x61] + (0...ESCPOSEmulator.maximumHeldIDs).flatMap { _ in Self.requestID })
        #expect(events == [.ignored(Self.requestID)])
        #expect(emulator.answers([0x0A]).count == 7 * ESCPOSEmulator.maximumHeldIDs)
    }

    /// GS ( H 49: on, with cause, off.
    @Test func offlineResponse() {
        var emulator = ESCPOSEmulator(profile: .epsonTMT88)
        func select(_ mode: UInt8) -> [UInt8] { [0x1D, 0x28, 0x48, 3, 0, 49, 48, mode] }
        #expect(emulator.received(select(1)).isEmpty)
        #expect(emulator.change { $0.isCoverOpen = true }.replies == [0x37, 0x23, 0])
        #expect(emulator.change { $0.isCoverOpen = false }.replies.isEmpty)
        #expect(emulator.received(select(50)).isEmpty)
        #expect(emulator.change { $0.paper = .end }.replies == [0x37, 0x23, 0x60, 0])
        #expect(emulator.change { $0.isCoverOpen = true }.replies.isEmpty, "it was offline already")
        _ = emulator.change(to: EmulatedStatus())
        #expect(emulator.received(select(0)).isEmpty)
        #expect(emulator.change { $0.paper = .end }.replies.isEmpty)
    }

    /// What the profile does not have is not answered.
    @Test func printersWithoutStatus() {
        var profile = PrinterProfile.generic80
        profile.status = PrinterProfile.StatusCapabilities(realTime: false, automatic: false, buffered: false)
        let questions: [UInt8] = [0x10, 0x04, 1, 0x1D, 0x61, 255, 0x1D, 0x72, 1]
        #expect(printed(questions, profile).events.replies.isEmpty)
        profile.status = PrinterProfile.StatusCapabilities(isHarmful: true)
        #expect(printed(questions + [0x1D, 0x49, 1], profile).events.replies.isEmpty)
    }

    /// What the parser of the driver makes of the emulator's answers.
    @Test func repliesGoThroughTheParser() {
        var emulator = ESCPOSEmulator(profile: .epsonTMT88)
        var parser = ReplyParser()
        _ = emulator.change { $0.paper = .nearEnd }
        let id = ProcessID(number: 7)
        var bytes = Commands.automaticStatus(mask: 0x0F) + Commands.requestProcessID(id)
        for asked: RealTimeStatus in [.printer, .offlineCause, .errorCause, .rollPaper] {
            bytes += Commands.realTimeStatus(asked)
            #expect(ask(.realTime(asked), &parser))
        }
        for asked: BufferedStatus in [.paperSensor, .drawerPin] {
            bytes += Commands.bufferedStatus(asked)
            #expect(ask(.buffered(asked), &parser))
        }
        let identities: [PrinterIdentity] = [
            .modelID, .typeID, .romVersion, .firmware, .maker, .model, .serialNumber, .font,
        ]
        for asked in identities {
            bytes += Commands.identity(asked)
            #expect(ask(.identity(asked), &parser))
        }
        let replies = parser.received(emulator.answers(bytes))
        #expect(replies.count == 2 + 4 + 2 + 8)
        #expect(parser.skippedByteCount == 0)
        #expect(replies.contains(.processed(id)))
        #expect(replies.contains(.paper(.nearEnd, answers: .realTime(.rollPaper))))
        #expect(replies.contains(.paper(.nearEnd, answers: .buffered(.paperSensor))))
        #expect(replies.contains(.drawerPin(isHigh: true)))
        #expect(replies.contains(.text(.maker, EmulatedIdentity(of: .epsonTMT88).maker)))
    }
}
