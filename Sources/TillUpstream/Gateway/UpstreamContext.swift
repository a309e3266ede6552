import Hummingbird

/// What is known of a request besides its bytes.
struct UpstreamContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    /// Who asks; nil on the routes that are open to everybody.
    var personID: Int?

    init(source: Source) {
        coreContext = CoreRequestContextStorage(source: source)
    }
}

extension Request {
    /// The value of a header field of ours; the case of its name does not matter.
    func header(_ name: String) -> String? {
        headers.first { $0.name.canonicalName == name.lowercased() }?.value
    }
}
