/// What the reports of the simulated HID devices consist of, in the items of HID 1.11, 6.2.2.
enum HIDReportDescriptor {
    /// The keyboard of the boot protocol (HID 1.11, appendix B.1): eight modifiers, a reserved byte, six keys; five
    /// LEDs the other way.
    static let keyboard: [UInt8] = [
        0x05, 0x01,  // Usage Page (Generic Desktop)
        0x09, 0x06,  // Usage (Keyboard)
        0xA1, 0x01,  // Collection (Application)
        0x05, 0x07,  //   Usage Page (Keyboard)
        0x19, 0xE0, 0x29, 0xE7,  //   Usage Minimum (Left Control) … Maximum (Right GUI)
        0x15, 0x00, 0x25, 0x01,  //   Logical Minimum (0) … Maximum (1)
        0x75, 0x01, 0x95, 0x08,  //   Report Size (1), Count (8)
        0x81, 0x02,  //   Input (Data, Variable, Absolute)
        0x75, 0x08, 0x95, 0x01,  //   Report Size (8), Count (1)
        0x81, 0x01,  //   Input (Constant)
        0x05, 0x08,  //   Usage Page (LEDs)
        0x19, 0x01, 0x29, 0x05,  //   Usage Minimum (Num Lock) … Maximum (Kana)
        0x75, 0x01, 0x95, 0x05,  //   Report Size (1), Count (5)
        0x91, 0x02,  //   Output (Data, Variable, Absolute)
        0x75, 0x03, 0x95, 0x01,  //   Report Size (3), Count (1)
        0x91, 0x01,  //   Output (Constant)
        0x05, 0x07,  //   Usage Page (Keyboard)
        0x19, 0x00, 0x29, 0x65,  //   Usage Minimum (none) … Maximum (Application)
        0x15, 0x00, 0x25, 0x65,  //   Logical Minimum (0) … Maximum (101)
        0x75, 0x08, 0x95, 0x06,  //   Report Size (8), Count (6)
        0x81, 0x00,  //   Input (Data, Array)
        0xC0,  // End Collection
    ]

    /// A barcode scanner of HID POS: input report 2 of 64 bytes with its id, feature report 254 of one byte after the
    /// id. The usages are those of HID Point of Sale Usage Tables 1.02, chapter 3; the places are those of Access-IS
    /// LSR118, appendix B. Byte 61 is a vendor's own (usage 04h "code ID" on page FF66h of Honeywell's imagers), as is
    /// the feature (usage 03h "output redirection").
    static let scanner: [UInt8] = [
        0x05, 0x8C,  // Usage Page (Bar Code Scanner)
        0x09, 0x02,  // Usage (Bar Code Scanner)
        0xA1, 0x01,  // Collection (Application)
        0x09, 0x12,  //   Usage (Scanned Data Report)
        0xA1, 0x02,  //   Collection (Logical)
        0x85, 0x02,  //     Report ID (2)
        0x15, 0x00, 0x26, 0xFF, 0x00,  //     Logical Minimum (0) … Maximum (255)
        0x75, 0x08, 0x95, 0x01,  //     Report Size (8), Count (1)
        0x05, 0x01, 0x09, 0x3B,  //     Usage Page (Generic Desktop), Usage (Byte Count)
        0x81, 0x02,  //     Input (Data, Variable, Absolute): byte 1
        0x05, 0x8C, 0x95, 0x03,  //     Usage Page (Bar Code Scanner), Count (3)
        0x09, 0xFB, 0x09, 0xFC, 0x09, 0xFD,  //     Usage (Symbology Identifier 1, 2, 3)
        0x81, 0x02,  //     Input (Data, Variable, Absolute): bytes 2…4
        0x95, 0x38, 0x09, 0xFE,  //     Count (56), Usage (Decoded Data)
        0x82, 0x02, 0x01,  //     Input (Data, Variable, Absolute, Buffered Bytes): bytes 5…60
        0x06, 0x66, 0xFF, 0x95, 0x02,  //     Usage Page (vendor's FF66h), Count (2)
        0x09, 0x04, 0x09, 0x00,  //     Usage (code ID), Usage (none)
        0x81, 0x02,  //     Input (Data, Variable, Absolute): bytes 61, 62
        0x05, 0x8C, 0x25, 0x01,  //     Usage Page (Bar Code Scanner), Logical Maximum (1)
        0x75, 0x01, 0x95, 0x01,  //     Report Size (1), Count (1)
        0x09, 0xFF,  //     Usage (Decoded Data Continued)
        0x81, 0x02,  //     Input (Data, Variable, Absolute): byte 63, bit 0
        0x75, 0x07, 0x81, 0x01,  //     Report Size (7), Input (Constant)
        0xC0,  //   End Collection
        0x06, 0x66, 0xFF,  //   Usage Page (vendor's FF66h)
        0x09, 0x03,  //   Usage (output redirection)
        0xA1, 0x02,  //   Collection (Logical)
        0x85, 0xFE,  //     Report ID (254)
        0x26, 0xFF, 0x00,  //     Logical Maximum (255)
        0x75, 0x08, 0x95, 0x01,  //     Report Size (8), Count (1)
        0x09, 0x03,  //     Usage (output redirection)
        0xB2, 0x82, 0x01,  //     Feature (Data, Variable, Absolute, Volatile, Buffered Bytes)
        0xC0,  //   End Collection
        0xC0,  // End Collection
    ]
}
