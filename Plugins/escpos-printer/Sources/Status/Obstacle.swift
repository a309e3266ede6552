import TillDeviceKit
import TillESCPOS

/// Why the printer cannot print, as its sensors say.
enum Obstacle: Equatable {
    case coverOpen
    case paperEnd
    case errors(ErrorCause)
    /// The printer speaks of an error without saying which.
    case error
    /// Offline for another reason, for instance while the feed button is pressed.
    case offline
    /// The printer did answer on this connection and does not any more.
    case silent

    /// What is wrong and what a person does about it.
    var sentence: String {
        switch self {
        case .coverOpen: "the cover is open: shut it"
        case .paperEnd: "the paper is out: load paper"
        case .errors(let errors): "the printer reports \(PrinterCondition.text(of: errors))"
        case .error: "the printer reports an error: look at its lamps and at the paper path"
        case .offline: "the printer is offline: look at its lamps and its feed button"
        case .silent: "the printer does not answer any more: see to power and cable"
        }
    }

    private var code: DeviceError.Code {
        switch self {
        case .offline, .silent: .offline
        case .coverOpen, .paperEnd, .errors, .error: .extended
        }
    }

    /// Before the first byte: nothing has been sent, and nothing is until a person has acted.
    func blocked(_ what: String) -> DeviceError {
        DeviceError(code, .waitForOperator, "\(sentence); \(what)", bytesSent: 0)
    }

    /// After the last byte, where the printer has not confirmed: nobody but a person knows what is on the paper.
    func unknown(byteCount: Int) -> DeviceError {
        let text = "\(sentence); all \(byteCount) bytes had left: look what the printer did before it is repeated"
        return DeviceError(code, .waitForOperator, text, bytesSent: byteCount)
    }
}
