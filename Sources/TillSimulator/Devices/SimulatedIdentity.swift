/// Who a simulated device says it is.
public struct SimulatedIdentity: Equatable, Sendable, Codable {
    /// `idVendor` and `idProduct`.
    public var vendor: UInt16
    public var product: UInt16
    /// `bcdDevice`: 0x0100 is release 1.00.
    public var release: UInt16
    /// At most 126 UTF-16 units of each text are told; an empty one is not told at all.
    public var manufacturer: String
    public var productName: String
    /// nil for a device without one, as many cheap devices are.
    public var serialNumber: String?

    public init(
        vendor: UInt16,
        product: UInt16,
        release: UInt16,
        manufacturer: String,
        productName: String,
        serialNumber: String?
    ) {
        self.vendor = vendor
        self.product = product
        self.release = release
        self.manufacturer = manufacturer
        self.productName = productName
        self.serialNumber = serialNumber
    }

    /// The identity that a kind has unless it is given another: ids by which Till's drivers know such a device. The
    /// scanner of HID POS is known by its usage page, so its ids are of those that pid.codes sets aside for tests.
    public static func standard(_ kind: SimulatedDeviceKind, serial: String?) -> SimulatedIdentity {
        let (vendor, product, name): (UInt16, UInt16, String) =
            switch kind {
            case .printer: (0x0416, 0x5011, "SimTM-88")
            case .keyboardScanner: (0x0C2E, 0x0200, "SimScan Keyboard")
            case .hidScanner: (0x1209, 0x0002, "SimScan HID POS")
            case .serialScanner: (0x05E0, 0x1701, "SimScan Serial")
            case .serialDisplay: (0x1504, 0x00D1, "SimDisplay 220")
            }
        return SimulatedIdentity(
            vendor: vendor,
            product: product,
            release: 0x0100,
            manufacturer: "Till Works",
            productName: name,
            serialNumber: serial
        )
    }
}
