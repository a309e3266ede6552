/// What CUPS says of one of its queues.
public struct QueueReport: Equatable, Sendable {
    /// What becomes of a document on its way to the printer.
    public enum Kind: String, Equatable, Sendable {
        /// Nothing: the printer gets the bytes that were submitted.
        case raw
        /// CUPS makes what an IPP Everywhere printer takes.
        case driverless
        /// A PPD and its filters make what the printer takes.
        case filtered
    }

    /// `printer-state` (RFC 8011, 5.4.11).
    public enum State: Int, Equatable, Sendable {
        case idle = 3
        case processing = 4
        case stopped = 5
    }

    public var name: String
    /// Where CUPS sends what it prints: `socket://192.0.2.7`, `usb://EPSON/TM-T20II?serial=J5`, `ipp://…`.
    public var deviceURI: String
    public var makeAndModel: String
    public var kind: Kind
    public var state: State
    /// `printer-state-reasons` without `none`.
    public var reasons: [String]
    /// `printer-state-message`: where a backend says that a printer does not answer, which is in no reason.
    public var message: String
    public var isAccepting: Bool
    public var isShared: Bool
    /// The queue stands on another CUPS server.
    public var isRemote: Bool
    /// `printer-error-policy`; empty where the server does not tell.
    public var errorPolicy: String
    /// `document-format-supported`.
    public var formats: [String]
    /// `media-default`, a PWG self-describing name such as `iso_a4_210x297mm`.
    public var media: String
    /// `printer-resolution-default` in dots per inch, where the queue has one.
    public var dotsPerInch: Int?

    /// The attributes that are asked for.
    static let attributes = [
        "printer-name", "device-uri", "printer-make-and-model", "printer-type", "printer-state",
        "printer-state-reasons", "printer-state-message", "printer-is-accepting-jobs", "printer-is-shared",
        "printer-error-policy", "document-format-supported", "media-default", "printer-resolution-default",
    ]
    /// Of the many formats of a queue, those that somebody here asks for.
    static let formatsOfInterest = ["application/pdf", "image/pwg-raster", "application/vnd.cups-raw"]
    /// CUPS_PRINTER_REMOTE of `printer-type` (cups.h).
    private static let typeRemote = 0x0002

    public init(_ group: IPPGroup) {
        name = group.text("printer-name") ?? ""
        deviceURI = group.text("device-uri") ?? ""
        makeAndModel = group.text("printer-make-and-model") ?? ""
        state = group.number("printer-state").flatMap { State(rawValue: $0) } ?? .stopped
        reasons = group.keywords("printer-state-reasons")
        message = group.text("printer-state-message") ?? ""
        isAccepting = group.flag("printer-is-accepting-jobs") ?? false
        isShared = group.flag("printer-is-shared") ?? false
        errorPolicy = group.text("printer-error-policy") ?? ""
        formats = group.list("document-format-supported")
        media = group.text("media-default") ?? ""
        dotsPerInch = group.text("printer-resolution-default").flatMap { Int($0.prefix { $0.isNumber }) }
        kind = Self.kind(makeAndModel: makeAndModel)
        let type = group.number("printer-type") ?? 0
        isRemote = type & Self.typeRemote != 0 || Self.isQueueOfCUPS(deviceURI)
    }

    /// What the URI begins with: `usb`, `socket`, `ipp`.
    public var backend: String { String(deviceURI.prefix { $0 != ":" }) }

    /// Whether the end of a job in CUPS is the end that the printer told: the ipp backend waits for the printer's own
    /// job unless it is told not to, but another CUPS server at the end of the line tells only its own.
    public var tellsPrintersEnd: Bool {
        ["ipp", "ipps"].contains(backend) && !isRemote && !deviceURI.contains("waitjob=false")
            && !reasons.contains { $0.hasPrefix("cups-ipp-missing-") }
    }

    /// cupsd names its raw queues so (scheduler/printers.c: "Local Raw Printer"); a driverless one carries the word of
    /// lpadmin -m everywhere or of cups-browsed.
    private static func kind(makeAndModel: String) -> Kind {
        let words = makeAndModel.lowercased()
        if words.isEmpty || words.hasSuffix("raw printer") { return .raw }
        return words.contains("ipp everywhere") || words.contains("driverless") ? .driverless : .filtered
    }

    private static func isQueueOfCUPS(_ uri: String) -> Bool {
        let scheme = uri.prefix { $0 != ":" }
        guard ["ipp", "ipps", "http", "https"].contains(scheme) else { return false }
        return uri.contains("/printers/") || uri.contains("/classes/")
    }
}
