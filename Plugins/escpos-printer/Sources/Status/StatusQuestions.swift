import TillESCPOS

/// The questions DLE EOT 1…4 of one health check, and what came back.
struct StatusQuestions: Equatable {
    private(set) var printer: PrinterStatus?
    private(set) var offlineCause: OfflineCause?
    private(set) var errorCause: ErrorCause?
    private(set) var paper: PaperSupply?

    var answerCount: Int {
        (printer == nil ? 0 : 1) + (offlineCause == nil ? 0 : 1) + (errorCause == nil ? 0 : 1) + (paper == nil ? 0 : 1)
    }

    var isComplete: Bool { answerCount == RealTimeStatus.allCases.count }

    /// Takes a reply that belongs here; others are none of its business.
    mutating func replied(_ reply: PrinterReply) {
        switch reply {
        case .printer(let status): printer = status
        case .offlineCause(let cause): offlineCause = cause
        case .errorCause(let cause): errorCause = cause
        case .paper(let supply, answers: .realTime(.rollPaper)): paper = supply
        default: break
        }
    }

    /// UnifiedPOS `CheckHealthText` of the level internal.
    ///
    /// - Parameter waitMillis: how long was waited for the answers.
    func text(waitMillis: Int, drawerOpenLevel: PrinterSettings.DrawerOpenLevel) -> String {
        guard answerCount > 0 else {
            return "Internal HCheck: the connection stands; "
                + "the printer does not answer status questions within \(waitMillis) ms"
        }
        var words: [String] = []
        if let printer { words.append(printer.isOffline ? "offline" : "online") }
        if let paper { words.append(Self.text(of: paper)) }
        if let offlineCause { words.append(offlineCause.contains(.coverOpen) ? "cover open" : "cover closed") }
        if let printer, drawerOpenLevel != .none {
            let isOpen = printer.isDrawerPinHigh == (drawerOpenLevel == .high)
            words.append(isOpen ? "drawer open" : "drawer closed")
        }
        if let errorCause, !errorCause.isEmpty { words.append(PrinterCondition.text(of: errorCause)) }
        if !isComplete { words.append("\(answerCount) of \(RealTimeStatus.allCases.count) questions answered") }
        return "Internal HCheck: " + words.joined(separator: ", ")
    }

    private static func text(of supply: PaperSupply) -> String {
        switch supply {
        case .present: "paper ok"
        case .nearEnd: "paper near its end"
        case .end: "paper end"
        }
    }
}
