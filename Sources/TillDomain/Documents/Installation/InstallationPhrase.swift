/// What the papers say that an installer prints, in both languages side by side.
enum InstallationPhrase: CaseIterable {
    case testPage, device, width, letters, styles, plain, bold, large, reverse, places, left, middle, right
    case longName, longerName, codes, scanHint
    case commands, commandsHint, noCommands, noBarcode

    func text(_ language: Language) -> String {
        language.said(words)
    }

    private var words: (english: String, spanish: String) {
        switch self {
        case .testPage: ("PRINTER TEST", "PRUEBA DE IMPRESORA")
        case .device: ("Device", "Dispositivo")
        case .width: ("Columns", "Columnas")
        case .letters: ("Characters", "Caracteres")
        case .styles: ("Styles", "Estilos")
        case .plain: ("Plain", "Normal")
        case .bold: ("Bold", "Negrita")
        case .large: ("Large", "Grande")
        case .reverse: ("White on black", "Blanco sobre negro")
        case .places: ("Alignment", "Alineación")
        case .left: ("left", "izquierda")
        case .middle: ("centre", "centro")
        case .right: ("right", "derecha")
        case .longName: ("A name that takes as many lines as it needs", "Un nombre que ocupa las líneas que necesita")
        case .longerName: ("A name that is cut where the price begins", "Un nombre cortado donde empieza el precio")
        case .codes: ("Codes", "Códigos")
        case .scanHint:
            (
                "Scan the codes on this paper: the till shows each as it is written here.",
                "Lea los códigos de este papel: la caja muestra cada uno como está escrito aquí."
            )
        case .commands: ("COMMANDS", "ÓRDENES")
        case .commandsHint: ("Scan a code to run its command.", "Lea un código para ejecutar su orden.")
        case .noCommands: ("There are no commands.", "No hay órdenes.")
        case .noBarcode: ("cannot be printed as a barcode", "no se puede imprimir como código de barras")
        }
    }
}
