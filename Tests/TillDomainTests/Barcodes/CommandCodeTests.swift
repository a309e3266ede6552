import Foundation
import Testing

@testable import TillDomain

@Suite("Command barcodes")
struct CommandCodeTests {
    private static let all: [CommandCode] =
        CommandCode.sheet + CommandCode.methodSequences.map(CommandCode.pay)
        + CommandCode.splits.map(CommandCode.splitEvenly) + CommandCode.quantities.map(CommandCode.quantity)

    @Test("every label is read back, in small letters, too, and coded as itself")
    func roundTrip() throws {
        for command in Self.all {
            #expect(CommandCode(label: command.label) == command)
            #expect(CommandCode(label: command.label.lowercased()) == command)
            #expect(try JSONDecoder().decode(CommandCode.self, from: coded(command)) == command)
        }
        #expect(Set(Self.all.map(\.label)).count == Set(Self.all).count)
    }

    @Test("labels are only letters and digits that every keyboard layout types alike")
    func letters() {
        for command in Self.all { #expect(command.label.allSatisfy("TIL0123456789".contains)) }
        // Sheets are printed and hang on walls: these stay what they are.
        #expect(CommandCode.openDrawer.label == "TILL20")
        #expect(CommandCode.payExactCash.label == "TILL32")
        #expect(CommandCode.pay(methodSequence: 3).label == "TILL333")
        #expect(CommandCode.quantity(7).label == "TILL4007")
        #expect(CommandCode.giveUpWaiting.label == "TILL51")
    }

    @Test("of all labels of up to five digits only the known ones are commands")
    func others() {
        var found: Set<CommandCode> = []
        for count in 0...4 {
            for number in 0..<[1, 10, 100, 1000, 10_000][count] {
                let digits = String(String(10_000 + number).suffix(count))
                if let command = CommandCode(label: "TILL" + digits) {
                    #expect(command.label == "TILL" + digits)
                    #expect(found.insert(command).inserted)
                }
            }
        }
        #expect(found == Set(Self.all))
        for text in ["", "TILL", "TILL2", "TILL20 ", " TILL20", "TILL00020", "TIL20", "TILL2O", "TILL٢٠", "TILL334x"] {
            #expect(CommandCode(label: text) == nil, "\(text)")
        }
    }

    @Test("the sheet holds every command that has no parameter, once, with words in both languages")
    func sheet() {
        let sheet = CommandCode.sheet
        #expect(Set(sheet).count == sheet.count)
        #expect(sheet.filter { $0.label.count == 6 }.count == 19)
        for language in Language.allCases {
            #expect(Set(sheet.map { $0.text(language) }).count == sheet.count)
            #expect(CommandCode.Group.allCases.allSatisfy { !$0.text(language).isEmpty })
        }
        #expect(CommandCode.quantity(3).text(.spanish) == "Cantidad 3")
    }
}
