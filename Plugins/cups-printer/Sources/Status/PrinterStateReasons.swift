import TillDeviceKit

/// `printer-state-reasons` (RFC 8011, 5.4.12; the names are PWG 5100.9's and CUPS's own). Each may end in `-error`,
/// `-warning` or `-report`.
struct PrinterStateReasons: Equatable {
    let isCoverOpen: Bool
    let paper: StatusUpdate.Status
    let isOffline: Bool
    let isConnecting: Bool
    let isPaused: Bool
    /// What is broken, in the keywords of IPP; empty when nothing is.
    let fault: String
    /// All of them, for people.
    let text: String

    private static let coverOpen: Set = ["cover-open", "door-open", "interlock-open"]
    private static let paperEmpty: Set = ["media-empty", "media-needed", "input-tray-missing"]
    private static let offline: Set = ["offline", "shutdown", "timed-out", "cups-remote-stopped"]
    private static let broken: Set = [
        "media-jam", "toner-empty", "marker-supply-empty", "marker-waste-full", "fuser-over-temp", "fuser-under-temp",
        "opc-life-over", "developer-empty", "output-area-full", "output-tray-missing", "cups-missing-filter",
        "cups-insecure-filter", "other",
    ]

    init(_ reasons: [String]) {
        let names = reasons.map(Self.stem)
        let known = Set(names)
        isCoverOpen = !known.isDisjoint(with: Self.coverOpen)
        if !known.isDisjoint(with: Self.paperEmpty) {
            paper = .paperEmpty
        } else {
            paper = known.contains("media-low") ? .paperNearEmpty : .paperOK
        }
        isOffline = !known.isDisjoint(with: Self.offline)
        isConnecting = known.contains("connecting-to-device")
        isPaused = known.contains("paused") || known.contains("moving-to-paused")
        // A report or a warning of these is not yet a fault (`other-report` of idle printers, `toner-empty-warning`).
        let errors = zip(reasons, names).filter { reason, name in
            Self.broken.contains(name) && !reason.hasSuffix("-report") && !reason.hasSuffix("-warning")
        }
        fault = errors.map(\.0).joined(separator: ", ")
        text = reasons.joined(separator: ", ")
    }

    /// The reason without its severity.
    private static func stem(_ reason: String) -> String {
        for severity in ["-error", "-warning", "-report"] where reason.hasSuffix(severity) {
            return String(reason.dropLast(severity.count))
        }
        return reason
    }
}

/// What a backend of CUPS says of its printer. The socket backend tells an absent printer here and in no reason. The
/// words are English because Till makes its jobs in English (`IPPRequest`).
struct BackendMessage: Equatable {
    private static let offlineWords = [
        "may not exist", "unavailable at this time", "not responding", "unreachable", "not connected",
        "Waiting for printer to become available", "printer is busy", "printer is in use",
    ]

    let saysOffline: Bool

    init(_ message: String) {
        saysOffline = Self.offlineWords.contains { message.contains($0) }
    }
}
