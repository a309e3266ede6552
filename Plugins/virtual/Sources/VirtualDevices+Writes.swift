import TillDeviceKit

/// Time and the connection.
extension VirtualDevices {
    /// Queues bytes for the connection; the call is answered when they are written.
    mutating func write(
        _ bytes: [UInt8],
        answering id: Int,
        _ result: DriverResult,
        then outputs: [DriverOutput] = []
    ) -> [DriverOutput] {
        lastToken += 1
        writes[lastToken] = PendingWrite(id: id, outputs: [.result(id: id, result)] + outputs)
        return [.write(bytes, token: lastToken)]
    }

    mutating func written(_ token: Int) -> [DriverOutput] {
        guard let write = writes.removeValue(forKey: token) else { return [] }
        return write.outputs + (write.opensDrawer ? drawer?.opened() ?? [] : [])
    }

    /// With no byte gone there is no file, and a repetition is safe; else a person looks into the folder.
    mutating func notWritten(_ token: Int, _ error: DeviceError) -> [DriverOutput] {
        guard let write = writes.removeValue(forKey: token) else { return [] }
        if write.opensDrawer { drawer?.notOpened() }
        var told = error
        told.recovery = error.bytesSent == 0 ? .retry : .waitForOperator
        guard let id = write.id else { return [.log(.warning, "the drawer was not opened: \(told.message)")] }
        return [.failure(id: id, told)]
    }

    /// What has not begun yet fails with nothing done. Writes that were under way have been answered before.
    mutating func disconnected(_ error: DeviceError) -> [DriverOutput] {
        scanner?.forget()
        var untouched = error
        untouched.recovery = .retry
        untouched.bytesSent = 0
        let ids = slowPrints.map(\.id) + kicks.compactMap(\.id)
        slowPrints = []
        kicks = []
        return ids.map { .failure(id: $0, untouched) }
    }

    mutating func wake(atMillis now: Int64) -> [DriverOutput] {
        // First the prints: a pulse within one of them opens the drawer now.
        var outputs = endSlowPrint(atMillis: now)
        let due = kicks
        kicks = []
        for kick in due {
            guard let record = drawer?.kick(atMillis: now) else { continue }
            lastToken += 1
            let answer = kick.id.map { [DriverOutput.result(id: $0, kick.result)] } ?? []
            writes[lastToken] = PendingWrite(id: kick.id, outputs: answer, opensDrawer: true)
            outputs.append(.write(record, token: lastToken))
        }
        outputs += drawer?.wake(atMillis: now) ?? []
        let remaining = [
            drawer?.remainingMillis(atMillis: now),
            slowPrints.first?.deadline?.remainingMillis(atMillis: now),
        ].compactMap(\.self).min()
        return outputs + (remaining.map { [.wake(afterMillis: Int($0))] } ?? [])
    }

    /// One print at a time is on the slow printer: the first ends where it is time, and the next begins.
    private mutating func endSlowPrint(atMillis now: Int64) -> [DriverOutput] {
        guard let printer else { return [] }
        var outputs: [DriverOutput] = []
        if !slowPrints.isEmpty, slowPrints[0].deadline?.hasPassed(atMillis: now) == true {
            let print = slowPrints.removeFirst()
            outputs = finish(id: print.id, printer, print.bytes, print.result)
        }
        if let first = slowPrints.first, first.deadline == nil {
            slowPrints[0].deadline = Deadline(atMillis: now, after: VirtualPrinter.slowMillis)
        }
        return outputs
    }
}
