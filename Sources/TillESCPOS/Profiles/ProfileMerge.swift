/// Lays a profile file over its parent.
///
/// - A key that the file has takes the place of the parent's, `codePages` as a whole.
/// - `status` is merged key by key.
/// - `sources` come before the parent's, as what is inherited has its sources there.
/// - `provenance` is the parent's for what is inherited, and the file's own for what the file states; a fact that the
///   file states without a word on where it is from is unverified.
/// - `title` and `identity` are never inherited: they say which printer it is.
struct ProfileMerge {
    let file: String
    let source: ProfileFile
    let statedFacts: Set<String>

    init(_ decoded: StrictlyKeyed<ProfileFile>, file: String) {
        self.file = file
        source = decoded.part
        statedFacts = decoded.statedFacts
    }

    /// - Parameter parent: `nil` if the file inherits from none; then it has to say all that a profile needs.
    func profile(over parent: PrinterProfile?) throws(ProfileError) -> PrinterProfile {
        var profile = if let parent { parent } else { try root() }
        profile.name = try checkedName()
        profile.title = try required(source.title, "title")
        profile.vendor = source.vendor ?? profile.vendor
        try setIdentity(of: &profile)
        try mergeGeometry(into: &profile)
        try mergePages(into: &profile)
        try mergePrinting(into: &profile)
        try mergeImages(into: &profile)
        mergeStatus(into: &profile)
        try mergeEvidence(into: &profile)
        return profile
    }

    private func root() throws(ProfileError) -> PrinterProfile {
        PrinterProfile(
            name: source.name,
            columns: try number(required(source.columns, "columns"), "columns", PrinterProfile.columnRange),
            widthDots: try number(required(source.widthDots, "widthDots"), "widthDots", PrinterProfile.widthRange),
            codePages: try pages(required(source.codePages, "codePages")),
            cut: try value(required(source.cut, "cut"), "cut"),
            nativeQR: try required(source.qr, "qr"),
            barcodeB: try required(source.barcodeB, "barcodeB"),
            drawer: try required(source.drawer, "drawer"),
            processID: false
        )
    }

    private func setIdentity(of profile: inout PrinterProfile) throws(ProfileError) {
        let identity = source.identity?.part
        for id in identity?.usb ?? [] where USBIdentity(id) == nil {
            throw error(.badValue, "identity.usb", "'\(id)' is not of the form 04b8 or 0416:5011, in lower case")
        }
        profile.makerID = identity?.maker
        profile.modelIDs = identity?.models ?? []
        profile.usbIDs = identity?.usb ?? []
    }

    /// Lower case, digits and dashes, as it is typed in configurations and is part of file names.
    private func checkedName() throws(ProfileError) -> String {
        let allowed = source.name.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): true
            default: false
            }
        }
        guard allowed, (1...PrinterProfile.maxNameBytes).contains(source.name.utf8.count) else {
            let most = PrinterProfile.maxNameBytes
            throw error(.badValue, "name", "a name has 1 to \(most) lower-case letters, digits and dashes")
        }
        return source.name
    }
}

/// Reading single values.
extension ProfileMerge {
    func error(_ code: ProfileError.Code, _ key: String, _ message: String) -> ProfileError {
        ProfileError(code, file: file, key: key, message)
    }

    func required<Value>(_ value: Value?, _ key: String) throws(ProfileError) -> Value {
        guard let value else { throw error(.missingKey, key, "the key is missing") }
        return value
    }

    func number(_ number: WholeNumber, _ key: String, _ range: ClosedRange<Int>) throws(ProfileError) -> Int {
        guard range.contains(number.value) else {
            throw error(.badValue, key, "\(number.value) is not within \(range.lowerBound)…\(range.upperBound)")
        }
        return number.value
    }

    /// One of the words of a list.
    func value<Word: RawRepresentable & CaseIterable>(_ text: String, _ key: String) throws(ProfileError) -> Word
    where Word.RawValue == String {
        guard let word = Word(rawValue: text) else {
            let words = Word.allCases.map(\.rawValue).joined(separator: ", ")
            throw error(.badValue, key, "'\(text)' is none of \(words)")
        }
        return word
    }
}
