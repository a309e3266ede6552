import CTillLinux
import Glibc
import TillDeviceKit

/// How a serial line is set, as the address says it:
/// `serial:/dev/ttyUSB0?baud=9600&bits=8&parity=none&stop=1&flow=none`. Those are the defaults.
struct SerialLineSettings: Equatable {
    enum Parity: String, CaseIterable {
        case none, even, odd
    }

    enum Flow: String, CaseIterable {
        case none, rtscts, xonxoff
    }

    static let optionNames = ["baud", "bits", "parity", "stop", "flow"]

    var baud = 9600
    /// 7 or 8.
    var bits = 8
    var parity = Parity.none
    /// 1 or 2.
    var stop = 1
    var flow = Flow.none

    init(_ address: ConnectionAddress) throws(DeviceError) {
        try address.requireOptions(Self.optionNames)
        let options = address.options
        if let text = options["baud"] { baud = try Self.choice("baud", text, of: Self.speeds.map(\.baud)) }
        if let text = options["bits"] { bits = try Self.choice("bits", text, of: [7, 8]) }
        if let text = options["stop"] { stop = try Self.choice("stop", text, of: [1, 2]) }
        if let text = options["parity"] { parity = try Self.choice("parity", text, of: Parity.allCases) }
        if let text = options["flow"] { flow = try Self.choice("flow", text, of: Flow.allCases) }
    }

    /// The speed as termios(3) has it.
    var speed: speed_t {
        Self.speeds.first { $0.baud == baud }?.speed ?? speed_t(B9600)
    }

    /// Changes the attributes of a line to these settings: raw, so that every byte goes through as it is.
    func apply(to attributes: inout termios) {
        cfmakeraw(&attributes)
        attributes.c_cflag &= ~tcflag_t(CSIZE | CSTOPB | PARENB | PARODD)
        attributes.c_cflag &= ~till_tty_rtscts()
        attributes.c_cflag |= tcflag_t(bits == 7 ? CS7 : CS8) | tcflag_t(CREAD | CLOCAL)
        if stop == 2 { attributes.c_cflag |= tcflag_t(CSTOPB) }
        if parity != .none { attributes.c_cflag |= tcflag_t(PARENB) }
        if parity == .odd { attributes.c_cflag |= tcflag_t(PARODD) }
        if flow == .rtscts { attributes.c_cflag |= till_tty_rtscts() }
        if flow == .xonxoff { attributes.c_iflag |= tcflag_t(IXON | IXOFF) }
        cfsetispeed(&attributes, speed)
        cfsetospeed(&attributes, speed)
    }

    private static let speeds: [(baud: Int, speed: speed_t)] = [
        (1200, speed_t(B1200)), (2400, speed_t(B2400)), (4800, speed_t(B4800)), (9600, speed_t(B9600)),
        (19200, speed_t(B19200)), (38400, speed_t(B38400)), (57600, speed_t(B57600)), (115200, speed_t(B115200)),
        (230400, speed_t(B230400)), (460800, speed_t(B460800)), (921600, speed_t(B921600)),
    ]

    private static func choice(_ name: String, _ text: String, of values: [Int]) throws(DeviceError) -> Int {
        guard let number = Int(text), values.contains(number) else {
            throw illegal(name, text, values.map(String.init))
        }
        return number
    }

    private static func choice<Value: RawRepresentable<String>>(
        _ name: String,
        _ text: String,
        of values: [Value]
    ) throws(DeviceError) -> Value {
        guard let value = Value(rawValue: text) else { throw illegal(name, text, values.map(\.rawValue)) }
        return value
    }

    private static func illegal(_ name: String, _ text: String, _ values: [String]) -> DeviceError {
        DeviceError(.illegal, .giveUp, "serial: \(name) is one of \(values.joined(separator: ", ")), not '\(text)'")
    }
}
