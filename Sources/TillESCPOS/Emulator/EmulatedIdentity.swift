/// What GS I answers.
public struct EmulatedIdentity: Equatable, Sendable {
    /// GS I 1.
    public var modelID: UInt8 = 0x20
    /// GS I 2: bit 0 two-byte characters, bit 1 autocutter, bit 2 customer display; bits 4 and 7 are 0.
    public var typeID: UInt8
    /// GS I 3.
    public var romVersion: UInt8 = 0x01
    /// GS I 65 to 69, at most 80 characters of ASCII each; more is cut off, and other characters are left out.
    public var firmware = "1.0 EMULATOR"
    public var maker: String
    public var model: String
    public var serialNumber = "EMU0000001"
    public var font: String

    /// What a printer of the profile says truthfully.
    public init(of profile: PrinterProfile) {
        typeID = (profile.multiByte == nil ? 0 : 0x01) | (profile.cut == .none ? 0 : 0x02)
        maker = profile.makerID ?? "TILL"
        model = profile.modelIDs.first ?? profile.name
        font =
            switch profile.multiByte {
            case .gb18030: "CHINA GB18030"
            case .shiftJIS: "KANJI JAPANESE"
            case .big5: "TAIWAN BIG-5"
            case .eucKR: "KOREA C-5601C"
            case nil: ""
            }
    }

    /// The longest text of GS I 65 to 69.
    static let maximumTextBytes = 80

    /// The answer to GS I n, or nil for a number that is not answered.
    func answer(to number: UInt8) -> [UInt8]? {
        switch number {
        case 1, 49: [modelID & 0x6F]
        case 2, 50: [typeID & 0x6F]
        case 3, 51: [romVersion & 0x6F]
        case 33: [0x3D, 33, 0x40 | typeID & 0x0F, 0x40, 0x00]
        case 65: Self.text(firmware)
        case 66: Self.text(maker)
        case 67: Self.text(model)
        case 68: Self.text(serialNumber)
        case 69: Self.text(font)
        default: nil
        }
    }

    private static func text(_ text: String) -> [UInt8] {
        let ascii = text.utf8.filter { (0x20...0x7E).contains($0) }
        return [ReplyByte.text] + ascii.prefix(maximumTextBytes) + [ReplyByte.terminator]
    }
}
