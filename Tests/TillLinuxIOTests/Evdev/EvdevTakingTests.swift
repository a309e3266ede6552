import Glibc
import Testing
import TillDeviceKit

@testable import TillLinuxIO

/// Which input devices are taken, and that nothing is taken by accident.
@Suite struct EvdevTakingTests {
    /// A whole keyboard as sysfs shows it, what a scanner says of itself, and a node of media keys.
    private static let keyboard = KeyCapabilities(
        sysfs: "1000000000007 ff9f207ac14057ff febeffdfffefffff fffffffffffffffe",
        wordBytes: 8
    )
    private static let digits = KeyCapabilities(sysfs: "ffc", wordBytes: 8)
    private static let media = KeyCapabilities(sysfs: "1000000000000 0", wordBytes: 8)
    private static let scanner = InputIdentity(vendor: 0x05E0, product: 0x1200)

    /// What was asked of the kernel.
    private final class Kernel {
        var grabbed: [String] = []
        var keys: [String: KeyCapabilities] = [:]
        var busy: Set<String> = []
        var identity = EvdevTakingTests.scanner
    }

    private static func system(_ tree: DeviceTreeFolder, _ kernel: Kernel) -> InputSystem {
        InputSystem(
            nodes: tree.nodes,
            classes: tree.classes,
            isNode: { _ in true },
            keys: { kernel.keys[DeviceTreeFolder.name(of: $0)].map { .success($0) } ?? .failure(SystemError(ENOTTY)) },
            identity: { _ in .success(kernel.identity) },
            name: { _ in "Scan King" },
            grab: { descriptor in
                let name = DeviceTreeFolder.name(of: descriptor)
                if kernel.busy.contains(name) { return SystemError(EBUSY) }
                kernel.grabbed.append(name)
                return nil
            }
        )
    }

    /// A scanner with a node that types and one of media keys, and a keyboard beside it.
    private static func bench() throws -> (tree: DeviceTreeFolder, kernel: Kernel) {
        let tree = try DeviceTreeFolder()
        try tree.usb("1-2", vendor: "05e0", product: "1200")
        try tree.node("event3", below: "usb1/1-2/1-2:1.0/0003:05E0:1200.0001/input/input5")
        try tree.node("event4", below: "usb1/1-2/1-2:1.1/0003:05E0:1200.0002/input/input6")
        try tree.usb("1-3", vendor: "046d", product: "c31c")
        try tree.node("event5", below: "usb1/1-3/1-3:1.0/0003:046D:C31C.0003/input/input7")
        // Built into the machine: no USB above it.
        try tree.node("event0", below: "platform/i8042/serio0/input/input0")
        try tree.link("dev/by-id/usb-Scan_King-event-kbd", to: "../event3")
        let kernel = Kernel()
        kernel.keys = ["event3": keyboard, "event4": media, "event5": keyboard, "event0": keyboard]
        return (tree, kernel)
    }

    private static func open(
        _ text: String,
        _ tree: DeviceTreeFolder,
        _ kernel: Kernel,
        known: Set<InputIdentity> = [scanner]
    ) throws -> any Transport {
        let address = try #require(ConnectionAddress(text))
        return try EvdevTransport.open(address, known: known, system: system(tree, kernel))
    }

    private static func refusal(
        _ text: String,
        _ tree: DeviceTreeFolder,
        _ kernel: Kernel,
        known: Set<InputIdentity> = [scanner]
    ) throws -> DeviceError {
        try #require(throws: DeviceError.self) { _ = try open(text, tree, kernel, known: known) }
    }

    @Test func allNodesOfTheDeviceAreTakenAndThoseThatTypeAreRead() throws {
        let (tree, kernel) = try Self.bench()
        let typing = End(Glibc.open("\(tree.nodes)/event3", O_RDWR | O_NONBLOCK))
        let buttons = End(Glibc.open("\(tree.nodes)/event4", O_RDWR | O_NONBLOCK))
        let transport = try Self.open("evdev:by-id/usb-Scan_King-event-kbd", tree, kernel)
        #expect(kernel.grabbed == ["event3", "event4"])
        #expect(transport.descriptors(wantsWrite: false).count == 2)
        let record = [UInt8](repeating: 7, count: 24)
        try buttons.send([UInt8](repeating: 9, count: 24))
        try typing.send(record)
        #expect(try read(24, from: transport) == record)
        #expect(try transport.read() == [])
        buttons.close()
        let error = try failure(of: transport)
        #expect(error.code == .noHardware && error.recovery == .reopen && error.message.contains("event4"))
        transport.close()
        typing.close()
    }

    @Test func aSecondNodeThatTypesIsReadToo() throws {
        let (tree, kernel) = try Self.bench()
        kernel.keys["event4"] = Self.digits
        let first = End(Glibc.open("\(tree.nodes)/event3", O_RDWR | O_NONBLOCK))
        let second = End(Glibc.open("\(tree.nodes)/event4", O_RDWR | O_NONBLOCK))
        let transport = try Self.open("evdev:\(tree.nodes)/event3", tree, kernel)
        try second.send([UInt8](repeating: 2, count: 24))
        #expect(try read(24, from: transport) == [UInt8](repeating: 2, count: 24))
        transport.close()
        first.close()
        second.close()
    }

    @Test func aNodeThatIsHeldByAnotherProgramIsToldWithItsPath() throws {
        let (tree, kernel) = try Self.bench()
        kernel.busy = ["event4"]
        let error = try Self.refusal("evdev:\(tree.nodes)/event3", tree, kernel)
        #expect(error.code == .busy && error.message.contains("event4"))
    }

    @Test func aKeyboardIsRefusedBeforeAnythingIsTakenAndTheReasonSaysWhatToWrite() throws {
        let (tree, kernel) = try Self.bench()
        kernel.identity = InputIdentity(vendor: 0x046D, product: 0xC31C)
        let error = try Self.refusal("evdev:\(tree.nodes)/event5", tree, kernel)
        #expect(error.code == .illegal && error.message.contains("?allow=046d:c31c"))
        #expect(error.message.contains("Scan King"))
        #expect(kernel.grabbed == [])
        let allowed = try Self.open("evdev:\(tree.nodes)/event5?allow=046d:c31c", tree, kernel)
        #expect(kernel.grabbed == ["event5"])
        allowed.close()
    }

    @Test func anotherDeviceAtTheAllowedAddressIsRefused() throws {
        let (tree, kernel) = try Self.bench()
        let error = try Self.refusal("evdev:\(tree.nodes)/event3?allow=0c2e:0200,13ba:0018", tree, kernel)
        #expect(error.code == .illegal && error.message.contains("05e0:1200") && kernel.grabbed == [])
    }

    @Test func aDeviceWithoutUSBHasItsOwnNodesOnly() throws {
        let (tree, _) = try Self.bench()
        let siblings = InputSiblings(system: InputSystem(nodes: tree.nodes, classes: tree.classes))
        #expect(siblings.paths(of: "\(tree.nodes)/event0") == ["\(tree.nodes)/event0"])
        #expect(siblings.paths(of: "\(tree.nodes)/unlisted") == ["\(tree.nodes)/unlisted"])
    }

    @Test func aDeviceWithMoreNodesThanTheBoundIsNotTaken() throws {
        let (tree, kernel) = try Self.bench()
        for number in 20..<20 + InputSiblings.nodesMax {
            try tree.node("event\(number)", below: "usb1/1-2/1-2:1.2/input/input\(number)")
            kernel.keys["event\(number)"] = Self.media
        }
        #expect(try Self.refusal("evdev:\(tree.nodes)/event3", tree, kernel).code == .illegal)
        #expect(kernel.grabbed == [])
    }

    @Test(
        arguments: [
            // allow, known, keys, taken
            (nil, true, "keyboard", true), (nil, false, "keyboard", false), (nil, false, "digits", true),
            (nil, true, "media", false), ("05e0:1200", false, "keyboard", true), ("05E0:1200", false, "keyboard", true),
            ("0c2e:0200", true, "keyboard", false), ("0c2e:0200,05e0:1200", false, "keyboard", true),
            ("05e0:1200", false, "media", false),
        ] as [(String?, Bool, String, Bool)]
    )
    func theRule(allow: String?, isKnown: Bool, keys: String, isTaken: Bool) throws {
        let guardian = try KeyboardGuard(allow: allow, known: isKnown ? [Self.scanner] : [])
        let capabilities = keys == "keyboard" ? Self.keyboard : keys == "digits" ? Self.digits : Self.media
        let refusal = guardian.refusal(of: "/n", name: "x", identity: Self.scanner, keys: capabilities)
        #expect((refusal == nil) == isTaken, "\(refusal ?? "taken")")
    }

    @Test(arguments: ["", "05e0", "05e0:", "05e0:12000", "05e0:12g0", "05e0:1200,", "05e0:1200;0c2e:0200", "+5e0:1200"])
    func idsThatAreNoneAreRefused(text: String) {
        #expect(throws: DeviceError.self) { _ = try KeyboardGuard(allow: text, known: []) }
    }

    @Test func keyboardsAreToldByAllTheirKeys() {
        #expect(Self.keyboard.isWholeKeyboard)
        #expect(!Self.digits.isWholeKeyboard && !Self.media.isWholeKeyboard)
    }
}
