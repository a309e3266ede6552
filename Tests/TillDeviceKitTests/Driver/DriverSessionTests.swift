import Testing
import TillDeviceKit
import TillDeviceTesting

private typealias Session = DriverSession<ProbeDriver>

private enum Life: String, CaseIterable {
    case new, opened, claimed, enabled, disabled, released
}

/// A session with one scanner, brought to a point of its life.
private func session(_ life: Life, deviceClass: DeviceClass = .scanner) -> Session {
    var session = Session()
    let devices = [OpenParameters.Device(name: "d", deviceClass: deviceClass)]
    let parameters = OpenParameters(connection: "none:", devices: devices, settings: DriverSettings())
    var calls: [DriverCall] = []
    switch life {
    case .new: break
    case .opened: calls = [.open(parameters)]
    case .claimed: calls = [.open(parameters), .claim(device: "d", fence: 5)]
    case .enabled: calls = [.open(parameters), .claim(device: "d", fence: 5), .enable(device: "d")]
    case .disabled:
        calls = [
            .open(parameters), .claim(device: "d", fence: 5), .enable(device: "d"), .disable(device: "d"),
        ]
    case .released:
        calls = [
            .open(parameters), .claim(device: "d", fence: 5), .enable(device: "d"), .release(device: "d"),
        ]
    }
    for call in calls { _ = session.received(DriverRequest(id: 0, call: call)) }
    if life != .new { _ = session.linkUp() }
    return session
}

/// How a call is answered: the code of the refusal, "done" for a result, "driver" where the driver was asked.
private func outcome(_ actions: [Session.Action]) -> String {
    switch actions.first {
    case .send(.result): "done"
    case .send(.failure(_, let error)): error.code.rawValue
    case .write: "driver"
    default: "nothing"
    }
}

@Suite struct DriverSessionTests {
    /// Each call at each point of a device's life (UnifiedPOS 1.16, the life cycle of exclusive-use devices).
    @Test(
        arguments: [
            (DriverCall.claim(device: "d", fence: 5), ["E_CLOSED", "done", "done", "done", "done", "done"]),
            (.claim(device: "d", fence: 4), ["E_CLOSED", "done", "E_CLAIMED", "E_CLAIMED", "E_CLAIMED", "E_CLAIMED"]),
            (.enable(device: "d"), ["E_CLOSED", "E_NOTCLAIMED", "done", "done", "done", "E_NOTCLAIMED"]),
            (.disable(device: "d"), ["E_CLOSED", "done", "done", "done", "done", "done"]),
            (.release(device: "d"), ["E_CLOSED", "E_ILLEGAL", "done", "done", "done", "E_ILLEGAL"]),
            (
                .checkHealth(device: "d", level: .internal),
                ["E_CLOSED", "E_NOTCLAIMED", "E_DISABLED", "driver", "E_DISABLED", "E_NOTCLAIMED"]
            ),
            (
                .displayText(device: "d", lines: []),
                ["E_CLOSED", "E_NOTCLAIMED", "E_DISABLED", "driver", "E_DISABLED", "E_NOTCLAIMED"]
            ),
            (
                .print(device: "d", job: "j", items: []),
                ["E_CLOSED", "E_NOTCLAIMED", "E_DISABLED", "driver", "E_DISABLED", "E_NOTCLAIMED"]
            ),
            (
                .openDrawer(device: "d"),
                ["E_CLOSED", "E_NOTCLAIMED", "E_DISABLED", "driver", "E_DISABLED", "E_NOTCLAIMED"]
            ),
            (.retrieveStatistics(device: "d"), ["E_CLOSED", "done", "done", "done", "done", "done"]),
            (.hello(protocolVersion: 1), ["done", "done", "done", "done", "done", "done"]),
            (
                .hello(protocolVersion: 2),
                ["E_NOSERVICE", "E_NOSERVICE", "E_NOSERVICE", "E_NOSERVICE", "E_NOSERVICE", "E_NOSERVICE"]
            ),
            (.ping, ["done", "done", "done", "done", "done", "done"]),
            (.close, ["done", "done", "done", "done", "done", "done"]),
        ] as [(DriverCall, [String])]
    )
    func lifeCycle(call: DriverCall, expected: [String]) {
        for (life, outcomeWanted) in zip(Life.allCases, expected) {
            var session = session(life)
            let actions = session.received(DriverRequest(id: 1, call: call))
            #expect(outcome(actions) == outcomeWanted, "\(call) when \(life.rawValue)")
        }
    }

    @Test func aCashDrawerIsUsedWithoutAClaim() {
        var session = session(.opened, deviceClass: .cashDrawer)
        #expect(outcome(session.received(DriverRequest(id: 1, call: .enable(device: "d")))) == "done")
        #expect(outcome(session.received(DriverRequest(id: 2, call: .openDrawer(device: "d")))) == "driver")
    }

    @Test func closeAnswersAndThenLeaves() {
        var session = session(.enabled)
        #expect(session.received(DriverRequest(id: 8, call: .close)) == [.send(.result(id: 8, .done)), .leave])
    }

    @Test func openTellsTheCapabilitiesAndOpensTheConnection() {
        var session = Session()
        let devices = [OpenParameters.Device(name: "d", deviceClass: .scanner)]
        let parameters = OpenParameters(connection: "tcp://192.0.2.7", devices: devices, settings: DriverSettings())
        let result = DriverResult(capabilities: [DeviceCapabilities(device: "d")])
        let address = ConnectionAddress(scheme: "tcp", target: "192.0.2.7")
        let request = DriverRequest(id: 1, call: .open(parameters))
        #expect(session.received(request) == [.send(.result(id: 1, result)), .openLink(address)])
        #expect(outcome(session.received(request)) == "E_ILLEGAL")
    }

    @Test func aRefusedOpenCanBeTriedAgain() {
        var session = Session()
        let devices = [OpenParameters.Device(name: "d", deviceClass: .scanner)]
        var parameters = OpenParameters(
            connection: "nowhere",
            devices: devices,
            settings: DriverSettings(["fault": .text("init")])
        )
        #expect(outcome(session.received(DriverRequest(id: 1, call: .open(parameters)))) == "E_ILLEGAL")
        parameters.connection = "none:"
        #expect(outcome(session.received(DriverRequest(id: 2, call: .open(parameters)))) == "E_ILLEGAL")
        parameters.settings = DriverSettings()
        #expect(outcome(session.received(DriverRequest(id: 3, call: .open(parameters)))) == "done")
    }

    @Test func anUnknownDeviceIsNamedWithThoseThereAre() {
        var session = session(.enabled)
        let actions = session.received(DriverRequest(id: 1, call: .enable(device: "x")))
        guard case .send(.failure(_, let error))? = actions.first else {
            Issue.record("not refused")
            return
        }
        #expect(error.code == .noExist && error.message.contains("d") && error.message.contains("'x'"))
    }

    @Test func aCallWithoutConnectionFailsWithItsReasonAndNothingSent() {
        var session = session(.enabled)
        _ = session.linkDown(DeviceError(.noHardware, .waitForOperator, "unplugged", bytesSent: 9))
        let actions = session.received(DriverRequest(id: 4, call: .openDrawer(device: "d")))
        let error = DeviceError(.noHardware, .waitForOperator, "unplugged", bytesSent: 0)
        #expect(actions == [.send(.failure(id: 4, error))])
    }

    @Test func eventsReachOnlyAnEnabledDevice() {
        for life in Life.allCases {
            var session = session(life)
            let actions = session.received([1], atMillis: 3)
            let event = DriverMessage.event(device: "d", .data(ScanData(label: [1], atMillis: 3)))
            #expect(actions == (life == .enabled ? [.send(event)] : []), "\(life.rawValue)")
        }
    }

    @Test func powerIsToldOnEnableAndOnEveryChange() {
        var session = session(.claimed)
        let error = DeviceError(.offline, .reopen, "cut")
        func power(_ update: StatusUpdate) -> Session.Action { .send(.event(device: "d", .status(update))) }
        let online = power(StatusUpdate(.powerOnline))
        let offline = power(StatusUpdate(.powerOffline, reason: "cut"))
        #expect(session.received(DriverRequest(id: 1, call: .enable(device: "d"))).last == online)
        #expect(session.linkUp() == [])
        #expect(session.linkDown(error) == [offline])
        #expect(session.linkDown(error) == [])
        #expect(session.linkUp() == [online])
    }

    @Test func statisticsAreCounted() {
        var session = session(.enabled)
        for id in 1...3 {
            _ = session.received(DriverRequest(id: id, call: .openDrawer(device: "d")))
            #expect(session.written(token: id) == [.send(.result(id: id, .done))])
        }
        let actions = session.received(DriverRequest(id: 9, call: .retrieveStatistics(device: "d")))
        #expect(actions == [.send(.result(id: 9, DriverResult(statistics: ["Probed": 3])))])
    }
}
