/// The single control bytes of ESC/POS by their ASCII names.
enum ControlCode {
    static let eot: UInt8 = 0x04
    static let enq: UInt8 = 0x05
    static let ht: UInt8 = 0x09
    static let lf: UInt8 = 0x0A
    static let cr: UInt8 = 0x0D
    static let dle: UInt8 = 0x10
    static let xon: UInt8 = 0x11
    static let xoff: UInt8 = 0x13
    static let dc4: UInt8 = 0x14
    static let esc: UInt8 = 0x1B
    static let fs: UInt8 = 0x1C
    static let gs: UInt8 = 0x1D
}
