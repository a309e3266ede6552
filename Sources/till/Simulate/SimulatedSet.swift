import TillLineDisplay
import TillSimulator

/// The devices that `till simulate run` makes: as `--device` names them, or one of each kind.
struct SimulatedSet {
    struct Wanted: Equatable {
        var name: String
        var kind: SimulatedDeviceKind
        var serial: String?
        var profile: String?
        /// The command set of a display.
        var display = DisplayProtocol.epson
    }

    struct Malformed: Error, Equatable, CustomStringConvertible {
        var description: String
    }

    /// A serial number is at most this long; a string descriptor holds 126 letters.
    static let serialMaxBytes = 64

    /// One of each kind, each under the name of its kind.
    static let standard = SimulatedDeviceKind.allCases.enumerated().map { index, kind in
        Wanted(name: kind.rawValue, kind: kind, serial: "SIM000\(index + 1)", profile: nil)
    }

    static let kinds = SimulatedDeviceKind.allCases.map(\.rawValue).joined(separator: ", ")

    /// `NAME=KIND[,serial=X][,profile=Y][,protocol=Z]`.
    static func wanted(_ text: String) throws(Malformed) -> Wanted {
        let parts = text.split(separator: ",", omittingEmptySubsequences: false)
        let head = parts[0].split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard head.count == 2, !head[0].isEmpty else {
            throw Malformed(description: "'\(text)' is no device; one is front=hid-scanner,serial=A1")
        }
        guard let kind = SimulatedDeviceKind(rawValue: head[1]) else {
            throw Malformed(description: "'\(head[1])' is no kind of device; there are \(kinds)")
        }
        var wanted = Wanted(name: head[0], kind: kind, serial: nil, profile: nil)
        for part in parts.dropFirst() {
            let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            switch (pair[0], pair.count == 2 ? pair[1] : "") {
            case ("serial", let serial) where (1...serialMaxBytes).contains(serial.utf8.count): wanted.serial = serial
            case ("profile", let profile) where kind == .printer && !profile.isEmpty: wanted.profile = profile
            case ("protocol", let name) where kind == .serialDisplay:
                guard let display = DisplayProtocol(rawValue: name) else {
                    let known = DisplayProtocol.allCases.map(\.rawValue).joined(separator: ", ")
                    throw Malformed(description: "'\(name)' is no command set of a display; there are \(known)")
                }
                wanted.display = display
            case ("protocol", _):
                throw Malformed(
                    description: "'\(part)' of '\(head[0])': a serial-display has protocol=NAME, nothing else has"
                )
            case ("profile", _):
                throw Malformed(description: "'\(part)' of '\(head[0])': a printer has profile=NAME, nothing else has")
            default:
                throw Malformed(
                    description: "'\(part)' of '\(head[0])' is neither serial=… of 1 to \(serialMaxBytes) bytes "
                        + "nor profile=…"
                )
            }
        }
        return wanted
    }

    /// A bus with the devices in its first ports.
    static func bus(_ wanted: [Wanted]) throws -> SimulatedBus {
        var bus = SimulatedBus()
        for one in wanted {
            var options = SimulatedDeviceOptions()
            if let profile = one.profile { options.profile = try ProfileFile.profile(profile) }
            options.panel = EmulatedPanel(display: LineDisplayEmulator(protocol: one.display, rows: 2, columns: 20))
            let identity = SimulatedIdentity.standard(one.kind, serial: one.serial)
            let device = SimulatedDevices.make(one.kind, identity: identity, options: options)
            if case .failure(let refusal) = bus.add(device, name: one.name) {
                throw Malformed(description: refusal.text)
            }
        }
        return bus
    }
}
