import TillDeviceKit
import TillDeviceTesting
import TillESCPOS

@testable import escpos_printer

typealias Harness = DriverHarness<ESCPOSPrinter>

let receipt = OpenParameters.Device(name: "receipt", deviceClass: .posPrinter)
let till = OpenParameters.Device(name: "till", deviceClass: .cashDrawer)
let confirming: [String: SettingValue] = ["profile": .text("epson-tm-t88")]

/// A printer that is asked nothing, so that what is written is jobs alone, and a drawer whose switch is known.
let unasked: [String: SettingValue] = ["status": .text("never"), "drawer-open-level": .text("low")]

/// A printer that is asked nothing and its drawer, open and enabled on a simulated wire.
func started(_ settings: [String: SettingValue] = [:]) -> (harness: Harness, wire: SimulatedWire) {
    opened(unasked.merging(settings) { _, given in given })
}

/// A printer and its drawer, open and enabled; what the driver asks at link-up is open still.
func opened(
    _ settings: [String: SettingValue],
    _ wire: SimulatedWire = SimulatedWire()
) -> (
    harness: Harness, wire: SimulatedWire
) {
    var harness = Harness(opener: wire, devices: [receipt, till], settings: settings)
    let refused = harness.start()
    precondition(refused.isEmpty, "the driver did not open: \(refused)")
    harness.forgetMessages()
    return (harness, wire)
}

/// A printer that is asked, as it is by default, and has not answered, so that it is given up; its log is forgotten.
func silent(_ settings: [String: SettingValue] = [:]) -> (harness: Harness, wire: SimulatedWire) {
    var (harness, wire) = opened(["drawer-open-level": .text("low")].merging(settings) { _, given in given })
    harness.advance(millis: 10_000)
    harness.forgetMessages()
    wire.written = []
    return (harness, wire)
}

/// Lets an emulated printer answer what is written.
func attach(_ profile: PrinterProfile, to wire: SimulatedWire) {
    var emulator = ESCPOSEmulator(profile: profile)
    wire.reply = { written in
        emulator.received(written).flatMap { event -> [UInt8] in
            if case .reply(let bytes) = event { bytes } else { [] }
        }
    }
}

func line(_ text: String) -> PrintItem { .line(runs: [PrintRun(text)], alignment: .left) }

func printing(_ text: String, job: String = "job-1") -> DriverCall {
    .print(device: "receipt", job: job, items: [line(text)])
}

func ascii(_ text: String) -> [UInt8] { Array(text.utf8) }

/// What every print begins with: ESC @, FS ., ESC R 0, ESC M 0.
let start: [UInt8] = [0x1B, 0x40, 0x1C, 0x2E, 0x1B, 0x52, 0x00, 0x1B, 0x4D, 0x00]

/// The printer's confirmation of the print whose request ends these bytes.
func confirmation(of written: [UInt8]) -> [UInt8] { [0x37, 0x22] + written.suffix(4) + [0x00] }

func sent(_ id: Int) -> [DriverMessage] { [.result(id: id, DriverResult(outcome: .sent))] }

func confirmed(_ id: Int) -> [DriverMessage] { [.result(id: id, DriverResult(outcome: .confirmed))] }

extension DriverHarness {
    /// The one failure of a call; nil where it was not answered so.
    func failure(of id: Int) -> DeviceError? {
        guard answers(to: id).count == 1, case .failure(_, let error)? = answers(to: id).first else { return nil }
        return error
    }

    var statuses: [StatusUpdate.Status] {
        events.compactMap { if case .status(let update) = $0 { update.status } else { nil } }
    }

    var warnings: [String] {
        messages.compactMap { if case .log(.warning, let text) = $0 { text } else { nil } }
    }

    mutating func statistics(of device: String) -> [String: Int] {
        let id = call(.retrieveStatistics(device: device))
        guard case .result(_, let result)? = answers(to: id).first else { return [:] }
        return result.statistics ?? [:]
    }
}
