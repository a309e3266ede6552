import TillDeviceKit

/// What is known about one setting of the printer.
public enum Known<Value: Equatable & Sendable>: Equatable, Sendable {
    /// The printer may have any value, so the setting is sent before it is relied on.
    case unknown
    case value(Value)

    /// Notes the value that is about to be sent; returns whether it has to be sent at all.
    mutating func change(to value: Value) -> Bool {
        guard self != .value(value) else { return false }
        self = .value(value)
        return true
    }
}

/// The encoder's model of the printer's settings.
///
/// A setting is known only if we sent it, or sent ESC @ and its default is the same on all printers. It becomes
/// unknown after a reconnect, after bytes that the encoder did not make, and where printers differ.
public struct PrinterState: Equatable, Sendable {
    /// The number given to ESC t. Unknown after ESC @ too: the default is a switch inside the printer.
    public var codePage: Known<UInt8> = .unknown
    /// The number given to ESC R.
    public var internationalSet: Known<UInt8> = .unknown
    /// FS &: bytes come in pairs. Unknown after ESC @: printers for Chinese markets begin in it.
    public var multiByte: Known<Bool> = .unknown
    /// FS -, the underline of multi-byte characters.
    public var multiByteUnderline: Known<Bool> = .unknown
    /// FS ( C function 48. Unknown after ESC @: the default is a switch inside of newer printers.
    public var utf8: Known<Bool> = .unknown
    public var alignment: Known<PrintAlignment> = .unknown
    public var size: Known<CharacterSize> = .unknown
    public var bold: Known<Bool> = .unknown
    public var underline: Known<Bool> = .unknown
    public var reverse: Known<Bool> = .unknown
    /// ESC M 1. Unknown after ESC @: newer printers let their owner choose the default font.
    public var small: Known<Bool> = .unknown
    /// ESC r 1.
    public var red: Known<Bool> = .unknown
    public var upsideDown: Known<Bool> = .unknown
    /// The columns given to ESC D. Sent before the first tab of a job, though the default is the same on most.
    public var tabStops: Known<[UInt8]> = .unknown
    /// The units given to ESC 3; `nil` is ESC 2, the printer's own.
    public var lineSpacing: Known<UInt8?> = .unknown
    /// Dots. The defaults of the barcode settings differ between makers.
    public var barcodeHeight: Known<UInt8> = .unknown
    /// Dots.
    public var barcodeModuleWidth: Known<UInt8> = .unknown
    public var barcodeTextBelow: Known<Bool> = .unknown

    /// Nothing is known: after power-on, a reconnect or foreign bytes.
    public static let unknown = PrinterState()

    /// What ESC @, FS . and ESC R 0 leave behind on every printer.
    public static let initialized: PrinterState = {
        var state = PrinterState.unknown
        state.internationalSet = .value(0)
        state.multiByte = .value(false)
        state.multiByteUnderline = .value(false)
        state.alignment = .value(.left)
        state.size = .value(.normal)
        state.bold = .value(false)
        state.underline = .value(false)
        state.reverse = .value(false)
        state.red = .value(false)
        state.upsideDown = .value(false)
        state.lineSpacing = .value(nil)
        return state
    }()
}
