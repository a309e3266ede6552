import ArgumentParser
import TillESCPOS

struct ReceiptCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "receipt",
        abstract: "Look at receipts without paper.",
        subcommands: [Preview.self]
    )

    struct Preview: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "preview",
            abstract: "Show what a printer would print, as text or as a picture.",
            discussion: """
                The file is encoded for the profile and printed on the emulated printer of that model, so that what is \
                shown is what its code pages, widths and commands make of it. A .json file holds print items \
                (docs/driver-protocol.md), a .txt file text; anything else is taken for bytes that were caught on the \
                way to a printer.

                    till receipt preview caught.bin --profile epson-tm-t88v --output receipt.png
                """
        )

        @Argument(help: "The file; - is the standard input.")
        var file: String

        @Option(help: "The printer's profile; till printers lists them.")
        var profile = PrinterProfile.generic80.name

        @Option(
            name: .shortAndLong,
            help: "Where to: a file that ends in .txt, .svg or .png. Without it, text is shown."
        )
        var output: String?

        @Flag(help: "The input holds bytes for a printer, whatever its name is.")
        var raw = false

        private var format: SlipFolder.Format? {
            guard let output else { return .txt }
            return SlipFolder.Format.allCases.first { output.hasSuffix(".\($0.rawValue)") }
        }

        func validate() throws {
            guard format != nil else { throw ValidationError("--output ends in .txt, .svg or .png") }
        }

        func run() async throws {
            try await Exit.reporting {
                let profile = try ProfileFile.profile(self.profile)
                let path = file
                let content = try Files.read(path, maxBytes: PreviewSource.fileMaxBytes)
                let source: PreviewSource = raw ? .raw : file == "-" ? .text : PreviewSource(file: file)
                var emulator = ESCPOSEmulator(profile: profile)
                let events = emulator.received(try source.bytes(of: content, profile))
                for line in EmulatorLines.problems(in: events) { Console.error("till: \(line)") }
                let bytes = try PaperFile.bytes(of: emulator.tearOff(), format ?? .txt)
                try Files.write(bytes, to: output ?? "-")
            }
        }
    }
}
