import Logging
import TillDeviceKit
import TillDevices
import TillLinuxIO

/// Where the running terminal hears what is plugged in and out.
struct AttachmentNews: AttachmentSource {
    let logger: Logger

    func changes() -> AsyncStream<AttachmentChange> {
        let logger = logger
        return DeviceMonitor { notice in
            switch notice {
            case .watching(let source, let everyMillis):
                logger.info("devices are watched by \(source.rawValue), and looked through every \(everyMillis) ms")
            case .problem(let text): logger.warning("\(text)")
            case .lostEvents:
                logger.notice("the kernel's news of devices overflowed; everything was looked through anew")
            case .readerBehind:
                logger.notice("news of devices came faster than they could be taken; they are compared anew")
            }
        }.changes()
    }
}
