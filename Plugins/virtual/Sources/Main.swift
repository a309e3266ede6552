import TillDeviceKit

@main struct Main {
    static func main() { DriverMain.run(VirtualDevices.self, opener: VirtualTransports()) }
}
