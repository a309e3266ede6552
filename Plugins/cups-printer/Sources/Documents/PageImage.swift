import TillDeviceKit
import TillESCPOS
import TillImaging

/// What the emulated receipt printer prints of the items, as dots.
enum PageImage {
    /// As wide as the printer's paper, and as high as the items take. Where a cut is, nothing is drawn.
    static func image(of items: [PrintItem], profile: PrinterProfile) -> Bitmap {
        var encoder = ESCPOSEncoder(profile: profile, glyphs: MachineGlyphs())
        var emulator = ESCPOSEmulator(profile: profile)
        _ = emulator.received(encoder.encode(items))
        let raster = emulator.tearOff().raster(glyphs: MachineGlyphs())
        guard let red = raster.red else { return raster.black }
        // An office printer is taken to print black; what would be red is that, too.
        var image = raster.black
        image.draw(red, x: 0, y: 0)
        return image
    }
}
