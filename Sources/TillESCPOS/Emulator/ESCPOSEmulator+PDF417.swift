import TillDeviceKit

/// PDF417 codes: GS ( k with cn 48. Source: Epson ESC/POS command reference, GS ( k functions 65 to 81 of PDF417.
extension ESCPOSEmulator {
    mutating func executePDF417(_ command: [UInt8]) {
        let parameter = command[7]
        switch command[6] {
        case 65 where parameter <= 30: modes.pdf417.columns = Int(parameter)
        // The number of rows follows from the columns here, and the truncated form is drawn whole.
        case 66, 70: break
        case 67 where (1...8).contains(parameter): modes.pdf417.moduleDots = Int(parameter)
        case 68 where (2...8).contains(parameter): modes.pdf417.rowHeightModules = Int(parameter)
        case 69 where command.count >= 9: setErrorCorrection(command)
        case 80 where parameter == 48: modes.pdf417.data = Array(command[8...])
        case 81 where parameter == 48: printPDF417(command)
        default: emit(.ignored(command))
        }
    }

    /// m = 48: level n − 48. m = 49: n tenths of the data, of which the level is worked out at printing time on a
    /// printer; here it is the one for little data.
    private mutating func setErrorCorrection(_ command: [UInt8]) {
        switch (command[7], command[8]) {
        case (48, 48...56): modes.pdf417.errorCorrection = Int(command[8]) - 48
        case (49, 1...40): modes.pdf417.errorCorrection = 2
        default: emit(.ignored(command))
        }
    }

    private mutating func printPDF417(_ command: [UInt8]) {
        let modes = self.modes.pdf417
        guard profile.nativePDF417, isAtLineStart, !modes.data.isEmpty else { return emit(.ignored(command)) }
        let modules = Self.pdf417Modules(of: modes, areaDots: areaDots)
        guard let width = modules.first?.count, width * modes.moduleDots <= areaDots else {
            return emit(.ignored(command))
        }
        let code = PaperPDF417(
            data: modes.data,
            modules: modules,
            moduleDots: modes.moduleDots,
            rowHeightDots: modes.rowHeightModules * modes.moduleDots,
            alignment: self.modes.alignment
        )
        place(.pdf417(code))
    }

    /// Empty where the data do not fit a symbol of that shape, which a printer does not print either. Columns that the
    /// host leaves to the printer are those of the best shape for the area.
    private static func pdf417Modules(of modes: PrintModes.PDF417Modes, areaDots: Int) -> [[Bool]] {
        do throws(PrintRefusal) {
            let shape = PDF417Shape(
                words: PDF417Words(modes.data).words.count,
                level: modes.errorCorrection,
                moduleDots: max(modes.moduleDots, ESCPOSEncoder.smallestModuleDots),
                rowHeight: modes.rowHeightModules
            )
            let (columns, _) = try shape.fitting(
                paperDots: areaDots,
                wantedColumns: modes.columns,
                bytes: modes.data.count
            )
            let level = modes.errorCorrection
            return try PDF417Symbol(data: modes.data, columns: columns, errorCorrection: level).modules
        } catch {
            return []
        }
    }
}
