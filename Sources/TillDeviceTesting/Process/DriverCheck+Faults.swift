import TillDeviceKit

/// The life of a driver when something goes wrong: device, line, runtime, the driver itself.
extension DriverCheck {
    /// A bench with a device that can be unplugged.
    private func played() throws(Failed) -> (DriverBench, PlayedDevice) {
        let bench = try DriverBench(self)
        guard let device = bench.device else {
            let why = connection == nil ? manifest.connections.joined(separator: ", ") : "an address that was given"
            throw .cannot("the connection cannot be broken on \(why)")
        }
        return (bench, device)
    }

    private func plug(_ device: PlayedDevice) throws(Failed) {
        do throws(DriverUnderTest.Failure) { try device.plug() } catch { throw .because(error.text) }
    }

    func unplugging() throws(Failed) {
        for stage in [DriverBench.Stage.greeted, .opened, .claimed] {
            let (bench, device) = try played()
            try bench.bring(to: stage)
            device.unplug()
            for step in DriverBench.Stage.allCases where step > stage { try bench.take(step) }
            try bench.power(.powerOffline)
            try returns(bench, device)
        }
        let (bench, device) = try played()
        try bench.bring(to: .enabled)
        try bench.power(.powerOnline)
        for served in bench.devices {
            for call in Self.everyCall(served.name) {
                let start = bench.driver.messages.count
                let id = bench.driver.send(call)
                device.unplug()
                _ = try bench.answer(
                    to: id,
                    "\(bench.name(call)) of a device that was unplugged",
                    withinMillis: Self.callLimitMillis
                )
                _ = try bench.done(.ping)
                try returns(bench, device, since: start)
            }
        }
        try bench.nothingTwice()
    }

    /// Plugs the device in, and waits until the driver says so.
    private func returns(_ bench: DriverBench, _ device: PlayedDevice, since start: Int? = nil) throws(Failed) {
        let start = start ?? bench.driver.messages.count
        try plug(device)
        // A line that nobody listened on for a moment may never have been missed.
        if device.kind == .serial, bench.driver.statuses(of: bench.devices[0].name, from: start).isEmpty { return }
        try bench.power(.powerOnline, since: start)
    }

    func stalling() throws(Failed) {
        let (bench, device) = try played()
        try bench.bring(to: .enabled)
        try bench.power(.powerOnline)
        device.takes = false
        let text = String(repeating: "a line that nobody takes ", count: 40)
        for served in bench.devices where served.deviceClass == .posPrinter {
            let items = (0..<40).map { _ in PrintItem.line(runs: [PrintRun(text)], alignment: .left) }
            bench.driver.send(.print(device: served.name, job: "check-4", items: items))
        }
        for served in bench.devices where served.deviceClass == .lineDisplay {
            for number in 0..<50 { bench.driver.send(.displayText(device: served.name, lines: ["\(number)", text])) }
        }
        bench.pause(millis: 500)
        _ = try bench.done(.ping)
        _ = try bench.done(.close)
        let how = bench.driver.exit(withinMillis: Self.leaveLimitMillis)
        guard how == "exit 0" else { throw .because("after close it ended with \(how ?? "nothing: it stayed")") }
    }

    func garbage() throws(Failed) {
        let (bench, device) = try played()
        try bench.bring(to: .enabled)
        try bench.power(.powerOnline)
        var state = seed
        for _ in 0..<64 {
            let bytes = (0..<256).map { _ in Self.chance(&state) }
            device.serve(bytes)
            bench.pause(millis: 5)
        }
        bench.pause(millis: 500)
        _ = try bench.done(.ping)
        for served in bench.devices {
            for call in Self.uses(of: served) { _ = try bench.answer(call, withinMillis: Self.callLimitMillis) }
        }
        try bench.nothingTwice()
    }

    /// SplitMix64, a byte at a time.
    private static func chance(_ state: inout UInt64) -> UInt8 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return UInt8(truncatingIfNeeded: value ^ (value >> 31))
    }

    func reconnecting() throws(Failed) {
        let bench = try DriverBench(self)
        try bench.bring(to: .enabled)
        let address = try bench.parameters.connection
        // A driver without it is started anew instead, which takes longer.
        if case .failure(let error) = try bench.answer(.reconnect(connection: address)), error.code != .illegal {
            throw .because("reconnect was answered with \(error); success or E_ILLEGAL was due")
        }
        _ = try bench.done(.ping)
    }

    func malformed() throws(Failed) {
        for text in ["{\"id\":1,\n", "\u{0}\u{1}\u{2}\n", "{}\n"] {
            let bench = try DriverBench(self)
            try bench.bring(to: .opened)
            bench.driver.send(bytes: Array(text.utf8))
            guard bench.driver.exit(withinMillis: Self.leaveLimitMillis) != nil else {
                throw .because("it stayed after \(text.debugDescription)")
            }
        }
    }

    func orphaned() throws(Failed) {
        for stage in DriverBench.Stage.allCases {
            let bench = try DriverBench(self)
            try bench.bring(to: stage)
            if stage == .enabled {
                for served in bench.devices {
                    for call in Self.uses(of: served) { bench.driver.send(call) }
                }
            }
            bench.driver.hangUp()
            guard bench.driver.exit(withinMillis: Self.leaveLimitMillis) != nil else {
                throw .because("it stayed for \(Self.leaveLimitMillis / 1000) s after the runtime was gone (\(stage))")
            }
        }
    }

    func killed() throws(Failed) {
        let first = try DriverBench(self)
        try first.bring(to: .enabled)
        for served in first.devices {
            for call in Self.uses(of: served) { first.driver.send(call) }
        }
        first.driver.kill()
        first.device?.unplug()
        let second = try DriverBench(self)
        try second.bring(to: .enabled)
        if second.device != nil { try second.power(.powerOnline) }
    }
}
