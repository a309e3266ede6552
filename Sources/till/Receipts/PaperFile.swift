import TillESCPOS
import TillImaging

/// A paper as a file: text, SVG or PNG.
enum PaperFile {
    static let glyphs = MachineGlyphs()

    static func bytes(of paper: Paper, _ format: SlipFolder.Format) throws -> [UInt8] {
        switch format {
        case .txt: Array(paper.text().utf8)
        case .svg: Array(paper.svg(glyphs: glyphs).utf8)
        case .png: try PNG.encode(paper.raster(glyphs: glyphs), framed: true)
        }
    }
}
