import TillDeviceKit

/// Whether an input device may be taken from everybody else. A terminal whose only keyboard is taken cannot be used any
/// more, so nothing that could be one is taken by accident:
///
/// 1. With `?allow=vvvv:pppp` in the address, the device with these ids is taken and no other.
/// 2. Without it, a device is taken whose ids the driver knows for those of a scanner.
/// 3. Any other is taken only where it lacks keys that every keyboard has. Most scanners say that they have them all,
///    so most unknown ones have to be allowed once, by their ids.
///
/// Neither the number of the node nor a name of udev's is enough: the number moves with the order of plugging in, and
/// the name of a port belongs to whatever is plugged in there.
struct KeyboardGuard: Equatable {
    /// From the address; nil where it allows nothing in particular.
    var allowed: Set<InputIdentity>?
    /// What the driver knows for scanners.
    var known: Set<InputIdentity>

    /// Reads `allow=05e0:1200`, or several with commas between them.
    ///
    /// - Throws: `E_ILLEGAL` for what are no ids.
    init(allow text: String?, known: Set<InputIdentity>) throws(DeviceError) {
        self.known = known
        guard let text else { return }
        var ids: Set<InputIdentity> = []
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            guard let id = InputIdentity(part) else {
                let reason = "evdev: allow is ids such as 05e0:1200 with commas between them, not '\(text)'"
                throw DeviceError(.illegal, .giveUp, reason)
            }
            ids.insert(id)
        }
        allowed = ids
    }

    /// Why the device must not be taken; nil when it may.
    func refusal(of path: String, name: String, identity: InputIdentity, keys: KeyCapabilities) -> String? {
        guard keys.types else {
            return "\(path) has neither letters nor digits, so it is no scanner: choose another input device"
        }
        if let allowed {
            guard !allowed.contains(identity) else { return nil }
            let list = allowed.map(\.description).sorted().joined(separator: ",")
            return "\(path) is \(identity) ('\(name)'), and the address allows \(list) only: another device is attached"
        }
        guard !known.contains(identity), keys.isWholeKeyboard else { return nil }
        return
            "\(path) is \(identity) ('\(name)'), has all keys of a keyboard and is no scanner that this driver knows: "
            + "if it is one, write '?allow=\(identity)' behind its address"
    }
}
