/// The least PDF (ISO 32000-1) that shows a picture a page: a catalogue, the pages, and for each page its content and
/// an image of one bit a dot. A picture and no text, so that every character of the receipt is right on every printer.
enum PDFDocument {
    static func bytes(_ layout: PageLayout) -> [UInt8] {
        var file = Writer()
        file.add("%PDF-1.4\n")
        // Four bytes above 127 in a comment tell programs that move files about that this one is binary (7.5.2).
        file.add([0x25, 0xE2, 0xE3, 0xCF, 0xD3, 0x0A])
        // Object 1 is the catalogue, 2 the list of pages; then three objects a page: page, content, image.
        let first = layout.pages.indices.map { 3 + 3 * $0 }
        let kids = first.map { "\($0) 0 R" }.joined(separator: " ")
        file.object(1, "<< /Type /Catalog /Pages 2 0 R >>")
        file.object(2, "<< /Type /Pages /Count \(first.count) /Kids [\(kids)] >>")
        for (number, page) in zip(first, layout.pages) { add(page, number, layout, &file) }
        file.end()
        return file.bytes
    }

    private static func add(_ page: PageLayout.Page, _ number: Int, _ layout: PageLayout, _ file: inout Writer) {
        let box = "[0 0 \(fixed(layout.paper.width)) \(fixed(layout.paper.height))]"
        let resources = page.height == 0 ? "<< >>" : "<< /XObject << /Im \(number + 2) 0 R >> >>"
        file.object(
            number,
            "<< /Type /Page /Parent 2 0 R /MediaBox \(box) /Resources \(resources) /Contents \(number + 1) 0 R >>"
        )
        let width = Double(layout.width) * layout.scale
        let height = Double(page.height) * layout.scale
        let bottom = layout.paper.height - PageLayout.marginPoints - height
        let matrix = "\(fixed(width)) 0 0 \(fixed(height)) \(fixed(layout.left)) \(fixed(bottom))"
        let content = page.height == 0 ? "" : "q \(matrix) cm /Im Do Q"
        file.stream(number + 1, "", Array(content.utf8))
        // Decode [1 0]: a set bit is black (8.9.5.2). RunLengthDecode is PackBits (7.4.5).
        let image =
            "/Type /XObject /Subtype /Image /Width \(layout.width) /Height \(max(page.height, 1)) "
            + "/ColorSpace /DeviceGray /BitsPerComponent 1 /Decode [1 0] /Filter /RunLengthDecode"
        let rows = page.height == 0 ? [UInt8](repeating: 0, count: layout.bytesPerRow) : page.rows
        file.stream(number + 2, image, RunLength.encode(rows))
    }

    /// A number with two decimals: PDF knows no exponents.
    static func fixed(_ value: Double) -> String {
        let hundredths = Int((value * 100).rounded())
        let (whole, rest) = (abs(hundredths) / 100, abs(hundredths) % 100)
        return (hundredths < 0 ? "-" : "") + "\(whole)." + (rest < 10 ? "0" : "") + "\(rest)"
    }

    private struct Writer {
        var bytes: [UInt8] = []
        /// Where each object begins, by its number from 1.
        var offsets: [Int] = []

        mutating func add(_ text: String) { bytes += text.utf8 }
        mutating func add(_ more: [UInt8]) { bytes += more }

        /// Objects are written in the order of their numbers.
        mutating func object(_ number: Int, _ text: String) {
            begin(number)
            add(text + "\nendobj\n")
        }

        mutating func stream(_ number: Int, _ entries: String, _ content: [UInt8]) {
            begin(number)
            add("<< \(entries.isEmpty ? "" : entries + " ")/Length \(content.count) >>\nstream\n")
            add(content)
            add("\nendstream\nendobj\n")
        }

        private mutating func begin(_ number: Int) {
            precondition(number == offsets.count + 1, "objects are written in the order of their numbers")
            offsets.append(bytes.count)
            add("\(number) 0 obj\n")
        }

        /// The table of the objects' places: ten digits, a blank, five digits, `n` or `f`, two bytes of line end
        /// (7.5.4).
        mutating func end() {
            let start = bytes.count
            add("xref\n0 \(offsets.count + 1)\n0000000000 65535 f \n")
            for offset in offsets {
                let digits = String(offset)
                add(String(repeating: "0", count: max(0, 10 - digits.count)) + digits + " 00000 n \n")
            }
            add("trailer\n<< /Size \(offsets.count + 1) /Root 1 0 R >>\nstartxref\n\(start)\n%%EOF\n")
        }
    }
}
