import Foundation
import Testing

/// A new driver is one folder and two lines outside of it; a forgotten line is named.
@Suite struct DriverTests {
    static func missing(folder: String, packageManifest: String, readme: String) -> [String] {
        var missing: [String] = []
        if !packageManifest.contains("    driver(\"\(folder)\"),") {
            missing.append("Package.swift: add the line   driver(\"\(folder)\"),   to the list of drivers")
        }
        if !readme.contains("| [\(folder)](Plugins/\(folder)/README.md) |") {
            missing.append(
                "README.md: add a row   | [\(folder)](Plugins/\(folder)/README.md) | ...   to the table of drivers"
            )
        }
        return missing
    }

    @Test func everyDriverIsInPackageAndReadme() throws {
        let (manifest, readme) = (try SourceTree.text("Package.swift"), try SourceTree.text("README.md"))
        let folders = try SourceTree.folders(in: "Plugins")
        #expect(folders.count >= 5)
        for folder in folders {
            #expect(Self.missing(folder: folder, packageManifest: manifest, readme: readme) == [])
        }
    }

    @Test func aForgottenLineIsNamed() {
        let found = Self.missing(folder: "acme-scale", packageManifest: "", readme: "")
        #expect(found.count == 2)
        #expect(found[0].contains("Package.swift") && found[0].contains("driver(\"acme-scale\"),"))
        #expect(found[1].contains("README.md"))
    }

    @Test func everyDriverHasItsParts() throws {
        let headings = ["## What it drives", "## Connection", "## Settings", "## Wire", "## Not established"]
        for folder in try SourceTree.folders(in: "Plugins") {
            let readme = try SourceTree.text("Plugins/\(folder)/README.md")
            for heading in headings {
                #expect(readme.contains(heading), "Plugins/\(folder)/README.md has no heading '\(heading)'")
            }
            let data = Data(try SourceTree.text("Plugins/\(folder)/driver.json").utf8)
            let manifest = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
            #expect(manifest["name"] as? String == folder)
            #expect(manifest["executable"] as? String == folder)
        }
    }
}
