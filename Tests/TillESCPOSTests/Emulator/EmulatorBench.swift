import TillDeviceKit

@testable import TillESCPOS

/// What became of some bytes on a printer that has just been switched on.
func printed(_ bytes: [UInt8], _ profile: PrinterProfile = .generic80) -> (paper: Paper, events: [EmulatorEvent]) {
    var emulator = ESCPOSEmulator(profile: profile)
    let events = emulator.received(bytes)
    return (emulator.paper, events)
}

extension PrinterProfile {
    /// A printer that has everything, with a receive buffer of 64 bytes.
    static let everything: PrinterProfile = {
        var profile = epsonTMT88
        profile.name = "everything"
        profile.utf8 = true
        profile.multiByte = .gb18030
        profile.nativePDF417 = true
        profile.storedLogos = true
        profile.disablesRealTime = true
        profile.hasRed = true
        profile.columnsFontB = 56
        profile.receiveBufferBytes = 64
        return profile
    }()
}

extension ESCPOSEmulator {
    /// Changes one thing of the sensors.
    mutating func change(_ edit: (inout EmulatedStatus) -> Void) -> [EmulatorEvent] {
        var status = self.status
        edit(&status)
        return change(to: status)
    }

    /// Changes one thing of the faults.
    mutating func spoil(_ edit: (inout EmulatorFaults) -> Void) -> [EmulatorEvent] {
        var faults = self.faults
        edit(&faults)
        return change(faults: faults)
    }

    /// The bytes that come back for some bytes.
    mutating func answers(_ bytes: [UInt8]) -> [UInt8] { received(bytes).replies }
}

extension [EmulatorEvent] {
    /// All reply bytes, one after the other.
    var replies: [UInt8] {
        flatMap { event -> [UInt8] in
            if case .reply(let bytes) = event { bytes } else { [] }
        }
    }
}

extension Paper {
    /// The pictures on it.
    var images: [PaperImage] {
        elements.compactMap { element in
            if case .image(let image) = element { image } else { nil }
        }
    }
}

extension Bitmap {
    /// Rows of `#` and `.`.
    var drawing: [String] {
        (0..<height).map { y in String((0..<width).map { x in self[x, y] ? "#" : "." }) }
    }
}
