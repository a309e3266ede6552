import TillDeviceKit

/// The paper as the dots that a printer burns into it.
public struct PaperRaster: Equatable, Sendable {
    /// A place where the knife went through.
    public struct Cut: Equatable, Sendable {
        /// The first row below the cut.
        public let row: Int
        public let kind: PrintCut
    }

    /// As wide as the printable area.
    public let black: Bitmap
    /// The dots of the second colour, where anything was printed in it.
    public let red: Bitmap?
    /// From the top down.
    public let cuts: [Cut]
    /// How many elements at the beginning had no room within `maximumRows`.
    public let omittedElementCount: Int

    /// Two metres and a half at 203 dots per inch. Of longer paper the end is shown, in whole elements, as that is what
    /// hangs out of a printer; an element that is longer by itself is left out with all before it.
    public static let maximumRows = 20_000
}

extension Paper {
    /// The paper as dots.
    ///
    /// - Parameter glyphs: draws the characters that `DrawnFont` lacks; those that it lacks too are a framed `?`.
    public func raster(glyphs: (any GlyphSource)? = nil) -> PaperRaster {
        let layout = PaperLayout(self)
        let blocks = layout.lastBlocks(of: self)
        var ink = PaperPlanes(width: layout.printWidth, glyphs: glyphs)
        var cuts: [PaperRaster.Cut] = []
        for block in blocks {
            if let kind = block.cut { cuts.append(PaperRaster.Cut(row: ink.rowCount + block.height / 2, kind: kind)) }
            ink.print(block)
        }
        return PaperRaster(
            black: ink.black,
            red: ink.red,
            cuts: cuts,
            omittedElementCount: elements.count - blocks.count
        )
    }
}

extension PaperLayout {
    /// The last elements that have room together; those before them are not even laid out.
    fileprivate func lastBlocks(of paper: Paper) -> [PaperBlock] {
        var rows = 0
        var blocks: [PaperBlock] = []
        for element in paper.elements.reversed() {
            let block = block(of: element)
            rows += block.height
            guard rows <= PaperRaster.maximumRows else { break }
            blocks.append(block)
        }
        return blocks.reversed()
    }
}
