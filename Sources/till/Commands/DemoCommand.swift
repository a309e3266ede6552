import ArgumentParser
import Logging
import TillAPI
import TillDomain
import TillESCPOS

#if canImport(Glibc)
import Glibc
#endif

struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Make a sale without any hardware: a whole shop with virtual devices, and a prompt.",
        discussion: """
            At the prompt:

            \(PromptCommand.helpText)

            In a script (--script FILE), also: refused CODE COMMAND..., display TEXT, settle, offline, online, \
            kill DEVICE, ready DEVICE, replay, orders COUNT, receipts COUNT, papers PRINTER COUNT; @1 is the \
            reference of the first sale. It ends with exit code 1 and the line at \
            the first thing that went wrong.
            """
    )

    @Option(help: ArgumentHelp("Play this file instead of asking.", valueName: "file"))
    var script: String?

    @Option(help: ArgumentHelp("Keep everything here: receipts, journal, the shop's database.", valueName: "folder"))
    var folder: String?

    @Option(help: "en or es; the default is that of your environment.")
    var language: String?

    @Option(help: "The model that the printers are; till printers lists them.")
    var profile = PrinterProfile.generic80.name

    @Option(help: "trace, debug, info, notice, warning, error or critical.")
    var logLevel = Logger.Level.error.rawValue

    func validate() throws {
        if let language, Language(rawValue: language) == nil {
            throw ValidationError("--language is en or es, not '\(language)'")
        }
        guard Logger.Level(rawValue: logLevel) != nil else {
            throw ValidationError("--log-level: '\(logLevel)' is no level")
        }
        guard PrinterProfile.named(profile) != nil else {
            throw ValidationError("--profile: there is no '\(profile)'; till printers lists them")
        }
        if let script, !Files.exists(script) { throw ValidationError("--script: there is no file \(script)") }
    }

    func run() async throws {
        try await Exit.reporting {
            let folder = try folder ?? Self.temporaryFolder()
            try Files.makeFolder(folder, mode: 0o700)
            let level = Logger.Level(rawValue: logLevel) ?? .error
            let demonstration = Demonstration(
                folder: folder,
                language: spoken,
                profile: profile,
                logger: .till(level: level)
            )
            Console.out("Starting a shop in \(folder) ...")
            do {
                try await demonstration.run { client in try await visit(client, demonstration) }
            } catch let error as ScriptPlayer.Wrong {
                Console.error("till: \(error)")
                throw ExitCode.failure
            }
            Console.out("Receipts and tickets as text and as pictures: \(demonstration.folder)")
        }
    }

    private func visit(_ client: LocalAPIClient, _ demonstration: Demonstration) async throws {
        let feed = FeedLog()
        let rings = Console.isTerminal && script == nil
        let screen = PromptScreen(paperFolder: demonstration.paperFolder, rings: rings)
        let (opened, isOpen) = AsyncStream.makeStream(of: Void.self)
        feed.begin(after: try await client.status().feedNumber)
        let listening = Task {
            defer { isOpen.finish() }
            try await client.events(onOpen: { isOpen.finish() }) { number, event in
                feed.add(number, event)
                screen.show(event)
            }
        }
        defer { listening.cancel() }
        for await _ in opened {}
        let session = PromptSession(
            client: client,
            feed: feed,
            scanner: ScannerSocket(path: demonstration.scannerPath),
            demo: demonstration
        )
        if let script {
            var player = ScriptPlayer(session: session, file: script)
            try await player.play()
            return
        }
        Console.out(try await Self.welcome(client))
        try await PromptLoop(session: session).run()
    }

    private static func welcome(_ client: LocalAPIClient) async throws -> String {
        let some = try await client.products(search: "", limit: 4)
        let examples = some.map { "  \($0.barcode)  \($0.name)" }.joined(separator: "\n")
        return """
            The shop is open. Type or paste a barcode, then cash 20 or card; help tells the rest. For instance:
            \(examples)
            """
    }

    private var spoken: Language {
        if let language { return Language(rawValue: language) ?? .english }
        let variables = Environment.variables
        let tongue = variables["LC_ALL"] ?? variables["LC_MESSAGES"] ?? variables["LANG"] ?? ""
        return tongue.hasPrefix("es") ? .spanish : .english
    }

    private static func temporaryFolder() throws -> String {
        let base = Environment.variables["TMPDIR"].flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp"
        var template = Array((base + "/till-demo-XXXXXX").utf8CString)
        let isMade = template.withUnsafeMutableBufferPointer { buffer in
            buffer.baseAddress.map { mkdtemp($0) != nil } ?? false
        }
        guard isMade else { throw Files.Failure("make a folder in", base) }
        return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
