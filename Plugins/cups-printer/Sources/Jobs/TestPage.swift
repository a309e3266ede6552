import TillDeviceKit

/// The page that `checkHealth` external prints, for a person to look at.
enum TestPage {
    static func items(columns: Int) -> [PrintItem] {
        let ruler = String((1...max(columns, 1)).map { Character(String($0 % 10)) })
        let lines = ["TEST PAGE", ruler, "áéíóúñü¿¡€", "The ruler is one line to the edge."]
        return lines.map { .line(runs: [PrintRun($0)], alignment: .left) } + [.cut(.partial)]
    }
}
