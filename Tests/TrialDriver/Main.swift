import TillDeviceKit

/// A driver without a device that does what it is told, above all what a driver should not do.
///
/// It is told by the first line of a print or of a display: see `TrialDriver.obey`.
@main struct Main {
    static func main() {
        DriverMain.run(TrialDriver.self, opener: TrialOpener())
    }
}
