import CCUPS
import TillDeviceKit

/// The queues of a CUPS server, for `till doctor` and for whoever looks for a printer.
public enum CUPSQueues {
    /// Asks the server for its queues. Blocks, at most about `connectLimitMillis` and `answerLimitMillis` of
    /// `CUPSConnection` together (9 s): for commands and start-up, not for a loop.
    ///
    /// - Parameter server: nil asks the server that CUPS itself takes.
    /// - Throws: `E_OFFLINE` where no server answers. A server without a queue is an empty list.
    public static func list(server: CUPSAddress.Server? = nil) throws(DeviceError) -> [QueueReport] {
        let connection = try CUPSConnection(server)
        switch try connection.queues() {
        case .done(let groups):
            return groups.map { QueueReport($0) }.filter { !$0.name.isEmpty }.sorted { $0.name < $1.name }
        case .refused(let status, let text):
            if status == Int(IPP_STATUS_ERROR_NOT_FOUND.rawValue) { return [] }
            throw DeviceError(.failure, .waitForOperator, "\(connection.place) does not list its queues: \(text)")
        }
    }

    /// Asks for one job of a queue; nil where the server does not know it. Blocks as `list` does.
    public static func job(
        _ id: Int,
        of queue: String,
        server: CUPSAddress.Server? = nil
    ) throws(DeviceError) -> JobReport? {
        let connection = try CUPSConnection(server)
        switch try connection.job(id, of: queue) {
        case .done(let groups): return groups.first.flatMap { JobReport($0) }
        case .refused(let status, let text):
            if status == Int(IPP_STATUS_ERROR_NOT_FOUND.rawValue) { return nil }
            throw DeviceError(.failure, .waitForOperator, "\(connection.place) does not show job \(id): \(text)")
        }
    }
}
