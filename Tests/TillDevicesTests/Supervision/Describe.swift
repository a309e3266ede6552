import TillDeviceKit

@testable import TillDevices

/// States and actions as short lines.
enum Describe {
    static func phase(_ bench: Bench) -> String {
        let supervision = bench.supervision
        let reaped = supervision.isProcessGone ? "no process" : "process"
        let due = supervision.dueMillis.map { "due in \($0 - bench.nowMillis)" } ?? "nothing due"
        let name =
            switch supervision.phase {
            case .idle: "idle"
            case .waiting: "waiting"
            case .starting(let step): "starting \(step)"
            case .ready: "ready"
            case .backingOff: "backing off"
            case .closing(let closing, _): "closing to \(closing)"
            case .quarantined: "quarantined"
            case .misconfigured: "misconfigured"
            case .stopped: "stopped"
            }
        return "\(name), \(reaped), \(due)"
    }

    static func action(_ action: DriverSupervision.Action) -> String {
        switch action {
        case .spawn(let generation): "spawn \(generation)"
        case .send(let request): "send \(request.id) \(call(request.call))"
        case .end(_, let kind): "end by \(kind)"
        case .finish(let ticket, .success): "finish ticket \(ticket)"
        case .finish(let ticket, .failure(let error)):
            "fail ticket \(ticket): \(error) [\(error.recovery), \(error.bytesSent.map { "\($0) bytes" } ?? "unknown")]"
        case .deliver(let device, .data): "deliver data of \(device)"
        case .deliver(let device, .status(let update)): "deliver \(update.status) of \(device)"
        case .deliver(let device, .error): "deliver error of \(device)"
        case .ready(let device, _): "ready \(device)"
        case .lost(let device, let reason): "lost \(device): \(reason)"
        case .log(let level, let text): "log \(level): \(text)"
        case .stopped: "stopped"
        }
    }

    private static func call(_ call: DriverCall) -> String {
        switch call {
        case .hello: "hello"
        case .open: "open"
        case .claim(_, let fence): "claim with fence \(fence)"
        case .enable: "enable"
        case .reconnect(let address): "reconnect \(address)"
        case .ping: "ping"
        case .close: "close"
        case .print: "print"
        case .openDrawer: "openDrawer"
        case .disable, .release, .displayText, .checkHealth, .identify, .retrieveStatistics, .unknown: "\(call)"
        }
    }
}
