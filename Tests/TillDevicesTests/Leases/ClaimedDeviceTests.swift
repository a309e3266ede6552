import Testing
import TillDeviceKit

@testable import TillDevices

extension ProcessTests {
    /// Devices that somebody else holds than the terminal.
    @Suite struct Claimed {
        private static let anna = DeviceOwner.client(name: "anna", user: "uid 1")
        private static let terms = ClaimTerms(timeoutMillis: 0, leaseMillis: 60_000)

        private func ready() async throws -> (TrialRig, AsyncStream<DevicesEvent>.Iterator) {
            let rig = try TrialRig(serves: Life.everything)
            var events = rig.devices.events.makeAsyncIterator()
            try await events.ready("pole")
            return (rig, events)
        }

        @Test func theScansGoToTheHolderAndBackToTheSale() async throws {
            var (rig, events) = try await ready()
            let claim = try await rig.devices.claim("scanner", for: Self.anna, Self.terms)
            #expect(claim.owner == "anna" && claim.user == "uid 1")
            // Claimed before anybody reads: nothing is lost.
            #expect(try await rig.tell("scan 2") == .sent)
            var held = try await rig.devices.heldEvents(of: "scanner", fence: claim.fence).makeAsyncIterator()
            var texts: [String] = []
            while texts.count < 2, let event = await held.next() {
                if case .scan(let text, _, _, _, _) = event { texts.append(text) }
            }
            #expect(texts == ["scan 0", "scan 1"])
            let second = await #expect(throws: DeviceError.self) {
                try await rig.devices.heldEvents(of: "scanner", fence: claim.fence)
            }
            #expect(second?.code == .busy, "one reader")
            try await rig.devices.release("scanner", fence: claim.fence)
            #expect(try await rig.tell("scan 1") == .sent)
            var last: HeldDeviceEvent?
            while let event = await held.next() { last = event }
            #expect(last == .ended(why: .released), "and the stream ends")
            let scan = await events.first { if case .data = $0 { true } else { false } }
            guard case .data("scanner", let data) = scan else {
                Issue.record("no scan reached the terminal")
                return
            }
            #expect(String(decoding: data.label, as: UTF8.self) == "scan 0", "the first that the terminal saw at all")
            await rig.end()
        }

        @Test func aCallWithoutTheRightFenceIsRefused() async throws {
            let (rig, _) = try await ready()
            let claim = try await rig.devices.claim("pole", for: Self.anna, Self.terms)
            let own = await #expect(throws: DeviceError.self) {
                try await rig.devices.displayText("pole", lines: ["sale"])
            }
            #expect(own?.code == .claimed && own?.recovery == .retry && own?.bytesSent == 0)
            #expect(own?.message.contains("claimed by anna (uid 1) until ") == true)
            try await rig.devices.displayText("pole", lines: ["mine"], fence: claim.fence)
            let old = await #expect(throws: DeviceError.self) {
                try await rig.devices.displayText("pole", lines: ["old"], fence: claim.fence - 1)
            }
            #expect(old?.code == .claimed && old?.recovery == .giveUp)
            // What changes nothing may be asked by anybody.
            _ = try await rig.devices.checkHealth("receipt", level: .internal)
            let status = try #require(await rig.devices.statuses().first { $0.name == "pole" })
            #expect(status.claim == claim && status.state == .idle && status.deviceEnabled)
            try await rig.devices.release("pole", fence: claim.fence)
            try await rig.devices.displayText("pole", lines: ["sale"])
            await #expect(throws: DeviceError.self) {
                try await rig.devices.displayText("pole", lines: ["old"], fence: claim.fence)
            }
            await rig.end()
        }

        /// The lease ends by the clock, and a print of the terminal's goes on then.
        @Test func anExpiredLeaseComesBackByItself() async throws {
            let rig = try TrialRig(clock: .fast(20))
            var events = rig.devices.events.makeAsyncIterator()
            try await events.ready()
            let short = ClaimTerms(timeoutMillis: 0, leaseMillis: 1000)
            let claim = try await rig.devices.claim("receipt", for: Self.anna, short)
            let back = await events.first {
                if case .lease(_, .moved(Self.anna, .terminal, .expired, _)) = $0 { true } else { false }
            }
            #expect(back != nil)
            #expect(try await rig.tell("hello") == .sent)
            await #expect(throws: DeviceError.self) {
                try await rig.devices.renew("receipt", fence: claim.fence, leaseMillis: 5000)
            }
            await rig.end()
        }

        /// A print of the terminal's that is under way keeps the printer.
        @Test func aPrinterIsNotYieldedDuringAPrint() async throws {
            let (rig, _) = try await ready()
            async let printed = rig.tell("slow 400")
            while try await rig.status().state != .busy { await Task.yield() }
            let error = await #expect(throws: DeviceError.self) {
                try await rig.devices.claim("receipt", for: Self.anna, Self.terms)
            }
            #expect(error?.code == .timeout)
            #expect(try await printed == .sent)
            _ = try await rig.devices.claim("receipt", for: Self.anna, Self.terms)
            await rig.end()
        }

        @Test func aClaimThatWaitsEndsWithTheTerminal() async throws {
            let (rig, _) = try await ready()
            await rig.devices.setNeeded(["scanner"])
            async let claim = rig.devices.claim(
                "scanner",
                for: Self.anna,
                ClaimTerms(timeoutMillis: 60_000, leaseMillis: 1000)
            )
            while await !rig.devices.isAnyWaitedFor { await Task.yield() }
            await rig.end()
            do {
                _ = try await claim
                Issue.record("a terminal that stops grants nothing")
            } catch let error as DeviceError {
                #expect(error.code == .closed)
            }
        }

        /// A driver that is started anew keeps the holder, and its own claims count up.
        @Test func aRestartedDriverKeepsTheHolder() async throws {
            var (rig, events) = try await ready()
            let claim = try await rig.devices.claim("pole", for: Self.anna, Self.terms)
            try await rig.devices.restart("pole")
            try await events.ready("pole")
            try await rig.devices.displayText("pole", lines: ["still mine"], fence: claim.fence)
            await rig.end()
        }

        /// Two starts of the terminal: the fences of the later one are above all of the earlier one.
        @Test func theFencesOfALaterStartAreHigher() async throws {
            let none = Devices([], logger: .init(label: "none"))
            let error = await #expect(throws: DeviceError.self) {
                try await none.claim("pole", for: Self.anna, Self.terms)
            }
            #expect(error?.code == .noExist)
            var early = DeviceLeases(devices: ["d"], fenceBase: 1 << 32)
            for _ in 0..<1000 { _ = early.processStarts("d") }
            let late = DeviceLeases(devices: ["d"], fenceBase: 2 << 32)
            #expect(try #require(late.holder(of: "d")?.fence) > early.slots["d"]?.fence ?? Int.max)
        }

        @Test func whatADriverHasCountedIsToldWhenItIsClosed() async throws {
            let (rig, _) = try await ready()
            _ = try await rig.devices.openDrawer("drawer")
            _ = try await rig.devices.openDrawer("drawer")
            await rig.end()
            #expect(await rig.devices.unsavedStatistics() == ["drawer": ["DrawerGoodOpenCount": 2]])
        }

        @Test func aRestartLosesNoCountAndADoubleQuestionAddsNone() async throws {
            var (rig, events) = try await ready()
            _ = try await rig.devices.openDrawer("drawer")
            await rig.devices.collectStatistics()
            await rig.devices.collectStatistics()
            _ = try await rig.devices.openDrawer("drawer")
            try await rig.devices.restart("drawer")
            try await events.ready("drawer")
            _ = try await rig.devices.openDrawer("drawer")
            await rig.devices.collectStatistics()
            #expect(await rig.devices.unsavedStatistics() == ["drawer": ["DrawerGoodOpenCount": 3]])
            await rig.end()
        }
    }
}
