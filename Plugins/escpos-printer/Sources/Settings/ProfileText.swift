import TillDeviceKit
import TillESCPOS

/// The content of a profile's file.
enum ProfileText {
    /// - Throws: `E_ILLEGAL` where the text is not a profile.
    static func profile(json: [UInt8], path: String) throws(DeviceError) -> PrinterProfile {
        do throws(ProfileError) {
            return try PrinterProfile.reading(json: json, file: path)
        } catch {
            throw ProfileFile.unusable(path, "\(error)")
        }
    }
}
