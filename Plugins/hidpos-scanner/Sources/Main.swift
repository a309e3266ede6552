import TillDeviceKit
import TillLinuxIO

@main struct Main {
    static func main() { DriverMain.run(HIDPOSScanner.self, opener: LinuxTransports()) }
}
