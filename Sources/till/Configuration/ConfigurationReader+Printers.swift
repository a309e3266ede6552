import TillDeviceKit
import TillDevices
import Yams

/// Which printer prints what.
extension ConfigurationReader {
    mutating func readPrinters(_ top: ConfigurationSection, _ file: String) {
        if let (text, line) = top.text("receipt-printer") {
            configuration.receiptPrinter = text
            places["receipt-printer"] = Place(file: file, line: line)
        }
        if let (path, line) = top.text("receipt-logo") {
            configuration.receiptLogo = path
            do throws(Files.Failure) {
                _ = try ReceiptLogo.image(path)
            } catch {
                top.problem("\(error)", line)
            }
        }
        if let stations = top.section("kitchen-printers") {
            configuration.kitchenPrinters.merge(printers(stations, "kitchen-printers", file)) { $1 }
        }
        if let printers = top.section("fallback-printers") {
            configuration.fallbackPrinters.merge(self.printers(printers, "fallback-printers", file)) { $1 }
        }
        if let seconds = top.seconds("fallback-after-seconds", 1...3600) {
            configuration.fallbackAfterSeconds = seconds
        }
    }

    /// Names of printers by names of the user's own.
    private mutating func printers(
        _ section: ConfigurationSection,
        _ name: String,
        _ file: String
    ) -> [String: String] {
        var found: [String: String] = [:]
        for (key, node, line) in section.all() {
            guard let printer = node.string, case .scalar = node else {
                section.problem("'\(name).\(key)' must be the name of a printer", line)
                continue
            }
            places["\(name).\(key)"] = Place(file: file, line: line)
            found[key] = printer
        }
        return found
    }
}

extension ConfigurationReader.Reading {
    /// The settings that name a printer, where what they name is none.
    ///
    /// - Parameters:
    ///   - printers: the devices that are printers, in the order of the configuration.
    ///   - faulty: the devices of which it is not known what they are, because they are configured wrongly.
    func printerProblems(_ printers: [String], faulty: Set<String>) -> [ConfigurationProblem] {
        var named: [(setting: String, printer: String)] = []
        if let printer = configuration.receiptPrinter { named.append(("receipt-printer", printer)) }
        for (station, printer) in configuration.kitchenPrinters {
            named.append(("kitchen-printers.\(station)", printer))
        }
        for (from, to) in configuration.fallbackPrinters {
            named.append(("fallback-printers.\(from)", to))
            named.append(("fallback-printers.\(from)", from))
        }
        return named.compactMap { setting, printer in
            guard !printers.contains(printer), !faulty.contains(printer) else { return nil }
            let known = printers.isEmpty ? "none is configured" : "there are \(printers.joined(separator: ", "))"
            return ConfigurationProblem(
                file: places[setting]?.file ?? "till.yaml",
                line: places[setting]?.line,
                text: "'\(setting)' names '\(printer)', which is none of the printers; \(known)"
            )
        }
    }
}
