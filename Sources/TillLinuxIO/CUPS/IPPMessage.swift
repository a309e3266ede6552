import CCUPS

/// A request that is being made, with the two attributes that every one begins with (RFC 8011, 4.1.4). The language is
/// English whatever the locale, because backends write their messages in the language of the job, and Till reads them.
struct IPPRequest {
    /// Owned until it is sent: cupsDoRequest deletes it, cupsSendRequest does not.
    let message: OpaquePointer

    init?(_ operation: ipp_op_t, printer queue: String, job: Int? = nil) {
        guard let message = ippNew() else { return nil }
        self.message = message
        ippSetOperation(message, operation)
        ippSetRequestId(message, 1)
        add(IPP_TAG_CHARSET, "attributes-charset", "utf-8")
        add(IPP_TAG_LANGUAGE, "attributes-natural-language", "en-us")
        if !queue.isEmpty { add(IPP_TAG_URI, "printer-uri", Self.uri(queue)) }
        if let job { ippAddInteger(message, IPP_TAG_OPERATION, IPP_TAG_INTEGER, "job-id", Int32(clamping: job)) }
        add(IPP_TAG_NAME, "requesting-user-name", cupsUser().map { String(cString: $0) } ?? "till")
    }

    func add(_ tag: ipp_tag_t, _ name: String, _ value: String) {
        ippAddString(message, IPP_TAG_OPERATION, tag, name, nil, value)
    }

    func add(_ name: String, _ flag: Bool) {
        ippAddBoolean(message, IPP_TAG_OPERATION, name, flag ? 1 : 0)
    }

    func request(attributes: [String]) {
        guard let first = attributes.first else { return }
        var list = ippAddString(message, IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "requested-attributes", nil, first)
        for (index, name) in attributes.enumerated().dropFirst() {
            ippSetString(message, &list, Int32(index), name)
        }
    }

    /// `ipp://localhost/printers/QUEUE` with what has to be escaped escaped. The host means nothing to cupsd.
    private static func uri(_ queue: String) -> String {
        var buffer = [CChar](repeating: 0, count: 1024)
        let resource = "/printers/\(queue)"
        httpAssembleURI(HTTP_URI_CODING_ALL, &buffer, Int32(buffer.count), "ipp", nil, "localhost", 0, resource)
        return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}

/// What a server answered, as values.
struct IPPAnswer {
    let status: Int
    /// The server's own words, where it has some.
    let text: String
    /// One for each printer or job.
    let groups: [IPPGroup]

    /// RFC 8011, 4.1.6: 0x0000 to 0x00FF are successes.
    var isSuccess: Bool { (0...0xFF).contains(status) }

    /// Reads the message and deletes it.
    init(taking message: OpaquePointer) {
        defer { ippDelete(message) }
        status = Int(ippGetStatusCode(message).rawValue)
        let words = ippFindAttribute(message, "status-message", IPP_TAG_TEXT).flatMap { ippGetString($0, 0, nil) }
        text = words.map { String(cString: $0) } ?? ""
        var groups: [IPPGroup] = []
        var current = IPPGroup()
        var attribute = ippFirstAttribute(message)
        while let found = attribute {
            let group = ippGetGroupTag(found)
            if group == IPP_TAG_PRINTER || group == IPP_TAG_JOB, let name = ippGetName(found) {
                current.values[String(cString: name)] = Self.values(of: found)
            } else if !current.values.isEmpty {
                // An attribute without a name, or of another group, stands between two printers or jobs.
                groups.append(current)
                current = IPPGroup()
            }
            attribute = ippNextAttribute(message)
        }
        if !current.values.isEmpty { groups.append(current) }
        self.groups = groups
    }

    private static func values(of attribute: OpaquePointer) -> [String] {
        let tag = ippGetValueTag(attribute)
        return (0..<ippGetCount(attribute)).compactMap { index in
            switch tag {
            case IPP_TAG_INTEGER, IPP_TAG_ENUM: String(ippGetInteger(attribute, index))
            case IPP_TAG_BOOLEAN: ippGetBoolean(attribute, index) != 0 ? "true" : "false"
            case IPP_TAG_RESOLUTION: resolution(attribute, index)
            default: ippGetString(attribute, index, nil).map { String(cString: $0) }
            }
        }
    }

    private static func resolution(_ attribute: OpaquePointer, _ index: Int32) -> String {
        var down: Int32 = 0
        var units = IPP_RES_PER_INCH
        let across = ippGetResolution(attribute, index, &down, &units)
        return units == IPP_RES_PER_INCH ? "\(across)dpi" : "\(Int(across) * 254 / 100)dpi"
    }
}
