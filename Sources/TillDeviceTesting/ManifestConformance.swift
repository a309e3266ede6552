#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif
import TillDeviceKit

/// What the runtime believes of a driver, held against the driver: `driver.json` must be usable and true.
public enum ManifestConformance {
    /// Everything that is wrong; empty when the manifest is in order.
    ///
    /// - Parameters:
    ///   - test: the path of a test in the plugin's `Tests` folder, as `#filePath` gives it.
    ///   - schemes: what the driver's opener can open.
    public static func problems<Driver: DeviceDriver>(
        _ driver: Driver.Type,
        test: String = #filePath,
        schemes: some Sequence<String>
    ) -> [String] {
        // <plugin>/Tests/<test>.swift
        let folder = test.split(separator: "/").dropLast(2)
        let path = "/" + folder.joined(separator: "/") + "/driver.json"
        let manifest: DriverManifest
        do {
            manifest = try JSONDecoder().decode(DriverManifest.self, from: Data(contentsOf: URL(filePath: path)))
        } catch {
            return ["\(path) cannot be read: \(error)"]
        }
        var problems = manifest.problems()
        if manifest.name != folder.last.map(String.init) {
            problems.append("'\(manifest.name)' is not the folder's name")
        }
        let closed = Set(manifest.connections).subtracting(schemes)
        if !closed.isEmpty { problems.append("it cannot open \(closed.sorted().joined(separator: ", "))") }
        return problems + opening(driver, manifest)
    }

    /// The settings as they are by default must open the driver, and it must tell what each device can do.
    private static func opening<Driver: DeviceDriver>(_ driver: Driver.Type, _ manifest: DriverManifest) -> [String] {
        let (settings, problems) = manifest.settings(from: [:])
        let devices = manifest.classes.map { OpenParameters.Device(name: $0.rawValue, deviceClass: $0) }
        let parameters = OpenParameters(connection: "none:", devices: devices, settings: settings)
        do throws(DeviceError) {
            let told = try Driver(parameters).capabilities.map(\.device)
            let silent = Set(devices.map(\.name)).subtracting(told)
            return problems + silent.sorted().map { "it does not tell what \($0) can do" }
        } catch {
            return problems + ["its defaults do not open it: \(error)"]
        }
    }
}
