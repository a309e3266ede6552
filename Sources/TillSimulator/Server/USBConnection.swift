/// A host: a client of the USB/IP port, or the kernel's hub.
struct USBConnection {
    /// With so many bytes of answers unsent nothing is read and no device is asked, until the host has taken some.
    static let outputMaxBytes = 1024 * 1024
    /// The most that is read at a time.
    static let readMaxBytes = 64 * 1024
    /// A client that has not imported a device by then is let go.
    static let importMaxMillis: Int64 = 10_000
    /// A connection that is to end but whose host does not take the last answers is cut off then.
    static let endMaxMillis: Int64 = 2000

    let socket: SocketDescriptor
    /// The end that the kernel was given. It is closed with the connection, so that its number, which stands in the
    /// kernel's list of ports, means no other file meanwhile; shutdown(2) at either end ends both all the same.
    let handedOver: SocketDescriptor?
    /// For people: `a client of 127.0.0.1:3240`, `the kernel`.
    let peer: String
    var session: USBIPSession
    var queue = URBQueue()
    /// Of the bus; nil before the import, and when the plug was pulled.
    var port: Int?
    /// Of vhci_hcd.
    var hubPort: Int?
    var output = SendBuffer()
    /// To be closed as soon as the output is sent.
    var isEnding = false
    var isBroken = false
    /// When it is closed, whatever happens.
    var dueMillis: Int64?

    /// A client of the USB/IP port.
    init(client socket: SocketDescriptor, peer: String, nowMillis: Int64) {
        (self.socket, self.peer, handedOver) = (socket, peer, nil)
        session = USBIPSession()
        dueMillis = nowMillis + Self.importMaxMillis
    }

    /// The kernel, that was given the other end.
    init(kernel socket: SocketDescriptor, handedOver: SocketDescriptor, port: Int, hubPort: Int) {
        (self.socket, self.handedOver, self.port, self.hubPort) = (socket, handedOver, port, hubPort)
        peer = "the kernel"
        session = USBIPSession(isImported: true)
    }

    var wantsInput: Bool { !isEnding && !isBroken && output.count < Self.outputMaxBytes }
    /// Answers that may still be made.
    var roomBytes: Int { max(0, Self.outputMaxBytes - output.count) }
    var isOver: Bool { isBroken || (isEnding && output.isEmpty) }

    mutating func end(nowMillis: Int64) {
        guard !isEnding else { return }
        isEnding = true
        dueMillis = nowMillis + Self.endMaxMillis
    }

    mutating func flush() {
        if !output.flush(socket) { isBroken = true }
    }

    /// Ends the connection for the other side too.
    func close() {
        socket.shutDown()
        socket.close()
        handedOver?.close()
    }
}

/// A client of the control socket.
struct ControlConnection {
    /// With so many bytes of answers unsent no more commands are read.
    static let outputMaxBytes = 64 * 1024
    static let readMaxBytes = 16 * 1024
    static let endMaxMillis: Int64 = 2000

    let socket: SocketDescriptor
    var lines = ControlLines()
    /// Lines that came, while the answers to earlier ones are unsent. One read at most.
    var waiting: [[UInt8]] = []
    var output = SendBuffer()
    var isEnding = false
    var isBroken = false
    var dueMillis: Int64?

    init(_ socket: SocketDescriptor) {
        self.socket = socket
    }

    var wantsInput: Bool { !isEnding && !isBroken && waiting.isEmpty && output.count < Self.outputMaxBytes }
    var isOver: Bool { isBroken || (isEnding && waiting.isEmpty && output.isEmpty) }

    mutating func end(nowMillis: Int64) {
        guard !isEnding else { return }
        isEnding = true
        dueMillis = nowMillis + Self.endMaxMillis
    }

    mutating func flush() {
        if !output.flush(socket) { isBroken = true }
    }
}
