import TillESCPOS

/// Where the emulated printer's paper goes: numbered files in a folder, or the standard output as text.
struct SlipFolder {
    enum Format: String, CaseIterable {
        case txt, svg, png
    }

    /// More are not begun in one folder, so that a job in a loop does not fill the disk.
    static let slipsMax = 10_000

    let folder: String?
    let formats: [Format]
    private var count = 0

    /// Numbers go on after those that are there already.
    init(folder: String?, formats: [Format]) throws(Files.Failure) {
        self.folder = folder
        self.formats = formats
        guard let folder else { return }
        try Files.makeFolder(folder, mode: 0o755)
        while formats.contains(where: { Files.exists(Self.path(folder, count + 1, $0)) }), count < Self.slipsMax {
            count += 1
        }
    }

    /// Keeps a paper; answers the line that tells of it.
    mutating func keep(_ paper: Paper) throws -> String {
        guard let folder else { return paper.text() }
        guard count < Self.slipsMax else {
            return "\(folder) holds \(Self.slipsMax) papers: this one is not kept"
        }
        count += 1
        for format in formats {
            try Files.write(PaperFile.bytes(of: paper, format), to: Self.path(folder, count, format))
        }
        return "printed \(Self.path(folder, count, formats.first ?? .txt))"
    }

    private static func path(_ folder: String, _ number: Int, _ format: Format) -> String {
        let digits = String(number)
        let zeros = String(repeating: "0", count: max(0, 4 - digits.count))
        return "\(folder)/\(zeros)\(digits).\(format.rawValue)"
    }
}
