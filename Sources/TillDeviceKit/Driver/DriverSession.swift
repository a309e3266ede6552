/// The decisions of a driver process: protocol, life cycle, connection. A value without I/O; `DriverMain` does what it
/// says.
public struct DriverSession<Driver: DeviceDriver> {
    /// What the process does next.
    public enum Action: Equatable {
        case send(DriverMessage)
        case openLink(ConnectionAddress)
        case write([UInt8], token: Int)
        case wake(afterMillis: Int)
        case limitStall(millis: Int)
        /// Close the connection and end the process, with exit code 0.
        case leave
    }

    private var driver: Driver?
    private var lifecycles: [String: DeviceLifecycle] = [:]
    private var order: [String] = []
    private var link: Link = .down(DeviceError(.offline, .retry, "the connection has not been opened yet"))
    private var statistics: [String: [String: Int]] = [:]
    private var conditions: [String: DeviceConditions] = [:]

    private enum Link: Equatable {
        case up
        case down(DeviceError)
    }

    public init() {}

    // MARK: - From the runtime

    public mutating func received(_ request: DriverRequest) -> [Action] {
        let id = request.id
        switch request.call {
        case .hello(let version):
            guard version == DriverManifest.protocolVersion else {
                let text = "this driver speaks protocol \(DriverManifest.protocolVersion), not \(version)"
                return [.send(.failure(id: id, DeviceError(.noService, .giveUp, text)))]
            }
            return [.send(.result(id: id, DriverResult(protocolVersion: DriverManifest.protocolVersion)))]
        case .ping:
            return [.send(.result(id: id, .done))]
        case .close:
            return [.send(.result(id: id, .done)), .leave]
        case .open(let parameters):
            return open(id: id, parameters)
        case .reconnect(let connection):
            return reconnect(id: id, connection)
        case .claim(let device, let fence):
            return change(id: id, device) { $0.claim(fence: fence) }
        case .enable(let device):
            return enable(id: id, device)
        case .disable(let device):
            return change(id: id, device) { $0.disable() }
        case .release(let device):
            return change(id: id, device) { $0.release() }
        case .retrieveStatistics(let device):
            guard lifecycles[device] != nil else { return [unknown(id: id, device)] }
            return [.send(.result(id: id, DriverResult(statistics: statistics[device] ?? [:])))]
        case .unknown(let method):
            let text = "this driver does not know '\(method.prefix(64))'"
            return [.send(.failure(id: id, DeviceError(.illegal, .giveUp, text)))]
        case .print(let device, _, _), .openDrawer(let device), .displayText(let device, _),
            .checkHealth(let device, _), .identify(let device):
            return use(id: id, device, request.call)
        }
    }

    private mutating func open(id: Int, _ parameters: OpenParameters) -> [Action] {
        guard driver == nil else {
            return [.send(.failure(id: id, DeviceError(.illegal, .giveUp, "the process is open already")))]
        }
        guard let address = ConnectionAddress(parameters.connection) else {
            let text = "'\(parameters.connection)' is not a connection address such as tcp://192.0.2.7:9100"
            return [.send(.failure(id: id, DeviceError(.illegal, .giveUp, text)))]
        }
        do throws(DeviceError) {
            let made = try Driver(parameters)
            driver = made
            for device in parameters.devices {
                var lifecycle = DeviceLifecycle(deviceClass: device.deviceClass)
                _ = lifecycle.open()
                lifecycles[device.name] = lifecycle
                order.append(device.name)
            }
            return [.send(.result(id: id, DriverResult(capabilities: made.capabilities))), .openLink(address)]
        } catch {
            return [.send(.failure(id: id, error))]
        }
    }

    private func reconnect(id: Int, _ connection: String) -> [Action] {
        guard driver != nil else {
            return [.send(.failure(id: id, DeviceError(.closed, .giveUp, "the process has not been opened yet")))]
        }
        guard let address = ConnectionAddress(connection) else {
            let text = "'\(connection)' is not a connection address such as tcp://192.0.2.7:9100"
            return [.send(.failure(id: id, DeviceError(.illegal, .giveUp, text)))]
        }
        return [.openLink(address), .send(.result(id: id, .done))]
    }

    private mutating func change(
        id: Int,
        _ device: String,
        _ step: (inout DeviceLifecycle) -> DeviceError?
    ) -> [Action] {
        guard var lifecycle = lifecycles[device] else { return [unknown(id: id, device)] }
        if let refusal = step(&lifecycle) { return [.send(.failure(id: id, refusal))] }
        lifecycles[device] = lifecycle
        return [.send(.result(id: id, .done))]
    }

    private mutating func enable(id: Int, _ device: String) -> [Action] {
        let actions = change(id: id, device) { $0.enable() }
        guard lifecycles[device]?.isEnabled == true else { return actions }
        // What the driver told while nobody could hear it is told to whoever enables the device.
        let updates = [powerStatus] + (link == .up ? conditions[device]?.updates ?? [] : [])
        return actions + updates.map { .send(.event(device: device, .status($0))) }
    }

    private mutating func use(id: Int, _ device: String, _ call: DriverCall) -> [Action] {
        guard let lifecycle = lifecycles[device] else { return [unknown(id: id, device)] }
        if let refusal = lifecycle.refusalOfUse() { return [.send(.failure(id: id, refusal))] }
        if case .down(var error) = link {
            error.bytesSent = 0
            return [.send(.failure(id: id, error))]
        }
        return drive(.call(id: id, call))
    }

    private func unknown(id: Int, _ device: String) -> Action {
        let known = order.joined(separator: ", ")
        let text = "this process serves \(known.isEmpty ? "no device yet" : known), not '\(device)'"
        return .send(.failure(id: id, DeviceError(driver == nil ? .closed : .noExist, .giveUp, text)))
    }

    // MARK: - From the connection

    public mutating func linkUp() -> [Action] {
        guard link != .up else { return [] }
        link = .up
        // Of the connection that is gone only the power was told; paper and cover are as the driver knows them.
        for device in order { conditions[device]?.forgetPower() }
        return drive(.linkUp) + powerEvents()
    }

    public mutating func linkDown(_ error: DeviceError) -> [Action] {
        let changed = link != .down(error)
        let wasUp = link == .up
        link = .down(error)
        return (wasUp ? drive(.linkDown(error)) : []) + (changed ? powerEvents() : [])
    }

    public mutating func received(_ bytes: [UInt8], atMillis: Int64) -> [Action] {
        drive(.bytes(bytes, atMillis: atMillis))
    }

    public mutating func written(token: Int) -> [Action] {
        drive(.written(token: token))
    }

    public mutating func notWritten(token: Int, _ error: DeviceError) -> [Action] {
        drive(.notWritten(token: token, error))
    }

    public mutating func wake(atMillis: Int64) -> [Action] {
        drive(.wake(atMillis: atMillis))
    }

    private var powerStatus: StatusUpdate {
        switch link {
        case .up: StatusUpdate(.powerOnline)
        case .down(let error): StatusUpdate(.powerOffline, reason: error.message)
        }
    }

    private func powerEvents() -> [Action] {
        order.filter { lifecycles[$0]?.isEnabled == true }
            .map { .send(.event(device: $0, .status(powerStatus))) }
    }

    // MARK: - From the driver

    private mutating func drive(_ input: DriverInput) -> [Action] {
        guard let outputs = driver?.received(input) else { return [] }
        return outputs.compactMap { output in
            switch output {
            case .write(let bytes, let token): return .write(bytes, token: token)
            case .result(let id, let result): return .send(.result(id: id, result))
            case .failure(let id, let error): return .send(.failure(id: id, error))
            case .wake(let afterMillis): return .wake(afterMillis: afterMillis)
            case .stallLimit(let millis): return .limitStall(millis: millis)
            case .log(let level, let text): return .send(.log(level, text))
            case .count(let device, let statistic, let number):
                statistics[device, default: [:]][statistic, default: 0] += number
                return nil
            case .event(let device, let event):
                if case .status(let update) = event { conditions[device, default: DeviceConditions()].told(update) }
                guard lifecycles[device]?.isEnabled == true else { return nil }
                return .send(.event(device: device, event))
            }
        }
    }
}
