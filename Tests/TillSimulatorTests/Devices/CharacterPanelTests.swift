import TillTestSupport
import Testing

@testable import TillSimulator

@Suite struct CharacterPanelTests {
    private static func shown(_ bytes: [UInt8], rows: Int = 2, columns: Int = 8) -> [String] {
        var panel = CharacterPanel(rows: rows, columns: columns)
        panel.received(bytes)
        // Cut at every byte it has to come to the same.
        var slow = CharacterPanel(rows: rows, columns: columns)
        for byte in bytes { slow.received([byte]) }
        #expect(slow.rows == panel.rows)
        return panel.rows
    }

    @Test func tillsOwnEpsonText() {
        // ESC = 2, ESC @, ESC t 19, US 01, US C 0, US X 4, then US $ 1 y and eight bytes for each row.
        var bytes: [UInt8] = [0x1B, 0x3D, 2, 0x1B, 0x40, 0x1B, 0x74, 19, 0x1F, 0x01, 0x1F, 0x43, 0, 0x1F, 0x58, 4]
        // D5h is the euro sign on page 858.
        bytes += [0x1F, 0x24, 1, 1] + Array("Caf".utf8) + [0x82] + Array("    ".utf8)
        bytes += [0x1F, 0x24, 1, 2] + [0xD5] + Array("   2.50".utf8)
        #expect(Self.shown(bytes) == ["Café    ", "€   2.50"])
    }

    @Test func tillsOwnCD5220Text() {
        // CLR, ESC @, ESC _ 0, ESC * 2, then ESC Q A and B with CR.
        var bytes: [UInt8] = [0x0C, 0x1B, 0x40, 0x1B, 0x5F, 0, 0x1B, 0x2A, 2]
        bytes += [0x1B, 0x51, 0x41] + Array("Coffee".utf8) + [0x0D]
        bytes += [0x1B, 0x51, 0x42] + Array("2.50".utf8) + [0x0D]
        #expect(Self.shown(bytes) == ["Coffee  ", "2.50    "])
        // In string mode nothing is heeded but strings, CLR and CAN.
        #expect(Self.shown(bytes + [0x0B] + Array("xx".utf8)) == ["Coffee  ", "2.50    "])
        #expect(Self.shown(bytes + [0x1B, 0x40, 0x1F, 0x24, 1, 1, 0x78]) == ["Coffee  ", "2.50    "])
        #expect(Self.shown(bytes + [0x1B, 0x51, 0x41, 0x0D]) == ["        ", "2.50    "])
        #expect(Self.shown(bytes + [0x0C] + Array("xx".utf8)) == ["xx      ", "        "])
        // CAN clears the row of the cursor, here the first, and leaves the mode too.
        #expect(Self.shown(bytes + [0x18] + Array("xx".utf8)) == ["xx      ", "2.50    "])
        // A row that is not there is no string; too long a one is cut.
        #expect(Self.shown([0x1B, 0x51, 0x43, 0x78]) == ["x       ", "        "])
        #expect(Self.shown([0x1B, 0x51, 0x41] + Array("0123456789".utf8) + [0x0D]) == ["01234567", "        "])
    }

    @Test func theCursorMoves() {
        // Behind the last column the next row, behind the last row the first.
        #expect(Self.shown(Array("abcdefghijklmnopQ".utf8)) == ["Qbcdefgh", "ijklmnop"])
        // LF down, CR to the start, HOM, BS.
        #expect(Self.shown(Array("ab\ncd\ref".utf8)) == ["ab      ", "efcd    "])
        #expect(Self.shown(Array("ab\n\n".utf8) + [0x78]) == ["abx     ", "        "])
        #expect(Self.shown(Array("ab".utf8) + [0x0B, 0x78]) == ["xb      ", "        "])
        #expect(Self.shown(Array("ab".utf8) + [0x08, 0x78]) == ["ax      ", "        "])
        // US $ x y from 1; a place that is not there is no move.
        #expect(Self.shown([0x1F, 0x24, 8, 2, 0x78]) == ["        ", "       x"])
        #expect(Self.shown([0x1F, 0x24, 9, 1, 0x1F, 0x24, 1, 3, 0x1F, 0x24, 0, 0, 0x78]) == ["x       ", "        "])
        // ESC l x y does the same on a CD5220.
        #expect(Self.shown([0x1B, 0x6C, 3, 2, 0x78]) == ["        ", "  x     "])
        // CAN clears its row, CLR all.
        #expect(Self.shown(Array("ab\ncd".utf8) + [0x18]) == ["ab      ", "        "])
        #expect(Self.shown(Array("ab\ncd".utf8) + [0x0C]) == ["        ", "        "])
    }

    @Test func bytesForThePrinterAreNotShown() {
        // ESC = 1 selects the printer behind it, ESC = 2 the display.
        let bytes = [0x1B, 0x3D, 1] + Array("receipt\n".utf8) + [0x0C, 0x1B, 0x3D, 2] + Array("ok".utf8)
        #expect(Self.shown(Array("12".utf8) + bytes) == ["12ok    ", "        "])
    }

    @Test func sizesAreBroughtIntoTheirRange() {
        #expect(CharacterPanel(rows: 0, columns: -1).rows == [" "])
        let large = CharacterPanel(rows: 1000, columns: 1000)
        #expect(large.rows.count == CharacterPanel.rowsMax)
        #expect(large.rows.allSatisfy { $0.count == CharacterPanel.columnsMax })
    }

    @Test func noBytesChangeTheShape() {
        let seed = printedSeed(for: "character panel")
        var random = SeededGenerator(seed: seed)
        var panel = CharacterPanel(rows: 3, columns: 5)
        // Bytes that mean something, more often than others.
        let meaningful: [UInt8] = [
            0x08, 0x0A, 0x0B, 0x0C, 0x0D, 0x18, 0x1B, 0x1F, 0x24, 0x3D, 0x40, 0x51, 0x41, 0x74, 2,
        ]
        for _ in 0..<20_000 {
            let byte = Bool.random(using: &random) ? random.bytes(1) : [meaningful.randomElement(using: &random) ?? 0]
            panel.received(byte)
            guard panel.rows.count == 3, panel.rows.allSatisfy({ $0.count == 5 }) else {
                Issue.record("seed \(seed): \(panel.rows)")
                return
            }
        }
    }
}
