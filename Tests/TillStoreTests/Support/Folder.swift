import Foundation
import TillStore

/// A folder of the test's own, gone when the test is.
final class Folder {
    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appending(path: "till-store-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit {
        // A read-only folder could not be emptied. What cannot be removed is left to the system's own tidying.
        try? FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: url.path)
        try? FileManager.default.removeItem(at: url)
    }

    var database: String { url.appending(path: "till.sqlite").path }
}
