import Logging
import ServiceLifecycle
import TillDomain
import TillUpstream

/// The reference upstream of a demonstration, which can be sent away and called back.
actor DemoUpstream {
    private let databasePath: String
    private let language: Language
    private let logger: Logger
    private(set) var port = 0
    private var running: (group: ServiceGroup, task: Task<Void, any Error>)?

    init(databasePath: String, language: Language, logger: Logger) {
        self.databasePath = databasePath
        self.language = language
        self.logger = logger
    }

    /// Starts it, on the port that it had before where there was one; returns when it listens.
    func start() async throws {
        guard running == nil else { return }
        let (ports, continuation) = AsyncStream.makeStream(of: Int.self, bufferingPolicy: .bufferingOldest(1))
        let server = try UpstreamServer(
            UpstreamConfiguration(port: port, databasePath: databasePath, language: language),
            logger: logger,
            onServerRunning: { port in
                continuation.yield(port)
                continuation.finish()
            }
        )
        let group = ServiceGroup(services: [server], logger: logger)
        let task = Task {
            defer { continuation.finish() }
            try await group.run()
        }
        running = (group, task)
        for await port in ports { self.port = port }
        guard port != 0 else {
            running = nil
            try await task.value
            throw Files.Failure("the demonstration's upstream did not start")
        }
    }

    func stop() async throws {
        guard let (group, task) = running else { return }
        running = nil
        await group.triggerGracefulShutdown()
        try await task.value
    }

    func orders() throws -> [StoredOrder] {
        try UpstreamServer.orders(databasePath: databasePath)
    }
}
