import Testing
import TillDeviceKit

@testable import TillLinuxIO

@Suite struct DiscoveryWatchTests {
    private let waits = AttachmentWatch.Waits(surveyMillis: 30_000, settleMillis: [100, 300])

    /// A watch after its first survey at 0 ms.
    private func watch(settles: Bool, _ devices: [AttachedDevice] = []) -> AttachmentWatch {
        var watch = AttachmentWatch(waits, settles: settles, atMillis: 0)
        #expect(watch.work(atMillis: 0) == .survey)
        #expect(watch.received(.surveyed(devices), atMillis: 0) == devices.map { .added($0) })
        return watch
    }

    @Test func itSurveysFirstAndFromTimeToTime() {
        var watch = watch(settles: false)
        #expect(watch.work(atMillis: 10_000) == .wait(maxMillis: 20_000))
        #expect(watch.work(atMillis: 30_000) == .survey)
        _ = watch.received(.surveyed([]), atMillis: 30_005)
        #expect(watch.work(atMillis: 30_005) == .wait(maxMillis: 30_000))
    }

    @Test func anEventLetsItsPathBeLookedAtOnce() {
        var watch = watch(settles: false)
        for action in ["add", "bind", "change"] {
            #expect(watch.received(.event(action: action, path: line(1).path), atMillis: 10) == [])
        }
        #expect(watch.work(atMillis: 10) == .look([line(1).path]))
        #expect(watch.received(.looked(path: line(1).path, line(1)), atMillis: 11) == [.added(line(1))])
        #expect(watch.work(atMillis: 11) == .wait(maxMillis: 29_989))
    }

    @Test func anEventOfADeviceConcernsWhatHangsOnIt() {
        var watch = watch(settles: false, [line(1), line(2)])
        let device = "/sys/devices/usb1/1-2"
        _ = watch.received(.event(action: "change", path: device), atMillis: 10)
        #expect(watch.work(atMillis: 10) == .look([device, line(2).path]))
    }

    @Test func aRemovalNeedsNoLook() {
        var watch = watch(settles: false, [line(1)])
        _ = watch.received(.event(action: "change", path: line(1).path), atMillis: 10)
        #expect(watch.received(.event(action: "remove", path: line(1).path), atMillis: 10) == [.removed(line(1))])
        #expect(watch.work(atMillis: 10) == .wait(maxMillis: 29_990))
        // Plugged in again before anything was looked at.
        _ = watch.received(.event(action: "add", path: line(1).path), atMillis: 11)
        #expect(watch.work(atMillis: 11) == .look([line(1).path]))
    }

    @Test(arguments: [AttachmentWatch.Input.lostEvents, .event(action: "move", path: "/sys/devices/x")])
    func whatIsNotKnownAnyMoreIsSurveyed(input: AttachmentWatch.Input) {
        var watch = watch(settles: false, [line(1)])
        #expect(watch.received(input, atMillis: 5000) == [])
        #expect(watch.work(atMillis: 5000) == .survey)
        #expect(watch.received(.surveyed([line(2)]), atMillis: 5001) == [.removed(line(1)), .added(line(2))])
        // A second one comes no sooner than the pause.
        #expect(watch.received(input, atMillis: 5002) == [])
        #expect(watch.work(atMillis: 5002) == .wait(maxMillis: 99))
        #expect(watch.work(atMillis: 5101) == .survey)
    }

    @Test func tooManyPathsBecomeASurvey() {
        var watch = watch(settles: false)
        for number in 0...AttachmentWatch.pathsMax {
            _ = watch.received(.event(action: "add", path: "/sys/devices/\(number)"), atMillis: 5000)
        }
        #expect(watch.work(atMillis: 5000) == .survey)
        #expect(watch.received(.surveyed([]), atMillis: 5000) == [])
        #expect(watch.work(atMillis: 5000) == .wait(maxMillis: 30_000))
    }

    // MARK: - A node before its permissions

    @Test func ofTheKernelANodeWithoutPermissionsWaits() {
        var watch = watch(settles: true)
        let (path, refused) = (line(1).path, line(1, obstacle: "no"))
        _ = watch.received(.event(action: "add", path: path), atMillis: 1000)
        #expect(watch.work(atMillis: 1000) == .look([path]))
        #expect(watch.received(.looked(path: path, refused), atMillis: 1000) == [])
        #expect(watch.work(atMillis: 1000) == .wait(maxMillis: 100))
        #expect(watch.work(atMillis: 1100) == .look([path]))
        #expect(watch.received(.looked(path: path, line(1)), atMillis: 1100) == [.added(line(1))])
        #expect(watch.work(atMillis: 1100) == .wait(maxMillis: 28_900))
    }

    @Test func afterTheLastLookItIsToldAsItIs() {
        var watch = watch(settles: true)
        let (path, refused) = (line(1).path, line(1, obstacle: "no"))
        #expect(watch.received(.looked(path: path, refused), atMillis: 1000) == [])
        #expect(watch.work(atMillis: 1100) == .look([path]))
        #expect(watch.received(.looked(path: path, refused), atMillis: 1100) == [])
        #expect(watch.work(atMillis: 1100) == .wait(maxMillis: 200))
        #expect(watch.work(atMillis: 1300) == .look([path]))
        #expect(watch.received(.looked(path: path, refused), atMillis: 1300) == [.added(refused)])
        // Permissions that come later are a change.
        #expect(watch.received(.looked(path: path, line(1)), atMillis: 9000) == [.changed(line(1))])
    }

    @Test func neitherAnEventNorASurveyEndsTheWaitEarly() {
        var watch = watch(settles: true)
        let (path, refused) = (line(1).path, line(1, obstacle: "no"))
        _ = watch.received(.looked(path: path, refused), atMillis: 1000)
        #expect(watch.received(.looked(path: path, refused), atMillis: 1010) == [])
        #expect(watch.received(.surveyed([refused, line(2)]), atMillis: 1020) == [.added(line(2))])
        #expect(watch.work(atMillis: 1020) == .wait(maxMillis: 80))
        #expect(watch.received(.event(action: "remove", path: path), atMillis: 1030) == [])
        #expect(watch.work(atMillis: 1200) == .wait(maxMillis: 29_820))
    }

    @Test func aSurveyFindsANodeWithoutPermissionsJustSo() {
        var watch = watch(settles: true)
        let (path, refused) = (line(1).path, line(1, obstacle: "no"))
        #expect(watch.received(.surveyed([refused, line(2)]), atMillis: 1000) == [.added(line(2))])
        #expect(watch.work(atMillis: 1100) == .look([path]))
        #expect(watch.received(.looked(path: path, line(1)), atMillis: 1100) == [.added(line(1))])
        // What is known does not wait.
        #expect(watch.received(.surveyed([refused]), atMillis: 2000) == [.removed(line(2)), .changed(refused)])
        // One that is gone before its time was never there for the reader.
        #expect(watch.received(.looked(path: line(3).path, line(3, obstacle: "no")), atMillis: 3000) == [])
        #expect(watch.received(.looked(path: line(3).path, nil), atMillis: 3100) == [])
        #expect(watch.work(atMillis: 3100) == .wait(maxMillis: 28_900))
    }

    @Test func ofUdevANodeIsToldAsItIs() {
        var watch = watch(settles: false)
        let refused = line(1, obstacle: "no")
        #expect(watch.received(.looked(path: refused.path, refused), atMillis: 1000) == [.added(refused)])
    }

    @Test func whatIsAttachedFromTheStartDoesNotWait() {
        let refused = line(1, obstacle: "no")
        _ = watch(settles: true, [refused])
    }

    // MARK: - A slow reader

    @Test func aReaderThatWasBehindGetsTheDifferenceToWhatItKnows() {
        var watch = watch(settles: false, [line(1)])
        let before = watch.book
        let changes = watch.received(.surveyed([line(2), line(3)]), atMillis: 5000)
        #expect(changes == [.removed(line(1)), .added(line(2)), .added(line(3))])
        watch.readerIsBehind(before, taken: changes.prefix(2), atMillis: 5000)
        #expect(watch.work(atMillis: 5000) == .wait(maxMillis: 500))
        #expect(watch.work(atMillis: 5500) == .survey)
        // Line 2, of which it heard, has gone; line 3, of which it did not, is there.
        #expect(watch.received(.surveyed([line(3)]), atMillis: 5500) == [.removed(line(2)), .added(line(3))])
    }
}
