import ArgumentParser
import TillAPI
import TillWire

/// Where the configuration is.
struct ConfigurationOptions: ParsableArguments {
    @Option(
        name: [.customLong("config"), .customShort("c")],
        help: ArgumentHelp("The configuration file.", valueName: "file")
    )
    var file: String?

    /// The file that is read; nil where there is none and none was asked for.
    var path: String? {
        if let file { return file }
        let path = StandardPaths.current.configurationFile(exists: Files.exists)
        return Files.exists(path) ? path : nil
    }

    func read() throws(ConfigurationProblems) -> ConfigurationReader.Reading {
        let paths = StandardPaths.current
        guard let path else {
            let place = paths.configurationFile(exists: Files.exists)
            let text = "there is no configuration; write one, or name it with --config"
            throw ConfigurationProblems(problems: [ConfigurationProblem(file: place, line: nil, text: text)])
        }
        return ConfigurationReader.read(path, paths)
    }
}

/// Where the daemon listens.
struct SocketOptions: ParsableArguments {
    @Option(name: .customLong("socket"), help: ArgumentHelp("The daemon's socket.", valueName: "path"))
    var socket: String?

    @OptionGroup var configuration: ConfigurationOptions

    /// The socket asked for, or the one in the configuration, or the usual one.
    var path: String {
        if let socket { return socket }
        if let reading = try? configuration.read() { return reading.configuration.socketPath }
        return StandardPaths.current.environment["TILL_SOCKET"] ?? StandardPaths.current.socketPath
    }

    var isDaemonRunning: Bool { LocalAPIClient.isDaemonRunning(socketPath: path) }

    /// Runs work with a client of the daemon.
    func withClient<Value>(_ work: (LocalAPIClient) async throws -> Value) async throws -> Value {
        // A configuration that was asked for and is not there must not lead to somebody else's socket.
        if let file = configuration.file, !Files.exists(file) {
            let problem = ConfigurationProblem(file: file, line: nil, text: "there is no such file")
            throw ConfigurationProblems(problems: [problem])
        }
        let client = LocalAPIClient(socketPath: path)
        do {
            let value = try await work(client)
            try await client.shutdown()
            return value
        } catch {
            try? await client.shutdown()
            throw error
        }
    }
}

struct OutputOptions: ParsableArguments {
    @Flag(name: .customLong("json"), help: "Write JSON, for scripts.")
    var isJSON = false

    /// Writes a value as JSON or as text for people.
    func write(_ value: some Encodable, _ text: () -> String) throws {
        if isJSON {
            Console.out(String(decoding: try WireCoding.encode(value), as: UTF8.self))
        } else {
            Console.out(text())
        }
    }
}
