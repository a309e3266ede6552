/// Which of the links that udev made to a node goes into its address, so that the address stays valid when the device
/// gets another number.
enum NodeLinks {
    /// The link to write down; nil where the node itself has to do.
    ///
    /// `by-id` names the device, so that it may change its port, but only a serial number makes the name its own:
    /// without one, two devices of a model claim the same link, and udev gives it now to the one and now to the other.
    /// Such a device is named by its port, `by-path`. The same happens to makers who give every device the same serial
    /// number; therefore a link that leads to another node is passed over.
    ///
    /// - Parameters:
    ///   - links: all that udev lists for the node.
    ///   - hasSerial: whether the device tells a serial number.
    ///   - leadsHere: whether a link leads to this node at this moment.
    static func lasting(among links: [String], hasSerial: Bool, leadsHere: (String) -> Bool) -> String? {
        // Sorted, because udev lists them in no order, and an address must not change without a reason.
        let valid = links.filter(leadsHere).sorted()
        let byID = hasSerial ? valid.first { $0.contains("/by-id/") } : nil
        return byID ?? valid.first { $0.contains("/by-path/") }
    }
}
