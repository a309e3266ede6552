import TillDeviceKit

/// The commands that Till sends, one function each; sources are the sections of Epson's ESC/POS command reference.
///
/// They say bytes only. What the printer remembers of them is `PrinterState`'s, and what a model has is
/// `PrinterProfile`'s business.
public enum Commands {
    /// ESC @ (1B 40): modes, print buffer and code table back to the printer's defaults.
    public static let initialize: [UInt8] = [ControlCode.esc, 0x40]

    /// FS . (1C 2E): leaves multi-byte mode. Without it, printers for Chinese markets take bytes from 80 up in pairs.
    public static let cancelKanjiMode: [UInt8] = [ControlCode.fs, 0x2E]

    /// LF (0A): prints the line and feeds one.
    public static let lineFeed: [UInt8] = [ControlCode.lf]

    /// ESC R n (1B 52 n): international character set; 0 (USA) is the one in which 20…7E are plain ASCII.
    public static func internationalSet(_ number: UInt8) -> [UInt8] { [ControlCode.esc, 0x52, number] }

    /// ESC t n (1B 74 n): code table. The numbers are the vendor's.
    public static func codeTable(_ number: UInt8) -> [UInt8] { [ControlCode.esc, 0x74, number] }

    /// ESC a n (1B 61 n): justification 0 left, 1 centre, 2 right; heeded at the start of a line only.
    public static func justification(_ alignment: PrintAlignment) -> [UInt8] {
        let number: UInt8 =
            switch alignment {
            case .left: 0
            case .center: 1
            case .right: 2
            }
        return [ControlCode.esc, 0x61, number]
    }

    /// GS ! n (1D 21 n): character size, as `CharacterSize.parameter` packs it.
    public static func characterSize(_ size: CharacterSize) -> [UInt8] { [ControlCode.gs, 0x21, size.parameter] }

    /// ESC E n (1B 45 n): emphasised (bold) off or on.
    public static func emphasized(_ isOn: Bool) -> [UInt8] { [ControlCode.esc, 0x45, isOn ? 1 : 0] }

    /// ESC - n (1B 2D n): underline off or one dot thick.
    public static func underline(_ isOn: Bool) -> [UInt8] { [ControlCode.esc, 0x2D, isOn ? 1 : 0] }

    /// GS B n (1D 42 n): white on black off or on.
    public static func reverse(_ isOn: Bool) -> [UInt8] { [ControlCode.gs, 0x42, isOn ? 1 : 0] }

    /// ESC d n (1B 64 n): prints the line and feeds n lines.
    public static func feed(lines: UInt8) -> [UInt8] { [ControlCode.esc, 0x64, lines] }

    /// GS V m n (1D 56 m n), function B: feeds the print to the knife and n dots more, then cuts (65 full, 66 partial).
    public static func feedAndCut(_ cut: PrintCut, extraDots: UInt8 = 0) -> [UInt8] {
        [ControlCode.gs, 0x56, cut == .full ? 65 : 66, extraDots]
    }

    /// ESC p m t1 t2 (1B 70 m t1 t2): drawer pulse, current on for t1 and off for t2, each in steps of 2 ms.
    ///
    /// `m` is sent as 0 or 1, as some clones do not take 48 and 49. Times are rounded up to a step and held within
    /// 1…255 steps (2…510 ms), so that 600 ms becomes 510 and never wraps to something short. Where the two times would
    /// look like a real-time command (32 ms and 8, 10 or 40), the current is on for a step more.
    public static func pulse(_ pulse: DrawerPulse) -> [UInt8] {
        let pin: UInt8 = pulse.pin == .pin2 ? 0 : 1
        var times = [pulseSteps(millis: pulse.onMillis), pulseSteps(millis: pulse.offMillis)]
        if RealTimeGuard.isHeeded(times) { times[0] += 1 }
        return [ControlCode.esc, 0x70, pin] + times
    }

    /// Milliseconds of one step of ESC p.
    static let pulseStepMillis = 2

    private static func pulseSteps(millis: Int) -> UInt8 {
        let longest = Int(UInt8.max) * pulseStepMillis
        let held = min(max(millis, pulseStepMillis), longest)
        return UInt8((held + pulseStepMillis - 1) / pulseStepMillis)
    }
}
