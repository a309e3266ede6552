import Logging
import TillDeviceKit
import TillDevices
import Yams

/// Reads `till.yaml`, what lies in `till.d/`, and the environment, in this order; later ones win.
struct ConfigurationReader {
    static let fileMaxBytes = 1024 * 1024

    private let paths: StandardPaths
    private var problems: [ConfigurationProblem] = []
    var configuration: TillConfiguration
    /// Where devices and their settings stand, for problems that are found later.
    var places: [String: Place] = [:]
    private var upstreamURL: Written?
    private var upstreamLogin: String?
    private var upstreamPasswordFile: Written?
    private var apiListen: Written?
    private var apiTokenFile: Written?

    /// A line of a file.
    struct Place: Sendable {
        var file: String
        var line: Int?
    }

    /// A text and where it was written.
    private struct Written {
        var text: String
        var place: Place
    }

    private init(_ paths: StandardPaths) {
        self.paths = paths
        configuration = TillConfiguration(stateFolder: paths.stateFolder, socketPath: paths.socketPath)
    }

    /// What was read, what is wrong with it, and where the devices stand.
    struct Reading: Sendable {
        var configuration: TillConfiguration
        var problems: [ConfigurationProblem] = []
        /// By `device`, by `device.setting`, and by the settings that name a printer.
        var places: [String: Place] = [:]
    }

    /// - Parameter file: must exist; `till.d/*.yaml` beside it is read, too.
    static func read(_ file: String, _ paths: StandardPaths) -> Reading {
        var reader = ConfigurationReader(paths)
        reader.readFile(file)
        let more = Files.folder(of: file) + "/till.d"
        for name in Files.names(in: more) where name.hasSuffix(".yaml") {
            reader.readFile("\(more)/\(name)")
        }
        reader.readEnvironment()
        reader.settle()
        return Reading(configuration: reader.configuration, problems: reader.problems, places: reader.places)
    }

    private mutating func readFile(_ file: String) {
        do {
            let text = try Files.text(file, maxBytes: Self.fileMaxBytes)
            guard let node = try Yams.compose(yaml: text) else { return }
            guard let mapping = node.mapping else {
                problems.append(ConfigurationProblem(file: file, line: 1, text: "names with values are expected"))
                return
            }
            var found: [ConfigurationProblem] = []
            withoutActuallyEscaping({ found.append($0) }) { report in
                readTop(ConfigurationSection(name: "", file: file, mapping: mapping, report: report), file)
            }
            problems += found
        } catch let error as YamlError {
            problems.append(Self.problem(error, file))
        } catch {
            problems.append(ConfigurationProblem(file: file, line: nil, text: "\(error)"))
        }
    }

    private static func problem(_ error: YamlError, _ file: String) -> ConfigurationProblem {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            return ConfigurationProblem(file: file, line: mark.line, text: "this is not YAML: \(problem)")
        case .duplicatedKeysInMapping(let duplicates, let context):
            let keys = duplicates.map(\.description).sorted().joined(separator: ", ")
            return ConfigurationProblem(file: file, line: context.mark.line, text: "written twice: \(keys)")
        default:
            return ConfigurationProblem(file: file, line: nil, text: "this is not YAML: \(error)")
        }
    }

    private mutating func readTop(_ top: ConfigurationSection, _ file: String) {
        if let (text, line) = top.text("device-id") { setDeviceID(text, top, line) }
        if let (text, _) = top.text("state-folder") { configuration.stateFolder = text }
        if let (text, _) = top.text("socket") { configuration.socketPath = text }
        if let (text, _) = top.text("bell") { configuration.bell = text }
        readPrinters(top, file)
        if let seconds = top.seconds("drawer-open-alarm-seconds", 0...3600) {
            configuration.drawerOpenAlarmSeconds = seconds
        }
        if let (text, line) = top.text("log-level") { setLogLevel(text, top, line) }
        if let folders = top.list("driver-folders") { configuration.driverFolders = folders }
        if let upstream = top.section("upstream") {
            if let (text, line) = upstream.text("url") { upstreamURL = written(text, file, line) }
            upstreamLogin = upstream.text("login")?.value ?? upstreamLogin
            if let (path, line) = upstream.text("password-file") { upstreamPasswordFile = written(path, file, line) }
            upstream.finish()
        }
        if let api = top.section("api") {
            if let (address, line) = api.text("listen") { apiListen = written(address, file, line) }
            if let (path, line) = api.text("token-file") { apiTokenFile = written(path, file, line) }
            api.finish()
        }
        if let devices = top.section("devices") { readDevices(devices, file) }
        top.finish()
    }

    private func written(_ text: String, _ file: String, _ line: Int?) -> Written {
        Written(text: text, place: Place(file: file, line: line))
    }

    private func deviceIDProblem(_ text: String) -> String? {
        let isPlain = text.utf8.allSatisfy { (0x21...0x7E).contains($0) }
        return !text.isEmpty && text.utf8.count <= 64 && isPlain
            ? nil : "'device-id' must be 1 to 64 visible characters"
    }

    private mutating func setDeviceID(_ text: String, _ section: ConfigurationSection, _ line: Int?) {
        if let problem = deviceIDProblem(text) { return section.problem(problem, line) }
        configuration.deviceID = text
    }

    private mutating func setLogLevel(_ text: String, _ section: ConfigurationSection, _ line: Int?) {
        guard let level = Logger.Level(rawValue: text) else {
            let known = Logger.Level.allCases.map(\.rawValue).joined(separator: ", ")
            return section.problem("'log-level' is '\(text)'; it is one of \(known)", line)
        }
        configuration.logLevel = level
    }

    // MARK: - Devices

    private mutating func readDevices(_ devices: ConfigurationSection, _ file: String) {
        for (name, node, line) in devices.all() {
            guard let mapping = node.mapping else {
                devices.problem("device '\(name)' must hold driver and connection", line)
                continue
            }
            let section = ConfigurationSection(
                name: "devices.\(name)",
                file: file,
                mapping: mapping,
                report: { [devices] in devices.problem($0.text, $0.line) }
            )
            places[name] = Place(file: file, line: line)
            if let device = device(name, section, file, line) {
                configuration.devices.removeAll { $0.name == name }
                configuration.devices.append(device)
            }
            section.finish()
        }
    }

    private mutating func device(
        _ name: String,
        _ section: ConfigurationSection,
        _ file: String,
        _ line: Int?
    ) -> DeviceConfiguration? {
        let driver = section.text("driver")
        let connection = section.text("connection")
        var deviceClass: DeviceClass?
        if let (text, line) = section.text("class") {
            deviceClass = DeviceClass(rawValue: text)
            if deviceClass == nil { section.problem("'class' is '\(text)'; it is one of \(Self.classNames)", line) }
        }
        var settings: [String: SettingValue] = [:]
        for (key, node, line) in section.section("settings")?.all() ?? [] {
            places["\(name).\(key)"] = Place(file: file, line: line)
            guard let value = Self.setting(node) else {
                section.problem("setting '\(key)' of '\(name)' must be a text, a whole number, true or false", line)
                continue
            }
            settings[key] = value
        }
        var serves: [OpenParameters.Device] = []
        for (key, node, line) in section.section("serves")?.all() ?? [] {
            guard let text = node.string, let deviceClass = DeviceClass(rawValue: text) else {
                section.problem("'\(key)' is served as one of \(Self.classNames)", line)
                continue
            }
            serves.append(OpenParameters.Device(name: key, deviceClass: deviceClass))
        }
        if driver == nil { section.problem("device '\(name)' has no 'driver'", line) }
        if connection == nil { section.problem("device '\(name)' has no 'connection'", line) }
        guard let driver, let connection else { return nil }
        return DeviceConfiguration(
            name: name,
            driver: driver.value,
            connection: connection.value,
            deviceClass: deviceClass,
            serves: serves,
            settings: settings
        )
    }

    private static var classNames: String { DeviceClass.allCases.map(\.rawValue).joined(separator: ", ") }

    private static func setting(_ node: Node) -> SettingValue? {
        if let flag = node.bool { return .flag(flag) }
        if let number = node.int { return .number(number) }
        if case .scalar = node, let text = node.string { return .text(text) }
        return nil
    }

    // MARK: - Environment, and what belongs together

    private mutating func readEnvironment() {
        func value(_ name: String) -> String? { paths.environment[name].flatMap { $0.isEmpty ? nil : $0 } }
        if let text = value("TILL_DEVICE_ID") {
            if let problem = deviceIDProblem(text) {
                problems.append(ConfigurationProblem(file: "TILL_DEVICE_ID", line: nil, text: problem))
            } else {
                configuration.deviceID = text
            }
        }
        if let text = value("TILL_STATE_FOLDER") { configuration.stateFolder = text }
        if let text = value("TILL_SOCKET") { configuration.socketPath = text }
        if let text = value("TILL_UPSTREAM_URL") { upstreamURL = written(text, "TILL_UPSTREAM_URL", nil) }
        if let text = value("TILL_UPSTREAM_LOGIN") { upstreamLogin = text }
        if let text = value("TILL_UPSTREAM_PASSWORD_FILE") {
            upstreamPasswordFile = written(text, "TILL_UPSTREAM_PASSWORD_FILE", nil)
        }
        if let text = value("TILL_LOG_LEVEL") {
            if let level = Logger.Level(rawValue: text) {
                configuration.logLevel = level
            } else {
                problems.append(ConfigurationProblem(file: "TILL_LOG_LEVEL", line: nil, text: "'\(text)' is no level"))
            }
        }
    }

    private mutating func settle() {
        if let url = upstreamURL { settleUpstream(url) }
        if let listen = apiListen { settleAPI(listen) }
        for (from, to) in configuration.fallbackPrinters where from == to {
            guard let place = places["fallback-printers.\(from)"] else { continue }
            problem("'fallback-printers.\(from)' is '\(to)', and a printer cannot stand in for itself", place)
        }
    }

    private mutating func problem(_ text: String, _ place: Place) {
        problems.append(ConfigurationProblem(file: place.file, line: place.line, text: text))
    }

    private mutating func settleUpstream(_ url: Written) {
        guard url.text.hasPrefix("http://") || url.text.hasPrefix("https://") else {
            return problem("'upstream.url' is '\(url.text)'; it begins with http:// or https://", url.place)
        }
        guard let login = upstreamLogin, let passwordFile = upstreamPasswordFile else {
            return problem("'upstream' needs 'login' and 'password-file' beside 'url'", url.place)
        }
        do throws(Files.Failure) {
            let password = try Files.secret(passwordFile.text)
            configuration.upstream = TillConfiguration.Upstream(url: url.text, login: login, password: password)
        } catch {
            problem(error.description, passwordFile.place)
        }
    }

    private mutating func settleAPI(_ listen: Written) {
        let address = ConnectionAddress(scheme: "tcp", target: listen.text)
        guard let (host, port) = address.hostAndPort, listen.text.contains(":") else {
            return problem("'api.listen' is '\(listen.text)'; it is written 127.0.0.1:8700", listen.place)
        }
        guard host == "localhost" || host.hasPrefix("127.") || host == "::1" else {
            return problem("'api.listen' is for this machine only: 127.0.0.1 or [::1], not \(host)", listen.place)
        }
        guard let tokenFile = apiTokenFile else {
            return problem("'api.listen' needs 'api.token-file', a file of mode 0600 with the token", listen.place)
        }
        do throws(Files.Failure) {
            let token = try Files.secret(tokenFile.text)
            configuration.api = TillConfiguration.API(host: host, port: port, token: token)
        } catch {
            problem(error.description, tokenFile.place)
        }
    }
}
