import TillDeviceKit
import TillDeviceTesting
import TillESCPOS
import TillLinuxIO

@testable import cups_printer

typealias Harness = DriverHarness<CUPSPrinter>

let receipt = OpenParameters.Device(name: "receipt", deviceClass: .posPrinter)

/// CUPS as a driver sees it: takes records and answers them.
final class SimulatedCUPS {
    static let rawQueue: [String: [String]] = [
        "printer-name": ["bar"], "device-uri": ["socket://192.0.2.7"], "printer-make-and-model": ["Local Raw Printer"],
        "printer-state": ["3"], "printer-state-reasons": ["none"], "printer-is-accepting-jobs": ["true"],
    ]

    var queue = rawQueue
    /// What is answered of a job that is asked for.
    var job: [String: [String]] = SimulatedCUPS.ended(.completed)
    /// Nothing is answered to records of these kinds.
    var silentTo: Set<CUPSRecord.Kind> = []
    /// What `submit` is answered with instead of a job number.
    var refusal: [String: [String]]?
    private(set) var received: [CUPSRecord] = []

    func records(_ kind: CUPSRecord.Kind) -> [CUPSRecord] { received.filter { $0.kind == kind } }

    static func ended(_ state: JobReport.State, processed: Bool = true) -> [String: [String]] {
        ["job-state": [String(state.rawValue)], "time-at-processing": processed ? ["1"] : []]
    }

    /// Each write of the driver is one record; one that is cut short is lost with its connection.
    func reply(_ written: [UInt8]) -> [UInt8] {
        var reader = CUPSRecordReader()
        guard let record = try? reader.records(written).first else { return [] }
        received.append(record)
        return silentTo.contains(record.kind) ? [] : answer(record).bytes
    }

    private func answer(_ record: CUPSRecord) -> CUPSRecord {
        var fields: [String: [String]] = ["ticket": record.fields.list("ticket")]
        switch record.kind {
        case .look: return CUPSRecord(.queue, queue.merging(fields) { $1 })
        case .submit:
            if let refusal { return CUPSRecord(.notSubmitted, refusal.merging(fields) { $1 }) }
            fields["job-id"] = ["17"]
            return CUPSRecord(.submitted, fields)
        case .follow:
            fields["job-id"] = record.fields.list("job-id")
            return CUPSRecord(.job, queue.merging(job) { $1 }.merging(fields) { $1 })
        case .cancel:
            job = Self.ended(.canceled, processed: job["time-at-processing"] != [])
            return CUPSRecord(.cancelled, fields)
        default: return CUPSRecord(.failed, fields)
        }
    }
}

/// A printer behind a simulated CUPS, open and enabled.
func started(
    _ settings: [String: SettingValue] = [:],
    _ change: (SimulatedCUPS) -> Void = { _ in }
) -> (harness: Harness, cups: SimulatedCUPS, wire: SimulatedWire) {
    let wire = SimulatedWire()
    let cups = SimulatedCUPS()
    change(cups)
    wire.reply = cups.reply
    var harness = Harness(opener: wire, devices: [receipt], settings: settings)
    let refused = harness.start()
    precondition(refused.isEmpty, "the driver did not open: \(refused)")
    harness.settle()
    harness.forgetMessages()
    return (harness, cups, wire)
}

func line(_ text: String) -> PrintItem { .line(runs: [PrintRun(text)], alignment: .left) }

func printing(_ texts: String..., job: String = "job-1") -> DriverCall {
    .print(device: "receipt", job: job, items: texts.map(line))
}

/// What a receipt printer gets for the items.
func escpos(_ items: [PrintItem]) -> [UInt8] {
    var encoder = ESCPOSEncoder(profile: .generic80)
    return encoder.encode(items)
}

extension DriverHarness {
    /// The one failure of a call; nil where it was not answered so.
    func failure(of id: Int) -> DeviceError? {
        guard answers(to: id).count == 1, case .failure(_, let error)? = answers(to: id).first else { return nil }
        return error
    }

    /// The one outcome of a print; nil where it has not ended or has failed.
    func outcome(of id: Int) -> PrintOutcome? {
        guard answers(to: id).count == 1, case .result(_, let result)? = answers(to: id).first else { return nil }
        return result.outcome
    }

    var updates: [StatusUpdate] {
        events.compactMap { if case .status(let update) = $0 { update } else { nil } }
    }

    var warnings: [String] {
        messages.compactMap { if case .log(.warning, let text) = $0 { text } else { nil } }
    }
}
