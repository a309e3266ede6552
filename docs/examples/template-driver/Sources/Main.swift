import TillDeviceKit
import TillLinuxIO

@main struct Main {
    static func main() { DriverMain.run(TemplateDisplay.self, opener: LinuxTransports()) }
}
