import TillDeviceKit

/// Where the news of what is attached comes from: the kernel, or a test.
public protocol AttachmentSource: Sendable {
    /// What is attached, as `added`, and then every change, until the reader's task is cancelled. One reader at a time.
    func changes() -> AsyncStream<AttachmentChange>
}
