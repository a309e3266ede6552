import Foundation

/// What differs from run to run, replaced: references, times.
func steady(_ text: String) throws -> String {
    var text = text
    for (pattern, replacement) in [
        (#"NU/CFG1/S1/[0-9]{13}-[0-9a-f]{4}"#, "NU/CFG1/S1/0000000000000-0000"),
        (#"[0-9]{2}/[0-9]{2}/[0-9]{4} [0-9]{2}:[0-9]{2}"#, "01/01/2026 10:00"),
        (#"[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}"#, "2026-01-01 10:00"),
        // Kitchen tickets have the time alone.
        (#"(?m)^[0-9]{2}:[0-9]{2} "#, "10:00 "),
    ] {
        text = text.replacing(try Regex(pattern), with: replacement)
    }
    return text
}
