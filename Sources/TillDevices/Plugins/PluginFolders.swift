import TillDeviceKit

/// Finds the driver plugins: every sub-folder that holds a `driver.json`.
///
/// A plugin that cannot be used is left out and reported; it never keeps the others from being found. Bound:
/// `entriesMax` sub-folders of one folder are looked at, in the order of their names; a folder with more is reported.
public enum PluginFolders {
    public static let manifestName = "driver.json"
    public static let entriesMax = 256

    /// - Parameters:
    ///   - folders: searched in this order; where two hold a plugin of one name, the earlier one is used.
    ///   - buildFolder: where a source checkout has its built executables; nil for installed drivers.
    /// - Returns: the plugins by name, and everything that was left out with its reason.
    public static func discover(
        in folders: [String],
        buildFolder: String?
    ) -> (plugins: [DriverPlugin], problems: [PluginProblem]) {
        var found: [String: DriverPlugin] = [:]
        var problems: [PluginProblem] = []
        for folder in folders {
            let names: [String]
            do throws(PluginProblem) {
                names = try subfolders(of: folder)
            } catch {
                problems.append(error)
                continue
            }
            if names.count > entriesMax {
                let reason = "holds \(names.count) folders; only the first \(entriesMax) are looked at"
                problems.append(PluginProblem(path: folder, reason: reason))
            }
            for name in names.prefix(entriesMax) {
                do throws(PluginProblem) {
                    let plugin = try plugin(in: "\(folder)/\(name)", name: name, buildFolder: buildFolder)
                    if let earlier = found[name] {
                        let reason = "not used: driver '\(name)' of \(earlier.folder) comes first"
                        throw PluginProblem(path: plugin.folder, reason: reason)
                    }
                    found[name] = plugin
                } catch {
                    problems.append(error)
                }
            }
        }
        return (found.values.sorted { $0.manifest.name < $1.manifest.name }, problems)
    }

    /// The names of the sub-folders that hold a manifest, sorted.
    private static func subfolders(of folder: String) throws(PluginProblem) -> [String] {
        let status = try FileStatus.of(folder)
        guard status.isFolder else { throw PluginProblem(path: folder, reason: "is not a folder") }
        // Whoever may write here may add a driver, which would run with the rights of the terminal.
        guard !status.isWorldWritable else { throw worldWritable(folder) }
        return try FolderListing.names(in: folder).filter { name in
            !name.hasPrefix(".") && FileStatus.exists("\(folder)/\(name)/\(manifestName)")
        }
    }

    private static func plugin(
        in folder: String,
        name: String,
        buildFolder: String?
    ) throws(PluginProblem) -> DriverPlugin {
        guard try !FileStatus.of(folder).isWorldWritable else { throw worldWritable(folder) }
        let path = "\(folder)/\(manifestName)"
        guard try !FileStatus.of(path).isWorldWritable else { throw worldWritable(path) }
        let bytes = try FolderListing.contents(of: path, sizeMaxBytes: DriverManifest.sizeMaxBytes)
        let manifest: DriverManifest
        do throws(ManifestError) {
            manifest = try ManifestReader.manifest(from: bytes)
        } catch {
            throw PluginProblem(path: path, reason: error.reason)
        }
        let problems = manifest.problems()
        guard problems.isEmpty else { throw PluginProblem(path: path, reason: problems.joined(separator: "; ")) }
        guard manifest.name == name else {
            let reason = "names the driver '\(manifest.name)' but stands in the folder '\(name)'; they must be the same"
            throw PluginProblem(path: path, reason: reason)
        }
        let executable = try executable(named: manifest.executable, beside: folder, buildFolder: buildFolder)
        return DriverPlugin(manifest: manifest, folder: folder, executable: executable)
    }

    private static func executable(
        named name: String,
        beside folder: String,
        buildFolder: String?
    ) throws(PluginProblem) -> String {
        let candidates = ["\(folder)/\(name)"] + (buildFolder.map { ["\($0)/\(name)"] } ?? [])
        guard let path = candidates.first(where: FileStatus.exists) else {
            let reason = "the executable is not there: looked for \(candidates.joined(separator: " and "))"
            throw PluginProblem(path: folder, reason: reason)
        }
        let status = try FileStatus.of(path)
        guard status.isFile else { throw PluginProblem(path: path, reason: "is not a file") }
        guard !status.isWorldWritable else { throw worldWritable(path) }
        guard FileStatus.isExecutable(path) else {
            throw PluginProblem(path: path, reason: "may not be executed; set its mode with chmod a+x")
        }
        return try FileStatus.absolutePath(path)
    }

    private static func worldWritable(_ path: String) -> PluginProblem {
        PluginProblem(path: path, reason: "everybody may write to it; take that right away with chmod o-w")
    }
}

extension PluginProblem: Error {}
