import TillDeviceKit
import TillLinuxIO

@main struct Main {
    static func main() { DriverMain.run(KeyboardScanner.self, opener: LinuxTransports(keyboards: KnownScanners.ids)) }
}
