import Glibc
import Synchronization
import Testing
import TillDeviceKit

@testable import TillLinuxIO

@Suite(.timeLimit(.minutes(1))) struct DiscoveryMonitorTests {
    /// What is attached, as the test says.
    private final class Bench: Sendable {
        private let devices = Mutex<[AttachedDevice]>([])
        private let problems = Mutex<[String]>([])
        let notices = Mutex<[DeviceMonitor.Notice]>([])
        let surveys = Atomic(0)

        init(_ devices: [AttachedDevice] = []) {
            plug(devices)
        }

        func plug(_ devices: [AttachedDevice]) {
            self.devices.withLock { $0 = devices }
        }

        func fail(_ problem: String) {
            problems.withLock { $0 = [problem] }
        }

        func monitor(pollMillis: Int = 100) -> DeviceMonitor {
            let system = WatchedSystem(
                survey: { [self] in
                    surveys.add(1, ordering: .relaxed)
                    return .init(devices: devices.withLock { $0 }, problems: problems.withLock { $0 })
                },
                look: { [self] path in devices.withLock { $0.first { $0.path == path } } },
                isUdevRunning: { false }
            )
            return DeviceMonitor(.init(source: .polling, pollMillis: pollMillis), system) { [self] notice in
                notices.withLock { $0.append(notice) }
            }
        }

        /// Waits for something that is bound to happen; the suite's limit ends it where it does not.
        func until(_ isSo: (Bench) -> Bool) async throws {
            while !isSo(self) { try await Task.sleep(for: .milliseconds(10)) }
        }
    }

    @Test func pollingTellsWhatIsThereAndWhatChanges() async throws {
        let bench = Bench([line(1)])
        var changes = bench.monitor().changes().makeAsyncIterator()
        #expect(await changes.next() == .added(line(1)))
        bench.plug([line(1), line(2)])
        #expect(await changes.next() == .added(line(2)))
        bench.plug([line(1, obstacle: "no"), line(2)])
        #expect(await changes.next() == .changed(line(1, obstacle: "no")))
        bench.plug([line(2)])
        #expect(await changes.next() == .removed(line(1, obstacle: "no")))
        #expect(bench.notices.withLock { $0 } == [.watching(.polling, everyMillis: 100)])
    }

    @Test func aProblemIsSaidOnce() async throws {
        let bench = Bench()
        bench.fail("udev cannot list tty: no")
        let changes = bench.monitor().changes()
        try await bench.until { $0.surveys.load(ordering: .relaxed) >= 3 }
        #expect(bench.notices.withLock { $0.filter { $0 == .problem("udev cannot list tty: no") } }.count == 1)
        withExtendedLifetime(changes) {}
    }

    @Test func cancellingTheReaderEndsTheThread() async throws {
        let bench = Bench([line(1)])
        let monitor = bench.monitor()
        let reader = Task {
            for await _ in monitor.changes() {}
        }
        try await bench.until { $0.surveys.load(ordering: .relaxed) >= 2 }
        reader.cancel()
        await reader.value
        try await expectNoFurtherSurveys(bench)
    }

    @Test func lettingTheStreamGoEndsTheThread() async throws {
        let bench = Bench([line(1)])
        do {
            let changes = bench.monitor().changes()
            try await bench.until { $0.surveys.load(ordering: .relaxed) >= 2 }
            withExtendedLifetime(changes) {}
        }
        try await expectNoFurtherSurveys(bench)
    }

    /// Ten intervals without a survey; one that is running while the reader goes may still end.
    private func expectNoFurtherSurveys(_ bench: Bench) async throws {
        try await Task.sleep(for: .milliseconds(300))
        let count = bench.surveys.load(ordering: .relaxed)
        try await Task.sleep(for: .milliseconds(1000))
        #expect(bench.surveys.load(ordering: .relaxed) == count)
    }

    @Test func aSlowReaderGetsTheDifferenceInTheEnd() async throws {
        let many = (0..<(DeviceMonitor.waitingMax + 50)).map { line($0) }
        let bench = Bench(many)
        let stream = bench.monitor().changes()
        try await bench.until { $0.notices.withLock { $0.contains(.readerBehind) } }
        // While nobody reads: one of those that were told goes, one of those that were not goes, and one comes.
        let left = many.filter { $0 != line(3) && $0 != line(many.count - 1) } + [line(9999)]
        bench.plug(left)
        var known: [String: AttachedDevice] = [:]
        for await change in stream {
            switch change {
            case .added(let device): #expect(known.updateValue(device, forKey: device.path) == nil)
            case .changed(let device): Issue.record("\(device) did not change")
            case .removed(let device): #expect(known.removeValue(forKey: device.path) == device)
            }
            if known.count == left.count, known[line(9999).path] != nil { break }
        }
        #expect(Set(known.values) == Set(left))
        #expect(bench.notices.withLock { $0.filter { $0 == .readerBehind } }.count == 1)
    }

    @Test(arguments: [DeviceMonitor.Source.udev, .kernel])
    func theSourcesOfThisMachineCanBeOpenedOrSayWhyNot(source: DeviceMonitor.Source) async throws {
        let seen = Seen()
        let monitor = DeviceMonitor(.init(source: source)) { notice in seen.add(notice) }
        let stream = monitor.changes()
        while !seen.all.contains(where: \.isWatching) {
            try await Task.sleep(for: .milliseconds(10))
        }
        let problems = seen.all.filter { !$0.isWatching }
        let expected: DeviceMonitor.Source = problems.isEmpty ? source : .polling
        #expect(seen.all.last == .watching(expected, everyMillis: problems.isEmpty ? 30_000 : 2000))
        withExtendedLifetime(stream) {}
    }

    private final class Seen: Sendable {
        private let notices = Mutex<[DeviceMonitor.Notice]>([])
        var all: [DeviceMonitor.Notice] { notices.withLock { $0 } }
        func add(_ notice: DeviceMonitor.Notice) { notices.withLock { $0.append(notice) } }
    }

    // MARK: - Whether udevd runs

    @Test func onlySomebodyWhoListensIsADaemon() throws {
        let folder = "/tmp/till-udev-\(getpid())-\(UInt64.random(in: 0...UInt64.max))"
        #expect(mkdir(folder, 0o700) == 0)
        let path = folder + "/control"
        defer {
            unlink(path)
            rmdir(folder)
        }
        #expect(!UdevDaemon.isRunning(controlPath: path))
        #expect(!UdevDaemon.isRunning(controlPath: String(repeating: "x", count: 200)))
        let socket = Glibc.socket(AF_UNIX, Int32(SOCK_SEQPACKET.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: Array(path.utf8)) }
        let size = socklen_t(MemoryLayout<sockaddr_un>.size)
        let bound = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(socket, $0, size) }
        }
        try #require(bound == 0)
        // The socket of a daemon that is gone is still in its place.
        #expect(!UdevDaemon.isRunning(controlPath: path))
        #expect(listen(socket, 1) == 0)
        #expect(UdevDaemon.isRunning(controlPath: path))
        close(socket)
        #expect(!UdevDaemon.isRunning(controlPath: path))
    }

    // MARK: - A source that hangs

    @Test func aSourceThatHangsIsLeftOut() throws {
        let release = try #require(WakeEvent())
        let found = AttachedDevices.Survey(devices: [line(1)], problems: [])
        let slow = BoundedSurvey(of: "CUPS", missing: "its queues are not listed") {
            // Ends by itself, so that a failed test leaves no thread behind.
            _ = release.wait(maxMillis: 30_000)
            return found
        }
        let late = slow.survey(timeoutMillis: 50)
        #expect(late.devices == [])
        #expect(
            late.problems
                == ["CUPS does not answer within 50 ms, so its queues are not listed: is it running?"]
        )
        // The first question is still open: no second thread waits.
        let second = slow.survey(timeoutMillis: 50)
        #expect(
            second.problems
                == ["CUPS does not answer an earlier question, so its queues are not listed: is it running?"]
        )
        release.ring()
        // Once it has answered it is asked again.
        var last = slow.survey(timeoutMillis: 5000)
        for _ in 0..<500 where last != found {
            usleep(10_000)
            last = slow.survey(timeoutMillis: 5000)
        }
        #expect(last == found)
    }
}

extension DeviceMonitor.Notice {
    fileprivate var isWatching: Bool {
        if case .watching = self { true } else { false }
    }
}
