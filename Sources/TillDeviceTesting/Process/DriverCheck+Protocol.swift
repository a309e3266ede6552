import TillDeviceKit

/// The life of a driver when nothing goes wrong.
extension DriverCheck {
    func manifestIsUsable() throws(Failed) {
        let problems = manifest.problems()
        guard problems.isEmpty else { throw .because(problems.joined(separator: "; ")) }
    }

    func hello() throws(Failed) {
        let bench = try DriverBench(self)
        try bench.refused(.hello(protocolVersion: 9999), [.noService], "with a version of the future")
        let result = try bench.done(.hello(protocolVersion: DriverManifest.protocolVersion))
        guard result.protocolVersion == DriverManifest.protocolVersion else {
            throw .because("it answered version \(result.protocolVersion.map(String.init) ?? "none")")
        }
    }

    func opening() throws(Failed) {
        let bench = try DriverBench(self)
        try bench.bring(to: .greeted)
        let told = (try bench.done(.open(try bench.parameters)).capabilities ?? []).map(\.device).sorted()
        let asked = bench.devices.map(\.name).sorted()
        guard told == asked else { throw .because("it told the capabilities of \(told), not of \(asked)") }
    }

    func disabled() throws(Failed) {
        let bench = try DriverBench(self)
        try bench.bring(to: .opened)
        for device in bench.devices {
            for call in Self.uses(of: device) { try bench.refused(call, [.notClaimed, .disabled], "before claim") }
        }
        try bench.take(.claimed)
        for device in bench.devices {
            for call in Self.uses(of: device) { try bench.refused(call, [.disabled], "before enable") }
        }
    }

    func fencing() throws(Failed) {
        let bench = try DriverBench(self)
        try bench.bring(to: .claimed)
        for device in bench.devices {
            try bench.refused(.claim(device: device.name, fence: 6), [.claimed], "with a lower fence")
            _ = try bench.done(.claim(device: device.name, fence: 8))
        }
    }

    func power() throws(Failed) {
        let bench = try DriverBench(self)
        try bench.bring(to: .enabled)
        for device in bench.devices {
            let told: StatusUpdate? = bench.serving(millis: Self.backLimitMillis) {
                bench.driver.statuses(of: device.name).first { [.powerOnline, .powerOffline].contains($0.status) }
            }
            guard told != nil else {
                throw .because("\(device.name) told neither powerOnline nor powerOffline\(bench.ending)")
            }
        }
        // A device that is played is there.
        if bench.device != nil { try bench.power(.powerOnline) }
    }

    func calls() throws(Failed) {
        let bench = try DriverBench(self)
        try bench.bring(to: .enabled)
        bench.pause(millis: 200)
        for device in bench.devices {
            for call in Self.everyCall(device.name) { _ = try bench.answer(call, withinMillis: Self.callLimitMillis) }
        }
        _ = try bench.done(.ping)
        try bench.nothingTwice()
    }

    func unknown() throws(Failed) {
        let bench = try DriverBench(self)
        try bench.bring(to: .enabled)
        try bench.refused(.unknown(method: "frobnicate"), [.illegal], "(unknown)")
        // {"id":999,"method":"ping","sinceVersion":7}
        bench.driver.send(bytes: Array("{\"id\":999,\"method\":\"ping\",\"sinceVersion\":7}\n".utf8))
        _ = try bench.answer(to: 999, "ping with an unknown field", withinMillis: Self.answerLimitMillis)
    }

    func disabling() throws(Failed) {
        let bench = try DriverBench(self)
        try bench.bring(to: .enabled)
        for device in bench.devices {
            _ = try bench.done(.disable(device: device.name))
            for call in Self.uses(of: device) { try bench.refused(call, [.disabled], "after disable") }
            _ = try bench.done(.release(device: device.name))
            for call in Self.uses(of: device) {
                try bench.refused(call, [.notClaimed, .disabled], "after release")
            }
        }
    }

    func closing() throws(Failed) {
        for stage in [DriverBench.Stage.greeted, .opened, .enabled] {
            let bench = try DriverBench(self)
            try bench.bring(to: stage)
            _ = try bench.done(.close)
            let how = bench.driver.exit(withinMillis: Self.leaveLimitMillis)
            guard how == "exit 0" else { throw .because("after close it ended with \(how ?? "nothing: it stayed")") }
        }
    }

    // MARK: - Calls

    /// What each class of device is for: refused while the device may not be used.
    static func uses(of device: OpenParameters.Device) -> [DriverCall] {
        switch device.deviceClass {
        case .posPrinter: [.print(device: device.name, job: "check-1", items: [.feed(lines: 1)])]
        case .cashDrawer: [.openDrawer(device: device.name)]
        case .lineDisplay: [.displayText(device: device.name, lines: ["TOTAL", "1,00"])]
        case .scanner: [.checkHealth(device: device.name, level: .internal)]
        }
    }

    /// Each call of the protocol, whatever the class: an answer is due, be it a refusal.
    static func everyCall(_ device: String) -> [DriverCall] {
        [
            .print(device: device, job: "check-2", items: [.line(runs: [PrintRun("TOTAL 1,00")], alignment: .left)]),
            .print(device: device, job: "check-3", items: []),
            .openDrawer(device: device),
            .displayText(device: device, lines: ["TOTAL", "1,00"]),
            .checkHealth(device: device, level: .internal),
            .checkHealth(device: device, level: .external),
            .identify(device: device),
            .retrieveStatistics(device: device),
        ]
    }
}
