import TillDeviceKit
import TillLinuxIO

@main struct Main {
    static func main() { DriverMain.run(LineDisplayDriver.self, opener: LinuxTransports()) }
}
