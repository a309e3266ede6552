import TillDomain

/// Where effects go when their transaction is on the disk. Each output has its own bound and its own loop.
public struct TerminalOutputs: Sendable {
    public let display = DisplayOutput()
    public let drawer = DrawerOutput()
    /// Rung when a print job was queued, or a printer may be well again.
    public let printJobs = Bell()
    /// Rung when something waits for the upstream.
    public let submissions = Bell()

    public init() {}
}

/// Wakes a loop that has something to look up. Any number of rings before it looks are one.
public struct Bell: Sendable {
    public let rings: AsyncStream<Void>
    private let continuation: AsyncStream<Void>.Continuation

    public init() {
        (rings, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    }

    public func ring() {
        continuation.yield()
    }

    /// Works at each ring, and at the latest after a pause, until the task is cancelled.
    func works(atLeastEvery pauseMillis: Int64, _ work: () async -> Void) async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                while !Task.isCancelled {
                    // Only a cancellation ends the sleep early, and the loop sees that by itself.
                    try? await Task.sleep(for: .milliseconds(pauseMillis))
                    ring()
                }
            }
            for await _ in rings {
                if Task.isCancelled { break }
                await work()
            }
            group.cancelAll()
        }
    }
}
