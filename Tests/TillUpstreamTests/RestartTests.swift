import Foundation
import GRDB
import Testing
import TillWire

@testable import TillUpstream

/// What is on the disk, and who may read it.
struct RestartTests {
    private static func mode(_ path: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }

    @Test func ordersTokensAndEtagOutliveTheServer() async throws {
        try await withTemporaryFolder { folder in
            let path = folder + "/upstream.sqlite"
            let kept = TestKeeper()
            try await LiveUpstream.with(LiveUpstream.configuration(databasePath: path)) { upstream in
                let tokens = try await upstream.login()
                let payload = try await upstream.bootstrap(token: tokens.accessToken)
                let order = try SampleOrder.paid(payload)
                let answer = try await upstream.post(.ordersCreate, order, token: tokens.accessToken)
                let response = try answer.decoded(OrderCreateResponse.self)
                await kept.keep(tokens, payload.etag, order, response)
            }
            let before = try #require(await kept.value)
            // The shop is in the database by now; another one in the configuration changes nothing.
            var configuration = LiveUpstream.configuration(databasePath: path)
            configuration.shop.products = []
            try await LiveUpstream.with(configuration) { upstream in
                let token = before.tokens.accessToken
                #expect(try await upstream.bootstrap(token: token).etag == before.etag)
                let again = try await upstream.post(.ordersCreate, before.order, token: token)
                let response = try again.decoded(OrderCreateResponse.self)
                #expect(!response.created)
                #expect(response.orderID == before.response.orderID)
                #expect(response.lineIDMap == before.response.lineIDMap)
                let renewed = RefreshRequest(refreshToken: before.tokens.refreshToken)
                #expect(try await upstream.post(.refresh, renewed).status == 200)
            }
            let orders = try UpstreamServer.orders(databasePath: path)
            #expect(orders.map(\.reference) == [before.order.posReference])
            #expect(orders.map(\.timesReceived) == [2])
        }
    }

    private actor TestKeeper {
        struct Value: Sendable {
            var tokens: LoginResponse
            var etag: String
            var order: OrderCreateRequest
            var response: OrderCreateResponse
        }

        var value: Value?

        func keep(
            _ tokens: LoginResponse,
            _ etag: String,
            _ order: OrderCreateRequest,
            _ response: OrderCreateResponse
        ) {
            value = Value(tokens: tokens, etag: etag, order: order, response: response)
        }
    }

    @Test func onlyTheOwnerReadsDatabaseAndKey() async throws {
        try await withTemporaryFolder { folder in
            let path = folder + "/upstream.sqlite"
            _ = try UpstreamServer(LiveUpstream.configuration(databasePath: path))
            #expect(try Self.mode(path) == 0o600)
            #expect(try Self.mode(path + ".key") == 0o600)
            #expect(try Data(contentsOf: URL(fileURLWithPath: path + ".key")).count == 32)
            #expect(!FileManager.default.fileExists(atPath: path + ".key.new"))
        }
    }

    @Test func aKeyThatOthersMayReadOrThatIsNoneIsRefused() async throws {
        try await withTemporaryFolder { folder in
            let path = folder + "/upstream.sqlite"
            let configuration = LiveUpstream.configuration(databasePath: path)
            for (bytes, mode) in [(32, 0o644), (32, 0o640), (31, 0o600), (33, 0o600), (0, 0o600)] {
                try Data(repeating: 7, count: bytes).write(to: URL(fileURLWithPath: path + ".key"))
                try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path + ".key")
                let error = #expect(throws: UpstreamServerError.self) { try UpstreamServer(configuration) }
                #expect(error?.code == .secret, "\(bytes) bytes of mode \(String(mode, radix: 8))")
            }
        }
    }

    @Test func aCrashWhileTheKeyIsMadeLeavesNoHalfKey() async throws {
        try await withTemporaryFolder { folder in
            let path = folder + "/upstream.sqlite"
            // What a power cut leaves: a draft with a part of the key.
            try Data([1, 2, 3]).write(to: URL(fileURLWithPath: path + ".key.new"))
            _ = try UpstreamServer(LiveUpstream.configuration(databasePath: path))
            #expect(try Data(contentsOf: URL(fileURLWithPath: path + ".key")).count == 32)
        }
    }

    @Test func theWriterWaitsForTheDisk() async throws {
        try await withTemporaryFolder { folder in
            let database = try UpstreamDatabase.connect(folder + "/upstream.sqlite")
            let level = try database.writeWithoutTransaction { try Int.fetchOne($0, sql: "PRAGMA synchronous") }
            let journal = try database.writeWithoutTransaction { try String.fetchOne($0, sql: "PRAGMA journal_mode") }
            #expect(level == 2, "2 is FULL")
            #expect(journal == "wal")
        }
    }

    @Test func aFileThatIsNoDatabaseIsAnErrorWithARemedy() async throws {
        try await withTemporaryFolder { folder in
            let path = folder + "/upstream.sqlite"
            try Data("no database, but text that is long enough to be looked at".utf8)
                .write(to: URL(fileURLWithPath: path))
            let error = #expect(throws: UpstreamServerError.self) {
                try UpstreamServer(LiveUpstream.configuration(databasePath: path))
            }
            #expect(error?.code == .database)
            let missing = #expect(throws: UpstreamServerError.self) {
                try UpstreamServer(LiveUpstream.configuration(databasePath: folder + "/none/upstream.sqlite"))
            }
            #expect(missing?.code == .database)
        }
    }

    @Test func aShopThatIsNoneLeavesNoHalfShop() async throws {
        try await withTemporaryFolder { folder in
            let path = folder + "/upstream.sqlite"
            var configuration = LiveUpstream.configuration(databasePath: path)
            configuration.shop.products[70].barcode = configuration.shop.products[0].barcode
            let error = #expect(throws: UpstreamServerError.self) { try UpstreamServer(configuration) }
            #expect(error?.code == .shop)
            let database = try UpstreamDatabase.connect(path)
            #expect(try await database.read { try Int.fetchOne($0, sql: "SELECT COUNT(*) FROM product") } == 0)
        }
    }

    @Test func aPortThatIsTakenIsAnErrorWithItsNumber() async throws {
        try await LiveUpstream.with { upstream in
            var configuration = LiveUpstream.configuration()
            configuration.port = upstream.port
            let second = try UpstreamServer(configuration)
            let error = await #expect(throws: UpstreamServerError.self) { try await second.run() }
            #expect(error?.code == .address)
            #expect(error?.message.contains("port \(upstream.port)") == true)
            #expect(upstream.server.port == upstream.port)
            #expect(second.port == nil)
        }
    }

    @Test func aKeyOfTheWrongLengthIsRefused() {
        var configuration = LiveUpstream.configuration()
        configuration.secret = .bytes([1, 2, 3])
        let error = #expect(throws: UpstreamServerError.self) { try UpstreamServer(configuration) }
        #expect(error?.code == .secret)
    }
}
