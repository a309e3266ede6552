import Synchronization
import Testing

@testable import TillESCPOS

/// Chains of parents.
@Suite struct ProfileLibraryTests {
    private func library(_ parents: [String: String]) -> ProfileLibrary {
        ProfileLibrary { name in
            guard let parent = parents[name] else { return nil }
            return Array(#"{"name": "\#(name)", "title": "T", "inherits": "\#(parent)"}"#.utf8)
        }
    }

    @Test func cycles() throws {
        for chain in [["a": "a"], ["a": "b", "b": "a"], ["a": "b", "b": "c", "c": "b"]] {
            let error = #expect(throws: ProfileError.self) { try library(chain).profile(named: "a") }
            #expect(error?.code == .cycle && error?.key == "inherits", "\(String(describing: error))")
        }
    }

    /// Such a file would be its own parent under a name that is new each time.
    @Test func aFileThatGivesItselfAnotherName() {
        let library = ProfileLibrary { name in
            Array(#"{"name": "x\#(name)", "title": "T", "inherits": "y\#(name)"}"#.utf8)
        }
        let error = #expect(throws: ProfileError.self) { try library.profile(named: "a") }
        #expect(error?.code == .cycle)
    }

    @Test func tooManyParents() {
        var chain: [String: String] = [:]
        for number in 0..<20 { chain["p\(number)"] = "p\(number + 1)" }
        let error = #expect(throws: ProfileError.self) { try library(chain).profile(named: "p0") }
        #expect(error?.code == .cycle)
    }

    @Test func aParentThatIsMissing() {
        let error = #expect(throws: ProfileError.self) { try library(["a": "b", "b": "c"]).profile(named: "a") }
        #expect(error?.code == .unknownParent && error?.file == "b.json")
    }

    @Test func nobody() throws {
        #expect(try library([:]).profile(named: "a") == nil)
    }

    /// One profile costs its own chain, not the whole folder.
    @Test func noOtherFileIsRead() throws {
        final class Asked: Sendable { let names = Mutex<[String]>([]) }
        let asked = Asked()
        let library = ProfileLibrary { name in
            asked.names.withLock { $0.append(name) }
            return ProfileModels.files.first { $0.name == name }?.json()
        }
        #expect(try library.profile(named: "epson-tm-t20iii") == PrinterProfile.named("epson-tm-t20iii"))
        #expect(asked.names.withLock { $0 } == ["epson-tm-t20iii", "epson-tm-t20ii", "epson-tm-t88", "generic80"])
    }
}
