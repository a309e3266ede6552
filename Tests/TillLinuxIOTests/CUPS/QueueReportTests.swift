import Testing
import TillDeviceKit

@testable import TillLinuxIO

/// What a queue is, by what CUPS 2.4 tells of it.
@Suite struct QueueReportTests {
    private func queue(_ values: [String: [String]]) -> QueueReport {
        let plain = [
            "printer-name": ["bar"], "device-uri": ["socket://192.0.2.7"], "printer-type": ["4"],
            "printer-make-and-model": ["Local Raw Printer"], "printer-state": ["3"],
            "printer-is-accepting-jobs": ["true"], "printer-state-reasons": ["none"],
        ]
        return QueueReport(IPPGroup(plain.merging(values) { $1 }))
    }

    @Test(arguments: [
        ("Local Raw Printer", QueueReport.Kind.raw), ("Remote Raw Printer", .raw), ("", .raw),
        ("HP LaserJet - IPP Everywhere", .driverless), ("Epson WF-2010, driverless, cups-filters 1.28", .driverless),
        ("Generic PostScript Printer", .filtered),
    ])
    func whatBecomesOfADocument(model: String, kind: QueueReport.Kind) {
        #expect(queue(["printer-make-and-model": [model]]).kind == kind)
    }

    @Test func aQueueThatTellsNothingIsTakenToBeStopped() {
        let silent = QueueReport(IPPGroup())
        #expect(silent.state == .stopped && !silent.isAccepting && silent.reasons == [])
    }

    @Test(arguments: [
        ("ipp://192.0.2.7/ipp/print", true), ("ipps://192.0.2.7/ipp/print", true), ("socket://192.0.2.7", false),
        ("ipp://server/printers/bar", false), ("ipp://192.0.2.7/ipp/print?waitjob=false", false),
    ])
    func onlyThePrinterItselfTellsItsEnd(uri: String, tells: Bool) {
        #expect(queue(["device-uri": [uri]]).tellsPrintersEnd == tells)
        #expect(!queue(["device-uri": [uri], "printer-type": ["6"]]).tellsPrintersEnd)
        let missing = ["device-uri": [uri], "printer-state-reasons": ["cups-ipp-missing-job-history"]]
        #expect(!queue(missing).tellsPrintersEnd)
    }

    // MARK: - Advice

    private func tested(_ values: [String: [String]]) -> [String] {
        CUPSAdvice(queue(values)).findings.filter { $0.severity != .note }.map(\.tested)
    }

    @Test func aSoundRawQueueHasNoMoreThanNotes() {
        let advice = CUPSAdvice(queue([:]))
        #expect(advice.findings.map(\.severity) == [.note])
        #expect(advice.findings.first?.means.contains("deprecated") == true)
        #expect(CUPSAdvice.warningAtOpen(queue([:])) == nil)
    }

    @Test(arguments: [
        (["printer-state": ["5"], "printer-state-message": ["out of order"]], "whether queue bar is enabled"),
        (["printer-is-accepting-jobs": ["false"]], "whether queue bar accepts jobs"),
        (["device-uri": ["usb://EPSON/TM-T20II?serial=J5"]], "how queue bar reaches its printer"),
        (["printer-error-policy": ["abort-job"]], "what queue bar does with a job that fails"),
    ])
    func eachTrapIsFoundAndRemedied(values: [String: [String]], wanted: String) {
        #expect(tested(values) == [wanted])
        for finding in CUPSAdvice(queue(values)).findings {
            for sentence in [finding.tested, finding.found, finding.means, finding.remedy] {
                #expect(!sentence.isEmpty)
            }
        }
    }

    @Test func theUSBBackendIsWarnedOfAtOpen() {
        let warning = CUPSAdvice.warningAtOpen(queue(["device-uri": ["usb://EPSON/TM-T20II?serial=J5"]]))
        #expect(warning?.contains("waits 8 s after each job") == true)
    }

    @Test func aQueueOfAnotherServerIsNoted() {
        let advice = CUPSAdvice(queue(["device-uri": ["ipp://server/printers/bar"]]))
        #expect(advice.findings.contains { $0.tested == "where queue bar stands" })
    }

    @Test func aServerThatDoesNotAnswerIsAProblem() {
        let advice = CUPSAdvice(silent: DeviceError(.offline, .waitForOperator, "CUPS does not answer"))
        #expect(advice.findings.map(\.severity) == [.problem])
    }

    @Test(arguments: [("time-at-processing", [String]?.some([]), false), ("x", nil, true)])
    func aJobWasBegunUnlessCUPSSaysThatItWasNot(name: String, value: [String]?, was: Bool) throws {
        var group = IPPGroup(["job-id": ["1"], "job-state": ["3"]])
        group.values[name] = value
        #expect(try #require(JobReport(group)).wasProcessed == was)
    }
}
