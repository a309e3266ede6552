import TillDeviceKit
import TillLinuxIO

@main struct Main {
    static func main() { DriverMain.run(SerialScanner.self, opener: LinuxTransports()) }
}
