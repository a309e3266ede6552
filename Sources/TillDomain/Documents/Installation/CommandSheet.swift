/// The barcodes by which a till without a keyboard is told what to do, on sheets to be hung up beside it.
public enum CommandSheet {
    /// The longest code that paper of 58 mm (32 columns, 384 dots) holds as Code 128: 12 characters are 167 modules,
    /// 334 dots at the two dots a module that every scanner reads, and leave room for the white margins.
    public static let codeLengthMaximum = 12

    /// One sheet for each group that has commands: its heading, and each command's name above its barcode. The printer
    /// writes the code below the bars. A code that cannot be a barcode is written out, and it is said so.
    ///
    /// - Parameter heading: stands at the head of each sheet, as the shop's name; nothing where it is empty.
    public static func document(
        entries: [(title: String, entries: [(name: String, code: String)])],
        heading: String = "",
        _ language: Language
    ) -> Document {
        let groups = entries.filter { !$0.entries.isEmpty }
        guard !groups.isEmpty else {
            return Document(head(heading, language) + [.text(InstallationPhrase.noCommands.text(language)), .cut])
        }
        return Document(
            groups.flatMap { group in
                head(heading, language) + [.titledRule(group.title), .feed(1)]
                    + group.entries.flatMap { entry($0.name, $0.code, language) } + [.cut]
            }
        )
    }

    private static func head(_ heading: String, _ language: Language) -> [Document.Block] {
        let head: [Document.Block] = [
            .text(InstallationPhrase.commands.text(language), .large, .center),
            .text(InstallationPhrase.commandsHint.text(language), .plain, .center),
        ]
        return (heading.isEmpty ? [] : [.text(heading, .bold, .center)]) + head
    }

    /// White paper between two barcodes keeps a scanner from reading the neighbour.
    private static func entry(_ name: String, _ code: String, _ language: Language) -> [Document.Block] {
        let title = Document.Block.text(name, .bold, .center)
        guard isBarcode(code) else {
            let note = "(\(InstallationPhrase.noBarcode.text(language)))"
            return [title, .text(TextWidth.oneLine(code), .plain, .center), .text(note, .plain, .center), .feed(2)]
        }
        return [title, .barcode(Document.Barcode(kind: .code128, data: code)), .feed(2)]
    }

    /// Whether a code is short enough for any paper, and of the characters that scanners type on any keyboard.
    static func isBarcode(_ code: String) -> Bool {
        (1...codeLengthMaximum).contains(code.utf8.count) && code.utf8.allSatisfy { (0x20...0x7E).contains($0) }
    }
}
