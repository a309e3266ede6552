import Foundation
import Testing

/// The daemon with devices that are away, wrong, or busy, and with the plug pulled.
@Suite(.serialized) struct RunTests {
    private static let virtual = """
          receipt:
            driver: virtual
            class: POSPrinter
            connection: folder:FOLDER/receipts
          scanner:
            driver: virtual
            class: Scanner
            connection: listen:FOLDER/scanner.sock
        """

    private func devices(_ text: String, _ folder: Folder) -> String {
        text.replacing("FOLDER", with: folder.path)
    }

    /// Every device is out, each for a reason of its own: the terminal starts, says why, sells on; a printer that
    /// appears later prints what waited.
    @Test func devicesThatAreOutAreNamedAndTheSaleGoesOn() throws {
        let port = try PrinterSink.freePort()
        let shop = try Shop(
            devices: """
                  receipt:
                    driver: escpos-printer
                    connection: tcp://127.0.0.1:\(port)
                  scanner:
                    driver: serial-scanner
                    connection: serial:/dev/does-not-exist
                """
        )
        let daemon = try shop.start()
        try daemon.waitForLog("connection refused")
        let listed = try shop.till("devices")
        #expect(listed.code == 69)
        #expect(listed.output.contains("127.0.0.1") && listed.output.contains("refused"), "\(listed.output)")
        #expect(listed.output.contains("/dev/does-not-exist"), "\(listed.output)")
        let said = try shop.prompt("user 2 0000", "open 100", "add 51", "cash 5")
        #expect(said.contains("change 4.35 €") || said.contains("change €4.35"), "\(said)")
        try daemon.waitForLog("waits: offline: connection refused")
        let sink = try PrinterSink(port: port)
        try daemon.waitForLog("#1 sent")
        try daemon.wait("the receipt at the printer") { sink.received.count > 100 }
        // Questions come before it, and the print begins with ESC @, FS .
        #expect(sink.received.occurrences(of: [0x1B, 0x40, 0x1C, 0x2E]) == 1)
        #expect(daemon.stop() == 0)
        // Printed once: the bytes hold one cut (GS V 66).
        #expect(sink.received.occurrences(of: [0x1D, 0x56, 0x42]) == 1)
    }

    /// kill -9 in the middle of an order: after the restart the order is there, and it can be paid.
    @Test func anOpenOrderSurvivesKill9() throws {
        let folder = try Folder()
        let shop = try Shop(devices: devices(Self.virtual, folder))
        let first = try shop.start()
        try shop.prompt("user 2 0000", "open 100", "add 51 2", "add 52")
        first.killHard()
        let second = try shop.start()
        let status = try shop.till("status").output
        #expect(status.contains("1: 2 x Agua mineral"), "\(status)")
        let said = try shop.prompt("cash 10")
        #expect(said.contains("paid"), "\(said)")
        try second.wait("the receipt") { folder.names("receipts").contains("0001.txt") }
        #expect(second.stop() == 0)
        #expect(try Program.run(["journal", "verify", "--state", shop.home.path + "/state"], in: shop.home).code == 0)
    }

    /// kill -9 while the printer prints: the print is unknown and is not repeated by itself; a person decides.
    @Test func aPrintUnderWayAtKill9IsUnknownAndNotRepeated() throws {
        let folder = try Folder()
        let slow = devices(Self.virtual, folder).replacing(
            "receipts",
            with: "receipts\n    settings: {fault: slow}"
        )
        let shop = try Shop(devices: slow)
        let first = try shop.start()
        try shop.prompt("user 2 0000", "open 100", "add 51", "cash 5")
        try first.wait("the print to begin") { try shop.till("print", "jobs").output.contains("printing") }
        first.killHard()
        let printed = folder.names("receipts").filter { $0.hasSuffix(".txt") && $0.first?.isNumber == true }.count
        let second = try shop.start()
        try second.waitForLog("may be on paper or not")
        let jobs = try shop.till("print", "jobs").output
        #expect(jobs.contains("unknown"), "\(jobs)")
        #expect(try shop.till("print", "jobs", "--state", "confirmed").output == "no print is confirmed\n")
        let status = try shop.till("status").output
        #expect(status.contains("1 of unknown outcome") && status.contains("till print jobs --state unknown"))
        // Time for what must not happen: another sale is printed in between.
        try shop.prompt("add 52", "card")
        try second.wait("the second receipt") { try shop.till("print", "jobs").output.contains("confirmed") }
        let after = folder.names("receipts").filter { $0.hasSuffix(".txt") && $0.first?.isNumber == true }.count
        #expect(after == printed + 1, "the print of unknown outcome was repeated by itself")
        let job = try #require(
            jobs.split(separator: "\n").first { $0.contains("unknown") }?.split(separator: " ").first
        )
        #expect(try shop.till("print", "retry", String(job)).code == 0)
        try second.wait("the repeated receipt") {
            folder.names("receipts").filter { $0.hasSuffix(".txt") && $0.first?.isNumber == true }.count == printed + 2
        }
        #expect(try shop.till("print", "retry", String(job)).code == 69, "it is settled")
        let copy = try shop.till("print", "jobs", "--json").output
        #expect(copy.contains(#""repeats":1"#) && copy.contains(#""settledBy":""#), "\(copy)")
        #expect(second.stop() == 0)
    }

    /// 10 kB, control bytes, invalid UTF-8: refused with a message, and the next scan is read as always.
    @Test func garbageFromAScanner() throws {
        let folder = try Folder()
        let shop = try Shop(devices: devices(Self.virtual, folder))
        let daemon = try shop.start()
        try shop.prompt("user 2 0000", "open 100")
        try daemon.wait("the scanner") { FileManager.default.fileExists(atPath: folder.path + "/scanner.sock") }
        let garbage: [[UInt8]] = [
            Array(repeating: UInt8(ascii: "A"), count: 10_240), [0x00, 0x01, 0x02], [0xFF, 0xFE, 0xC3, 0x28],
            Array("8479996006631".utf8),
        ]
        let scanner = try UnixClient(folder.path + "/scanner.sock")
        for label in garbage { try scanner.send(label + [0x0D]) }
        try daemon.waitForLog("Agua mineral")
        let log = daemon.errors.text
        #expect(log.components(separatedBy: "UNREADABLE_SCAN").count == 4, "\(log)")
        #expect(try shop.till("status").output.contains("1: 1 x Agua mineral"))
        #expect(daemon.stop() == 0)
    }

    /// The bell rings once for an unknown code and twice for a refusal; here it hangs on a pipe.
    @Test func theBellRings() throws {
        let folder = try Folder()
        let bell = folder.path + "/bell"
        try #require(mkfifo(bell, 0o600) == 0)
        let reader = open(bell, O_RDONLY | O_NONBLOCK)
        defer { close(reader) }
        let shop = try Shop(devices: devices(Self.virtual, folder))
        let text = try shop.home.text("till.yaml")
        _ = try shop.home.write("bell: \(bell)\n" + text, to: "till.yaml")
        let daemon = try shop.start()
        try shop.prompt("user 2 0000", "open 100", "add 51", "scan 4006381333931", "price 1,00")
        var buffer = [UInt8](repeating: 0, count: 16)
        var rung: [UInt8] = []
        try daemon.wait("three rings") {
            let count = read(reader, &buffer, buffer.count)
            if count > 0 { rung += buffer[..<count] }
            return rung.count >= 3
        }
        #expect(rung == [0x07, 0x07, 0x07])
        #expect(daemon.stop() == 0)
    }

    /// The upstream is away at the start: the terminal sells from its cache, and hands over when it is back.
    @Test func startsFromTheCacheWithoutTheUpstream() throws {
        let folder = try Folder()
        let shop = try Shop(devices: devices(Self.virtual, folder))
        let first = try shop.start()
        try shop.prompt("user 2 0000", "open 100")
        #expect(first.stop() == 0)
        shop.upstream.killHard()
        let second = try shop.start()
        try shop.prompt("add 51", "cash 1")
        try second.waitForLog("upstream does not have")
        let outbox = try shop.till("outbox").output
        #expect(outbox.contains("waiting") && outbox.contains("Connection refused"), "\(outbox)")
        #expect(second.stop() == 0)
    }

    @Test func twoTerminalsInOneFolderAreRefused() throws {
        let folder = try Folder()
        let shop = try Shop(devices: devices(Self.virtual, folder))
        let first = try shop.start()
        let second = try Program.run(
            ["run", "-c", shop.configuration, "--socket", folder.path + "/other.sock"],
            in: shop.home
        )
        #expect(second.code == 75)
        #expect(second.errors.contains("another till works in"), "\(second.errors)")
        #expect(first.stop() == 0)
    }

    /// A full disk: the sale is not announced as paid, and after some room was made it can be paid.
    @Test(.enabled(if: geteuid() == 0, "mounting a small disk needs root"))
    func aFullDiskAnnouncesNoSale() throws {
        let folder = try Folder()
        let disk = folder.path + "/disk"
        try FileManager.default.createDirectory(atPath: disk, withIntermediateDirectories: true)
        try #require(try Shell.run("mount", ["-t", "tmpfs", "-o", "size=1m", "till-test", disk]) == 0)
        defer { _ = try? Shell.run("umount", ["-l", disk]) }
        let shop = try Shop(devices: devices(Self.virtual, folder), state: disk + "/state")
        let daemon = try shop.start()
        try shop.prompt("user 2 0000", "open 100", "add 51")
        let filler = disk + "/filler"
        _ = try Shell.run("dd", ["if=/dev/zero", "of=\(filler)", "bs=4096", "status=none"])
        let said = try shop.prompt("cash 5")
        #expect(said.contains("the disk is full"), "\(said)")
        #expect(!said.contains("paid"), "\(said)")
        #expect(folder.names("receipts").filter { $0.hasSuffix(".txt") } == [])
        #expect(
            try shop.till("status").output.contains("due 0.65 €") || shop.till("status").output.contains("due €0.65")
        )
        try FileManager.default.removeItem(atPath: filler)
        #expect(try shop.prompt("cash 5").contains("paid"))
        #expect(daemon.stop() == 0)
    }
}
