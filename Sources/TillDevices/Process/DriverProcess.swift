import Subprocess
import SystemPackage
import TillDeviceKit

/// Runs one driver process from its start until it is reaped.
enum DriverProcess {
    /// How long the process may take to leave after SIGTERM before it gets SIGKILL.
    static let termTimeoutMillis = 500

    /// Nothing of the terminal's environment: it may hold secrets. The backtracer of Swift is off because it holds a
    /// crashed driver up for longer than it takes to start a new one.
    private static let environment: [Environment.Key: String] = [
        "PATH": "/usr/bin:/bin",
        "LANG": "C.UTF-8",
        "SWIFT_BACKTRACE": "enable=no",
    ]

    /// Starts the process, reports what it does, in order, and returns when it is reaped and every descriptor closed.
    /// The last report is `exited` or `spawnFailed`.
    static func run(
        executable: String,
        pipes: DriverPipes,
        connection: DriverConnection,
        report: @escaping @Sendable ([DriverSupervision.ProcessEvent]) async -> Void
    ) async {
        var options = PlatformOptions()
        // A group of its own: Ctrl-C at the terminal's terminal must not kill the drivers before they are closed.
        options.processGroupID = 0
        let last: DriverSupervision.ProcessEvent
        do {
            let outcome = try await Subprocess.run(
                .path(FilePath(executable)),
                environment: .custom(environment),
                workingDirectory: "/",
                platformOptions: options,
                input: .fileDescriptor(pipes.childControl, closeAfterSpawningProcess: true),
                output: .discarded,
                error: .fileDescriptor(pipes.childErrors, closeAfterSpawningProcess: true)
            ) { execution in
                await report([.spawned(pid: execution.processIdentifier.value)])
                await relay(connection, report: report)
                await end(execution, connection.ending ?? .terminate)
            }
            last = .exited(describe(outcome.terminationStatus))
        } catch {
            last = .spawnFailed("\(executable): \(error)")
        }
        connection.processGone()
        for await _ in connection.closed {}
        await report([last])
    }

    /// Reports what the driver says until the connection is at its end.
    private static func relay(
        _ connection: DriverConnection,
        report: @Sendable ([DriverSupervision.ProcessEvent]) async -> Void
    ) async {
        for await output in connection.outputs {
            switch output {
            case .messages(let messages):
                await report(messages.map { .message($0) })
            case .malformed(let why):
                await report([.malformed(why)])
            }
            connection.handled()
        }
        await report([.disconnected])
    }

    private static func end<Input, Output, Failure>(
        _ execution: Execution<Input, Output, Failure>,
        _ kind: DriverSupervision.EndKind
    ) async {
        switch kind {
        case .terminate:
            let patience = Duration.milliseconds(termTimeoutMillis)
            await execution.teardown(using: [.gracefulShutDown(allowedDurationToNextStep: patience)])
        case .kill:
            await execution.teardown(using: [])
        }
        // Whatever the driver started of its own goes with it. Until the driver is reaped the number of its group
        // belongs to nobody else; the one error is that the group is empty, which is what is wanted.
        try? execution.send(signal: .kill, toProcessGroup: true)
    }

    private static func describe(_ status: TerminationStatus) -> String {
        switch status {
        case .exited(let code): "exit code \(code)"
        case .signaled(let signal): "signal \(signal)"
        }
    }
}
