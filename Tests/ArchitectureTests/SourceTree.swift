import Foundation

/// The checkout, as these tests look at it.
enum SourceTree {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path(percentEncoded: false)

    struct File {
        /// Below the root: `Sources/TillDomain/Amounts/Money.swift`.
        var path: String
        var lines: [String]

        /// `TillDomain` for a file in `Sources/TillDomain`, `Plugins` for one in `Plugins`.
        var module: String {
            let parts = path.split(separator: "/").map(String.init)
            return parts[0] == "Sources" ? parts[1] : parts[0]
        }
    }

    static func text(_ path: String) throws -> String {
        try String(contentsOfFile: root + path, encoding: .utf8)
    }

    /// The Swift files below some folders.
    static func swiftFiles(in folders: [String]) throws -> [File] {
        try folders.flatMap { folder -> [File] in
            let names = try FileManager.default.subpathsOfDirectory(atPath: root + folder)
            return try names.filter { $0.hasSuffix(".swift") }.sorted().map { name in
                let path = folder + "/" + name
                return File(path: path, lines: try text(path).components(separatedBy: "\n"))
            }
        }
    }

    static func folders(in folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: root + folder).filter { name in
            var isFolder: ObjCBool = false
            let exists = FileManager.default.fileExists(atPath: "\(root)\(folder)/\(name)", isDirectory: &isFolder)
            return exists && isFolder.boolValue
        }.sorted()
    }
}
