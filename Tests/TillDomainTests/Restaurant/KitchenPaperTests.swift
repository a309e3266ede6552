import Testing
import TillTestSupport

@testable import TillDomain

/// Kitchen and void tickets as they lie before the cook.
@Suite("Kitchen tickets")
struct KitchenPaperTests {
    private func documents(_ language: Language) -> [(name: String, document: Document)] {
        var documents: [(name: String, document: Document)] = []
        var till = Restaurant.till(Shop.ana, Restaurant.catalogue(language))
        func print(_ name: String, _ till: inout TestTill, _ event: Action.Event) {
            for job in till.take(event).kitchenJobs {
                documents.append(("\(name), \(job.station ?? "")", job.document))
            }
        }
        till.take([
            .openTable(id: 21, guests: 4), .setStaff(userID: Restaurant.waiter.id),
            .setNote("Alergia a los frutos secos en toda la mesa"), .add(Restaurant.soup, .of(2)),
            .setLineNote(lineID: 1, note: "Sin huevo"), .add(Restaurant.steak), .add(Restaurant.steak, .of(12)),
            .setLineNote(lineID: 2, note: "Poco hecho, con la guarnición aparte y la salsa en un cuenco pequeño"),
            .add(Restaurant.octopus, Quantity(thousandths: 350)), .add(Restaurant.beer, .of(3)),
        ])
        print("dine-in", &till, .sendToKitchen)
        till.take([
            .setNote(""), .setQuantity(lineID: 1, quantity: .of(3)), .setLineNote(lineID: 2, note: "Muy hecho"),
            .add(Restaurant.beer),
        ])
        print("refire", &till, .sendToKitchen)
        till.take(.setLineNote(lineID: 2, note: ""))
        print("a note taken away", &till, .sendToKitchen)
        print("a part of a line taken back", &till, .voidLine(lineID: 2, quantity: .of(2), reasonID: 1))
        print("the whole order taken back", &till, .voidOrder(reasonID: 2))

        till.take([.newOrder(Action.OrderStart(type: .takeout, alias: "María José")), .add(Restaurant.soup)])
        print("takeout", &till, .sendToKitchen)
        till.take([.park, .newOrder(Action.OrderStart(type: .delivery)), .add(Restaurant.soup)])
        print("delivery", &till, .sendToKitchen)
        return documents
    }

    @Test("dine-in, refire, void, takeout and delivery", arguments: PaperShape.all)
    func goldens(_ shape: PaperShape) throws {
        #expect(try shape.difference(documents(shape.language), "kitchen") == nil)
    }

    @Test(
        "no ticket says what it costs, each is cut at its end, and nothing is wider than the paper",
        arguments: PaperShape.all
    )
    func always(_ shape: PaperShape) {
        for (name, document) in documents(shape.language) {
            #expect(document.blocks.last == .cut && document.blocks.filter { $0 == .cut }.count == 1, "\(name)")
            let layout = DocumentLayout(document, columns: shape.columns)
            #expect(
                !layout.texts.contains { $0.contains("€") || $0.contains("18.50") || $0.contains("18,50") },
                "\(name)"
            )
            for case .line(let text, let style, _) in layout.rows {
                #expect(TextWidth.columns(text) * (style.large ? 2 : 1) <= shape.columns, "\(name)")
            }
        }
    }

    @Test("a note is whole on paper, however long, and however it is written")
    func notes() {
        var till = Restaurant.till()
        let note = String(repeating: "sin ñ ", count: 33)
        till.take([.add(Restaurant.soup), .setLineNote(lineID: 1, note: note), .setNote(note)])
        for job in till.take(.sendToKitchen).kitchenJobs {
            let text = DocumentLayout(job.document, columns: 32).texts.joined(separator: " ")
            #expect(text.split(separator: " ").filter { $0 == "ñ" }.count == 66)
        }
    }
}
