import TillDeviceKit
import TillLinuxIO

@main struct Main {
    static func main() { DriverMain.run(ESCPOSPrinter.self, opener: LinuxTransports()) }
}
