/// The groups of facts that a file may state.
extension ProfileMerge {
    func mergeGeometry(into profile: inout PrinterProfile) throws(ProfileError) {
        if let columns = source.columns {
            profile.columns = try number(columns, "columns", PrinterProfile.columnRange)
        }
        if let columns = source.columnsFontB {
            let columns = try number(columns, "columnsFontB", 0...PrinterProfile.columnRange.upperBound)
            profile.columnsFontB = columns == 0 ? nil : columns
        }
        if let dots = source.widthDots {
            profile.widthDots = try number(dots, "widthDots", PrinterProfile.widthRange)
        }
        if let dots = source.dotsPerInch {
            profile.dotsPerInch = try number(dots, "dotsPerInch", PrinterProfile.resolutionRange)
        }
    }

    func mergePages(into profile: inout PrinterProfile) throws(ProfileError) {
        if let map = source.codePages { profile.codePages = try pages(map) }
        guard let preference = source.codePagePreference else { return }
        var rest = profile.codePages
        var preferred: [PrinterProfile.NumberedPage] = []
        for number in preference.map(\.value) {
            guard let index = rest.firstIndex(where: { Int($0.number) == number }) else {
                throw error(.badValue, "codePagePreference", "\(number) is no page of the profile, or is there twice")
            }
            preferred.append(rest.remove(at: index))
        }
        profile.codePages = preferred + rest
    }

    /// By number, which is the order of preference where the file states none.
    func pages(_ map: [String: String]) throws(ProfileError) -> [PrinterProfile.NumberedPage] {
        var pages: [PrinterProfile.NumberedPage] = []
        for (key, name) in map.sorted(by: { $0.key < $1.key }) {
            guard let number = UInt8(key), String(number) == key else {
                throw error(.badValue, "codePages.\(key)", "a page has a number from 0 to 255")
            }
            guard let page = CodePage.named(name) else {
                let names = CodePage.names.joined(separator: ", ")
                throw error(.unknownPage, "codePages.\(key)", "there is no page '\(name)'; there are \(names)")
            }
            pages.append(PrinterProfile.NumberedPage(number, page))
        }
        guard !pages.isEmpty else { throw error(.badValue, "codePages", "a printer has one page at least") }
        return pages.sorted { $0.number < $1.number }
    }

    func mergePrinting(into profile: inout PrinterProfile) throws(ProfileError) {
        if let word = source.multiByte {
            profile.multiByte = word == Self.noMultiByte ? nil : try value(word, "multiByte")
        }
        profile.utf8 = source.utf8 ?? profile.utf8
        if let word = source.cut { profile.cut = try value(word, "cut") }
        profile.nativeQR = source.qr ?? profile.nativeQR
        profile.nativePDF417 = source.pdf417 ?? profile.nativePDF417
        profile.barcodes = source.barcodes ?? profile.barcodes
        profile.barcodeB = source.barcodeB ?? profile.barcodeB
        guard profile.barcodes || !profile.barcodeB else {
            throw error(.badValue, "barcodeB", "a printer without bar codes has no function B of them")
        }
        profile.hasRed = source.red ?? profile.hasRed
        profile.drawer = source.drawer ?? profile.drawer
        profile.disablesRealTime = source.disablesRealTime ?? profile.disablesRealTime
        if let bytes = source.receiveBufferBytes {
            profile.receiveBufferBytes = try number(bytes, "receiveBufferBytes", PrinterProfile.bufferRange)
        }
    }

    func mergeImages(into profile: inout PrinterProfile) throws(ProfileError) {
        if let word = source.image { profile.image = try value(word, "image") }
        if let rows = source.imageStripRows {
            profile.imageStripRows = try number(rows, "imageStripRows", PrinterProfile.stripRange)
        }
        if let dots = source.imageWidthDots {
            profile.imageWidthDots = try number(dots, "imageWidthDots", PrinterProfile.widthRange)
        }
        profile.storedLogos = source.storedLogos ?? profile.storedLogos
    }

    func mergeStatus(into profile: inout PrinterProfile) {
        guard let status = source.status?.part else { return }
        profile.status.realTime = status.realTime ?? profile.status.realTime
        profile.status.automatic = status.automatic ?? profile.status.automatic
        profile.status.buffered = status.buffered ?? profile.status.buffered
        profile.status.processID = status.processID ?? profile.status.processID
        profile.status.isHarmful = status.harmful ?? profile.status.isHarmful
    }

    func mergeEvidence(into profile: inout PrinterProfile) throws(ProfileError) {
        for fact in statedFacts { profile.provenance[fact] = nil }
        for (fact, word) in (source.provenance ?? [:]).sorted(by: { $0.key < $1.key }) {
            guard ProfileFile.factKeys.contains(fact) else {
                let facts = ProfileFile.factKeys.sorted().joined(separator: ", ")
                throw error(.unknownKey, "provenance.\(fact)", "there is no such fact; there are \(facts)")
            }
            profile.provenance[fact] = try value(word, "provenance.\(fact)")
        }
        let own = source.sources ?? []
        profile.sources = own + profile.sources.filter { !own.contains($0) }
    }

    /// What a file writes to be rid of its parent's two-byte characters.
    private static let noMultiByte = "none"
}
