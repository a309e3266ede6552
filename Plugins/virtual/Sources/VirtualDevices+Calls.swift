import TillDeviceKit

/// What each class of device does when it is called.
extension VirtualDevices {
    mutating func printerCalled(id: Int, _ call: DriverCall) -> [DriverOutput] {
        guard let printer else { return [Self.illegal(id: id)] }
        switch call {
        case .print(_, _, let items):
            return print(id: id, printer, items, DriverResult(outcome: .confirmed))
        case .checkHealth(_, .internal): return [.result(id: id, Self.healthy)]
        case .checkHealth(_, .external):
            let number = TestNumber.number(request: id)
            let text = "External HCheck: the test page is the newest receipt, \(TestNumber.words(number))"
            return print(id: id, printer, printer.testPage(number: number), DriverResult(text: text))
        default: return [Self.illegal(id: id)]
        }
    }

    mutating func drawerCalled(id: Int, _ call: DriverCall) -> [DriverOutput] {
        switch call {
        case .openDrawer: return kick(Kick(id: id))
        case .checkHealth(_, .internal): return [.result(id: id, Self.healthy)]
        case .checkHealth(_, .external):
            let text = "External HCheck: look into \(VirtualDrawer.fileName)"
            return kick(Kick(id: id, result: DriverResult(text: text)))
        default: return [Self.illegal(id: id)]
        }
    }

    mutating func displayCalled(id: Int, _ call: DriverCall) -> [DriverOutput] {
        guard let display else { return [Self.illegal(id: id)] }
        switch call {
        case .displayText(_, let lines): return write(display.show(lines), answering: id, .done)
        case .checkHealth(_, .internal): return [.result(id: id, Self.healthy)]
        case .checkHealth(_, .external):
            let text = "External HCheck: look into \(VirtualDisplay.fileName) whether each column is there"
            return write(display.show(display.testPattern()), answering: id, DriverResult(text: text))
        default: return [Self.illegal(id: id)]
        }
    }

    // MARK: - Printing

    private mutating func print(
        id: Int,
        _ printer: VirtualPrinter,
        _ items: [PrintItem],
        _ result: DriverResult
    ) -> [DriverOutput] {
        let bytes: [UInt8]
        do throws(DeviceError) {
            bytes = try printer.bytes(of: items)
        } catch {
            return [.failure(id: id, error)]
        }
        switch printer.fault {
        case .none: return finish(id: id, printer, bytes, result)
        case .paperEmpty:
            let text = "the paper is out, as setting 'fault' says: load paper (paper-empty) by setting it to none"
            return [
                .event(device: printer.name, .status(StatusUpdate(.paperEmpty, reason: "setting 'fault'"))),
                .failure(id: id, DeviceError(.extended, .waitForOperator, text, bytesSent: 0)),
            ]
        case .slow:
            guard slowPrints.count < Self.waitingMaxCalls else { return [busy(id: id)] }
            slowPrints.append(SlowPrint(id: id, bytes: bytes, result: result))
            return [.wake(afterMillis: 0)]
        case .cutOff: return cutOff(id: id, printer, bytes)
        }
    }

    /// Hands the receipt over; its answer comes when its files are written.
    mutating func finish(
        id: Int,
        _ printer: VirtualPrinter,
        _ bytes: [UInt8],
        _ result: DriverResult
    ) -> [DriverOutput] {
        let receipt = printer.receipt(of: bytes)
        var outputs = receipt.warnings
        outputs += write(receipt.records, answering: id, result, then: receipt.counts)
        for _ in 0..<(drawer == nil ? 0 : receipt.pulseCount) { outputs += kick(Kick()) }
        return outputs
    }

    /// Half of the receipt is on the paper; the call fails as it would with a printer whose cable was pulled.
    private mutating func cutOff(id: Int, _ printer: VirtualPrinter, _ bytes: [UInt8]) -> [DriverOutput] {
        let half = max(bytes.count / 2, 1)
        let receipt = printer.receipt(of: Array(bytes.prefix(half)))
        let text = "the connection broke after \(half) of \(bytes.count) bytes, as setting 'fault' says"
        let failure = DeviceError(.offline, .waitForOperator, text, bytesSent: half)
        lastToken += 1
        writes[lastToken] = PendingWrite(id: id, outputs: [.failure(id: id, failure)])
        return [.write(receipt.records, token: lastToken)]
    }

    // MARK: - The drawer

    private mutating func kick(_ kick: Kick) -> [DriverOutput] {
        guard kicks.count < Self.waitingMaxCalls else {
            return [kick.id.map { busy(id: $0) } ?? .log(.warning, "the drawer is opened too often at once")]
        }
        kicks.append(kick)
        return [.wake(afterMillis: 0)]
    }

    private func busy(id: Int) -> DriverOutput {
        let text = "\(Self.waitingMaxCalls) calls wait for the device already"
        return .failure(id: id, DeviceError(.busy, .retry, text, bytesSent: 0))
    }
}
