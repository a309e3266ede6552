import ArgumentParser
import TillESCPOS

struct EmulateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "emulate",
        abstract: "Be a device, for trying out software that needs one.",
        subcommands: [Printer.self]
    )

    struct Printer: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "printer",
            abstract: "Be an ESC/POS receipt printer, in the network or on a serial line.",
            discussion: """
                Any program that prints ESC/POS can be tested with it. Each paper is shown as text, or kept as files \
                with --folder. Status questions are answered as the model answers them. While it runs, it takes \
                commands on its standard input:

                \(EmulationWord.helpText)

                    till emulate printer --profile epson-tm-t88v --folder papers
                    till emulate printer --serial /tmp/printer
                """
        )

        @Option(help: "The address and port to listen on; port 0 takes a free one.")
        var listen = "127.0.0.1:9100"

        @Option(help: ArgumentHelp("A pseudo-terminal instead, with a link to it here.", valueName: "path"))
        var serial: String?

        @Option(help: "The model; till printers lists them.")
        var profile = PrinterProfile.generic80.name

        @Option(help: ArgumentHelp("Keep the papers here.", valueName: "folder"))
        var folder: String?

        @Option(help: "What is kept of each paper: txt, svg, png, joined by commas.")
        var formats = "txt,svg,png"

        @Flag(help: "Lose what does not fit the receive buffer, as cheap printers do, instead of making the host wait.")
        var dropping = false

        @Option(
            help: ArgumentHelp("The size of the receive buffer; that of the model if not given.", valueName: "bytes")
        )
        var buffer: Int?

        private var wanted: [SlipFolder.Format]? {
            let names = formats.split(separator: ",").map(String.init)
            let known = names.compactMap(SlipFolder.Format.init)
            return known.count == names.count && !known.isEmpty ? known : nil
        }

        func validate() throws {
            guard wanted != nil else { throw ValidationError("--formats is a list of txt, svg, png") }
            guard serial != nil || Self.hostAndPort(listen) != nil else {
                throw ValidationError("--listen is an address and a port, for instance 127.0.0.1:9100")
            }
            if let buffer, !(16...16_777_216).contains(buffer) {
                throw ValidationError("--buffer is from 16 to 16777216 bytes")
            }
        }

        func run() throws {
            do {
                var profile = try ProfileFile.profile(self.profile)
                if let buffer { profile.receiveBufferBytes = buffer }
                let end = try opened()
                let slips = try SlipFolder(folder: folder, formats: wanted ?? [.txt])
                Console.error("an emulated \(profile.name) is at \(end.address); help lists what can be done to it")
                let printer = EmulatedPrinter(profile: profile, dropsOverflow: dropping)
                var loop = EmulationLoop(printer, at: end, slips: slips)
                try loop.run()
            } catch {
                Console.error("till: \(error)")
                throw Exit.code(of: error)
            }
        }

        private func opened() throws -> EmulatedEnd {
            if let serial { return try EmulatedEnd.terminal(link: serial) }
            guard let (host, port) = Self.hostAndPort(listen) else {
                throw ValidationError("--listen is an address and a port")
            }
            return try EmulatedEnd.port(host, port)
        }

        private static func hostAndPort(_ text: String) -> (String, Int)? {
            let parts = text.split(separator: ":")
            guard parts.count == 2, let port = Int(parts[1]), (0...65535).contains(port) else { return nil }
            return (String(parts[0]), port)
        }
    }
}
