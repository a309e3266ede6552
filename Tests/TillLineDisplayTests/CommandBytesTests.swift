import Testing
import TillESCPOS

@testable import TillLineDisplay

private func ascii(_ text: String) -> [UInt8] { Array(text.utf8) }

private let hello = ascii("HELLO               ")

/// The bytes of each command set, field by field.
@Suite struct CommandBytesTests {
    @Test func epson() throws {
        let set = EpsonCommands()
        let start: [UInt8] =
            // ESC = 2: this display; ESC @: initialize
            [0x1B, 0x3D, 0x02, 0x1B, 0x40]
            // ESC t 19: code table 858
            + [0x1B, 0x74, 0x13]
            // US 01: overwrite; US C 0: no cursor
            + [0x1F, 0x01, 0x1F, 0x43, 0x00]
            // US X 3: 60 %
            + [0x1F, 0x58, 0x03]
        #expect(set.start(page: 19, brightness: .level3) == start)
        #expect(set.clear == [0x0C])
        // US $ x y, from 1
        #expect(set.position(row: 1, column: 4) == [0x1F, 0x24, 0x05, 0x02])
        #expect(set.line(1, hello) == [0x1F, 0x24, 0x01, 0x02] + hello)
        #expect(set.marquee(hello) == nil)
    }

    @Test func cd5220() {
        let set = CD5220Commands()
        let start: [UInt8] =
            // CR ends a line, CLR the line mode; ESC @: initialize
            [0x0D, 0x0C, 0x1B, 0x40]
            // ESC c R: Cyrillic
            + [0x1B, 0x63, 0x52]
            // ESC _ 0: no cursor; ESC * 4: brightness
            + [0x1B, 0x5F, 0x00, 0x1B, 0x2A, 0x04]
        #expect(set.start(page: 0x52, brightness: .level4) == start)
        // ESC l x y, from 1
        #expect(set.position(row: 1, column: 0) == [0x1B, 0x6C, 0x01, 0x02])
        // ESC Q A and B, the line, CR
        #expect(set.line(0, hello) == [0x1B, 0x51, 0x41] + hello + [0x0D])
        #expect(set.line(1, hello) == [0x1B, 0x51, 0x42] + hello + [0x0D])
        // ESC Q D, a moving text, CR
        #expect(set.marquee(ascii("AB")) == [0x1B, 0x51, 0x44, 0x41, 0x42, 0x0D])
    }

    @Test func utcStandard() {
        let set = UTCStandardCommands()
        // CR; ESC SI CR: standard mode; US: clear; DC1: overwrite; DC4: no cursor
        #expect(set.start(page: nil, brightness: nil) == [0x0D, 0x1B, 0x0F, 0x0D, 0x1F, 0x11, 0x14])
        #expect(set.clear == [0x1F])
        // DLE n, 14h is the first column of the lower row
        #expect(set.position(row: 1, column: 2) == [0x10, 0x16])
        #expect(set.line(1, hello) == [0x10, 0x14] + hello)
        #expect(!set.canDim)
    }

    @Test func utcEnhanced() {
        let set = UTCEnhancedCommands()
        // CR CR; ESC SI CR: standard mode; US: clear; ESC d: enhanced mode
        #expect(set.start(page: nil, brightness: nil) == [0x0D, 0x0D, 0x1B, 0x0F, 0x0D, 0x1F, 0x1B, 0x64])
        // ESC u A and B, the line, CR
        #expect(set.line(0, hello) == [0x1B, 0x75, 0x41] + hello + [0x0D])
        #expect(set.line(1, hello) == [0x1B, 0x75, 0x42] + hello + [0x0D])
        #expect(set.marquee(ascii("AB")) == [0x1B, 0x75, 0x44, 0x41, 0x42, 0x0D])
        #expect(set.position(row: 0, column: 0) == nil && set.clear == nil)
    }

    @Test func aedex() {
        let set = AEDEXCommands()
        // CR; !#1 CR and !#2 CR: two empty lines
        #expect(set.start(page: nil, brightness: nil) == [0x0D] + ascii("!#1\r!#2\r"))
        #expect(set.line(0, hello) == ascii("!#1") + hello + [0x0D])
        #expect(set.line(1, hello) == ascii("!#2") + hello + [0x0D])
        #expect(set.marquee(ascii("AB")) == ascii("!#4AB\r"))
    }

    @Test func adm788() {
        let set = ADM788Commands()
        #expect(set.start(page: nil, brightness: nil) == [0x0C])
        // SLE1, SLE2: clear the row and go to its first column
        #expect(set.line(0, hello) == [0x0E] + ascii("HELLO"))
        #expect(set.line(1, ascii(String(repeating: " ", count: 20))) == [0x0F])
    }

    @Test(arguments: [(1, UInt8(0x20)), (2, 0x40), (3, 0x60), (4, 0xFF)])
    func logicControls(level: Int, byte: UInt8) throws {
        let set = LogicControlsCommands()
        let brightness = try #require(DisplayBrightness(rawValue: level))
        // CR; US: reset; DC1: normal mode; DC4: no cursor; EOT n: brightness
        #expect(set.start(page: nil, brightness: brightness) == [0x0D, 0x1F, 0x11, 0x14, 0x04, byte])
        #expect(set.line(1, hello) == [0x10, 0x14] + hello)
        // ENQ, a moving text, CR
        #expect(set.marquee(ascii("AB")) == [0x05, 0x41, 0x42, 0x0D])
    }

    @Test func dsp800() {
        let set = DSP800Commands()
        // ETB; EOT SOH C 31 58 ETB: clear from the first to the last position
        let clearing: [UInt8] = [0x04, 0x01, 0x43, 0x31, 0x58, 0x17]
        #expect(set.start(page: nil, brightness: nil) == [0x17] + clearing)
        #expect(set.clear == clearing)
        // EOT SOH P 45 ETB: position 21, the first of the lower row
        #expect(set.line(1, hello) == [0x04, 0x01, 0x50, 0x45, 0x17] + hello)
    }

    @Test func icd2002() {
        let set = ICD2002Commands()
        #expect(set.start(page: nil, brightness: nil) == [0x0D, 0x1B, 0x40])
        // ESC U, ESC D: upper, lower row
        #expect(set.line(0, hello) == [0x1B, 0x55] + hello)
        #expect(set.line(1, hello) == [0x1B, 0x44] + hello)
    }

    @Test func brightnessIsAUnifiedPOSPercentage() {
        #expect(DisplayBrightness.allCases.map(\.percent) == [20, 40, 60, 100])
        #expect(
            [0, 20, 21, 59, 60, 61, 100, 200].map { DisplayBrightness(percent: $0).rawValue }
                == [1, 1, 2, 3, 3, 4, 4, 4]
        )
        let dimmable = DisplayProtocol.allCases.filter { $0.commands.canDim }
        #expect(dimmable == [.epson, .bixolon, .cd5220, .logicControls])
    }
}
