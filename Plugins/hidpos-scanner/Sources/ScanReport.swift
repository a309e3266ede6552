import TillDeviceKit

/// One input report of a scanner, taken apart.
struct ScanReport: Equatable {
    /// Why a report cannot be used.
    struct Malformed: Error, Equatable {
        var reason: String
    }

    /// The AIM identifier where the report has a place for it and it is one.
    var aim: [UInt8]
    var data: [UInt8]
    /// The maker's letter; 0 where there is none.
    var makersId: UInt8
    var hasMore: Bool

    init(_ report: [UInt8], _ layout: ScanReportLayout) throws(Malformed) {
        guard report.count >= layout.data.lowerBound else { throw Malformed(reason: "\(report.count) bytes only") }
        func byte(_ place: Int?) -> UInt8? { place.flatMap { $0 < report.count ? report[$0] : nil } }
        let shift = Self.shift(report, layout)
        // A report may be sent without the end that it does not need.
        let end = min(layout.data.upperBound, report.count)
        let room = report[min(layout.data.lowerBound + shift, end)..<end]
        if let length = byte(layout.length).map(Int.init) {
            guard length <= room.count else { throw Malformed(reason: "\(length) bytes of data in \(room.count)") }
            data = Array(room.prefix(length))
        } else {
            data = Array(room[..<(room.lastIndex { $0 != 0 }.map { $0 + 1 } ?? room.startIndex)])
        }
        aim = layout.aim.flatMap { Self.identifier(report, at: $0 + shift) } ?? []
        makersId = byte(layout.makersId) ?? 0
        hasMore = layout.more.map { (byte($0.byte) ?? 0) & $0.mask != 0 } ?? false
    }

    private static func shift(_ report: [UInt8], _ layout: ScanReportLayout) -> Int {
        guard layout.mayShift, let aim = layout.aim, identifier(report, at: aim) == nil else { return 0 }
        return identifier(report, at: aim + 1) == nil ? 0 : 1
    }

    private static func identifier(_ report: [UInt8], at place: Int) -> [UInt8]? {
        guard place + AIMIdentifier.lengthBytes <= report.count else { return nil }
        let bytes = Array(report[place..<place + AIMIdentifier.lengthBytes])
        return AIMIdentifier(prefixOf: bytes) == nil ? nil : bytes
    }
}
