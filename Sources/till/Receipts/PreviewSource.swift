import TillDeviceKit
import TillDomain
import TillESCPOS
import TillRuntime
import TillWire

/// What `till receipt preview` is given, as the bytes that a printer would get.
enum PreviewSource {
    /// Print items, as they stand in docs/driver-protocol.md: a JSON list.
    case items
    /// A text of ours: lines.
    case text
    /// Bytes that somebody caught on the way to a printer.
    case raw

    /// A file by its name: `.json` holds items, `.txt` text, everything else bytes.
    init(file: String) {
        if file.hasSuffix(".json") {
            self = .items
        } else if file.hasSuffix(".txt") {
            self = .text
        } else {
            self = .raw
        }
    }

    static let fileMaxBytes = 4 * 1024 * 1024

    func bytes(of content: [UInt8], _ profile: PrinterProfile) throws -> [UInt8] {
        switch self {
        case .raw: return content
        case .items: return encode(try WireCoding.decode([PrintItem].self, from: content), profile)
        case .text:
            guard let text = String(validating: content, as: UTF8.self) else {
                throw Files.Failure("the text is not UTF-8; bytes for a printer are given with --raw")
            }
            let document = Document([.text(text), .feed(1), .cut])
            return encode(PrintItems.items(document, columns: profile.columns), profile)
        }
    }

    private func encode(_ items: [PrintItem], _ profile: PrinterProfile) -> [UInt8] {
        var encoder = ESCPOSEncoder(profile: profile, glyphs: PaperFile.glyphs)
        return encoder.encode(items)
    }
}
