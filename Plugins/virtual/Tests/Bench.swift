import Foundation
import TillDeviceKit
import TillDeviceTesting

@testable import virtual

typealias Harness = DriverHarness<VirtualDevices>

let receipt = OpenParameters.Device(name: "receipt", deviceClass: .posPrinter)
let till = OpenParameters.Device(name: "till", deviceClass: .cashDrawer)
let front = OpenParameters.Device(name: "front", deviceClass: .lineDisplay)
let scanner = OpenParameters.Device(name: "scanner", deviceClass: .scanner)

/// A folder of its own for one test, deleted with everything in it.
final class TemporaryFolder {
    let path: String

    init() throws {
        let url = FileManager.default.temporaryDirectory.appending(path: "virtual-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: false)
        path = url.path()
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    /// All names, the hidden ones too, sorted.
    func names(in folder: String = "") throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: "\(path)/\(folder)").sorted()
    }

    func bytes(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(filePath: "\(path)/\(name)")))
    }

    func text(_ name: String) throws -> String {
        String(decoding: try bytes(name), as: UTF8.self)
    }

    func put(_ name: String, _ text: String = "") throws {
        try Data(text.utf8).write(to: URL(filePath: "\(path)/\(name)"))
    }

    func putFolder(_ name: String) throws {
        try FileManager.default.createDirectory(atPath: "\(path)/\(name)", withIntermediateDirectories: false)
    }

    func mode(_ name: String = "") throws -> Int {
        let attributes = try FileManager.default.attributesOfItem(atPath: "\(path)/\(name)")
        return (attributes[.posixPermissions] as? Int) ?? -1
    }
}

/// Devices on a real folder, open and enabled.
func started(
    _ devices: [OpenParameters.Device],
    in folder: TemporaryFolder,
    _ settings: [String: SettingValue] = [:]
) -> Harness {
    var harness = Harness(
        opener: VirtualTransports(),
        devices: devices,
        settings: settings,
        connection: "folder:\(folder.path)"
    )
    let refused = harness.start()
    precondition(refused.isEmpty, "the driver did not open: \(refused)")
    harness.forgetMessages()
    return harness
}

func line(_ text: String) -> PrintItem { .line(runs: [PrintRun(text)], alignment: .left) }

func printing(_ texts: String...) -> DriverCall {
    .print(device: "receipt", job: "job-1", items: texts.map(line))
}

extension DriverHarness {
    /// The one failure of a call; nil where it was not answered so.
    func failure(of id: Int) -> DeviceError? {
        guard answers(to: id).count == 1, case .failure(_, let error)? = answers(to: id).first else { return nil }
        return error
    }

    /// The one result of a call; nil where it was not answered so.
    func result(of id: Int) -> DriverResult? {
        guard answers(to: id).count == 1, case .result(_, let result)? = answers(to: id).first else { return nil }
        return result
    }

    var statuses: [StatusUpdate.Status] {
        events.compactMap { if case .status(let update) = $0 { update.status } else { nil } }
    }

    mutating func statistics(of device: String) -> [String: Int] {
        let id = call(.retrieveStatistics(device: device))
        return result(of: id)?.statistics ?? [:]
    }
}
