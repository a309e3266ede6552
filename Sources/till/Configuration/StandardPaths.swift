#if canImport(Glibc)
import Glibc
#endif

/// Where things are: the system's folders for root and for a service, the XDG folders for everybody else.
struct StandardPaths: Sendable {
    let environment: [String: String]
    let isRoot: Bool

    init(environment: [String: String], isRoot: Bool) {
        self.environment = environment
        self.isRoot = isRoot
    }

    static var current: StandardPaths {
        StandardPaths(environment: Environment.variables, isRoot: geteuid() == 0)
    }

    private var home: String { value("HOME") ?? "/" }

    private func value(_ name: String) -> String? {
        environment[name].flatMap { $0.isEmpty ? nil : $0 }
    }

    /// The first that is there; the system's own where none is.
    func configurationFile(exists: (String) -> Bool) -> String {
        let own = (value("XDG_CONFIG_HOME") ?? home + "/.config") + "/till/till.yaml"
        let candidates = (value("TILL_CONFIG").map { [$0] } ?? []) + (isRoot ? [] : [own]) + ["/etc/till/till.yaml"]
        return candidates.first(where: exists) ?? candidates[0]
    }

    var stateFolder: String {
        if let folder = value("STATE_DIRECTORY") { return folder }
        return isRoot ? "/var/lib/till" : (value("XDG_STATE_HOME") ?? home + "/.local/state") + "/till"
    }

    var runtimeFolder: String {
        if let folder = value("RUNTIME_DIRECTORY") { return folder }
        if isRoot { return "/run/till" }
        return value("XDG_RUNTIME_DIR").map { $0 + "/till" } ?? stateFolder + "/run"
    }

    var socketPath: String { runtimeFolder + "/till.sock" }
}

/// The process's environment.
enum Environment {
    static var variables: [String: String] {
        var variables: [String: String] = [:]
        var entry = environ
        while let text = entry.pointee {
            let parts = String(cString: text).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            if parts.count == 2 { variables[String(parts[0])] = String(parts[1]) }
            entry += 1
        }
        return variables
    }
}
