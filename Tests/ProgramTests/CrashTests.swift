import Foundation
import Testing
import TillTestSupport

/// The plug is pulled again and again while sales are made. What was announced as paid is never lost, reaches the
/// upstream once, and is on paper at most once.
@Suite(.serialized) struct CrashTests {
    private static let rounds = 6

    @Test func killedAtRandomMoments() throws {
        let seed = printedSeed(for: "killedAtRandomMoments")
        var random = SeededGenerator(seed: seed)
        let folder = try Folder()
        let shop = try Shop(
            devices: """
                  receipt:
                    driver: virtual
                    class: POSPrinter
                    connection: folder:\(folder.path)/receipts
                """
        )
        let first = try shop.start()
        try shop.prompt("user 2 0000", "open 100")
        #expect(first.stop() == 0)

        var announced: Set<String> = []
        for _ in 0..<Self.rounds {
            let daemon = try shop.start()
            let cashier = try Daemon(["prompt", "-c", shop.configuration], in: shop.home, input: Self.manySales)
            usleep(UInt32.random(in: 100_000...900_000, using: &random))
            daemon.killHard()
            cashier.process.waitUntilExit()
            announced.formUnion(try Self.paid(cashier.output.finished()))
        }
        #expect(announced.count > Self.rounds, "the cashier sold something in between")
        try check(shop, folder, announced, seed)
    }

    private func check(_ shop: Shop, _ folder: Folder, _ announced: Set<String>, _ seed: UInt64) throws {
        let last = try shop.start()
        try last.wait("the outbox to be empty") { try shop.till("status").output.contains("outbox    0 waiting") }
        try last.wait("the prints to be through") { try shop.till("status").output.contains("prints    0 waiting") }
        let orders = try Program.run(
            ["upstream", "orders", "--database", shop.home.path + "/upstream.sqlite"],
            in: shop.home
        ).output
        let references = try Self.references(orders)
        #expect(announced.subtracting(references).isEmpty, "announced as paid and lost; seed \(seed)")
        #expect(references.count == Set(references).count, "there twice; seed \(seed)")
        let receipts = try folder.names("receipts").filter { $0.hasSuffix(".txt") && $0.first?.isNumber == true }
            .flatMap { Set(try Self.references(try folder.text("receipts/" + $0))) }
        #expect(receipts.count == Set(receipts).count, "on paper twice; seed \(seed)")
        #expect(last.stop() == 0)
        let verified = try Program.run(["journal", "verify", "--state", shop.home.path + "/state"], in: shop.home)
        #expect(verified.code == 0, "\(verified.output); seed \(seed)")
        print("\(announced.count) sales announced, \(references.count) upstream, \(receipts.count) receipts")
    }

    private static let manySales = String(repeating: "add 51\ncash 1\n", count: 200)

    private static func references(_ text: String) throws -> [String] {
        text.matches(of: try Regex(#"NU/CFG1/S1/[0-9]{13}-[0-9a-f]{4}"#)).map { String($0.0) }
    }

    /// The sales that the cashier was told of.
    private static func paid(_ output: String) throws -> [String] {
        try output.split(separator: "\n").filter { $0.contains(" paid: ") }.flatMap { try references(String($0)) }
    }
}
