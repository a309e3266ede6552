/// `{"id":7,"method":"print","device":"receipt","params":{…}}`
extension DriverRequest: Codable {
    private enum Key: String, CodingKey {
        case id, method, device, params
    }

    private enum Method: String, Codable {
        case hello, open, claim, enable, disable, release, reconnect, close, ping
        case print, openDrawer, displayText, checkHealth, identify, retrieveStatistics
    }

    private struct Hello: Codable { var `protocol`: Int }
    private struct Claim: Codable { var fence: Int }
    private struct Reconnect: Codable { var connection: String }
    private struct Print: Codable {
        var job: String
        var items: [PrintItem]
    }
    private struct Display: Codable { var lines: [String] }
    private struct Health: Codable { var level: HealthLevel }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        id = try container.decode(Int.self, forKey: .id)
        let device = { try container.decode(String.self, forKey: .device) }
        let name = try container.decode(String.self, forKey: .method)
        guard let method = Method(rawValue: name) else {
            call = .unknown(method: name)
            return
        }
        switch method {
        case .hello: call = .hello(protocolVersion: try container.decode(Hello.self, forKey: .params).protocol)
        case .open: call = .open(try container.decode(OpenParameters.self, forKey: .params))
        case .claim:
            call = .claim(device: try device(), fence: try container.decode(Claim.self, forKey: .params).fence)
        case .enable: call = .enable(device: try device())
        case .disable: call = .disable(device: try device())
        case .release: call = .release(device: try device())
        case .reconnect:
            call = .reconnect(connection: try container.decode(Reconnect.self, forKey: .params).connection)
        case .close: call = .close
        case .ping: call = .ping
        case .print:
            let params = try container.decode(Print.self, forKey: .params)
            call = .print(device: try device(), job: params.job, items: params.items)
        case .openDrawer: call = .openDrawer(device: try device())
        case .displayText:
            let params = try container.decode(Display.self, forKey: .params)
            call = .displayText(device: try device(), lines: params.lines)
        case .checkHealth:
            let params = try container.decode(Health.self, forKey: .params)
            call = .checkHealth(device: try device(), level: params.level)
        case .identify: call = .identify(device: try device())
        case .retrieveStatistics: call = .retrieveStatistics(device: try device())
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(id, forKey: .id)
        if case .unknown(let name) = call {
            try container.encode(name, forKey: .method)
        } else {
            try container.encodeIfPresent(method, forKey: .method)
        }
        try container.encodeIfPresent(call.device, forKey: .device)
        switch call {
        case .hello(let version): try container.encode(Hello(protocol: version), forKey: .params)
        case .open(let params): try container.encode(params, forKey: .params)
        case .claim(_, let fence): try container.encode(Claim(fence: fence), forKey: .params)
        case .reconnect(let address): try container.encode(Reconnect(connection: address), forKey: .params)
        case .print(_, let job, let items): try container.encode(Print(job: job, items: items), forKey: .params)
        case .displayText(_, let lines): try container.encode(Display(lines: lines), forKey: .params)
        case .checkHealth(_, let level): try container.encode(Health(level: level), forKey: .params)
        case .enable, .disable, .release, .close, .ping, .openDrawer, .identify, .retrieveStatistics, .unknown: break
        }
    }

    private var method: Method? {
        switch call {
        case .hello: .hello
        case .open: .open
        case .claim: .claim
        case .enable: .enable
        case .disable: .disable
        case .release: .release
        case .reconnect: .reconnect
        case .close: .close
        case .ping: .ping
        case .print: .print
        case .openDrawer: .openDrawer
        case .displayText: .displayText
        case .checkHealth: .checkHealth
        case .identify: .identify
        case .retrieveStatistics: .retrieveStatistics
        case .unknown: nil
        }
    }
}
