import TillDeviceKit
import TillLinuxIO

@main struct Main {
    static func main() { DriverMain.run(CUPSPrinter.self, opener: LinuxTransports()) }
}
