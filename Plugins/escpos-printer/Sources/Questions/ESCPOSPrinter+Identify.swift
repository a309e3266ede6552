import TillDeviceKit
import TillESCPOS

/// `identify`: asking the printer what it is.
extension ESCPOSPrinter {
    /// In the order in which they are asked, each when the one before is answered or its wait is over.
    static let identityQuestions: [PrinterIdentity] = [
        .maker, .model, .firmware, .serialNumber, .font, .modelID, .typeID, .romVersion,
    ]
    /// How long the printer may take for one answer.
    static let identityWaitMillis = 1000
    /// Questions in a row without an answer after which no more are asked.
    static let silentQuestionsMax = 3
    /// What an answer must not be taken for.
    static let identityCaution = "This is what the printer says of itself; clones give the names of others."

    mutating func startIdentifying(_ job: RunningJob) -> [DriverOutput] {
        running = job
        guard settings.asksStatus else {
            let text = "the printer is not asked what it is, because its profile or the setting 'status' says so"
            return failJob(job, DeviceError(.illegal, .giveUp, text, bytesSent: 0))
        }
        return askIdentity(job)
    }

    private mutating func askIdentity(_ job: RunningJob) -> [DriverOutput] {
        guard case .identifying(let questions) = job.phase, let next = questions.first,
            job.silentQuestions < Self.silentQuestionsMax
        else { return identityKnown(job) }
        return ask([.identity(next)], waitMillis: Self.identityWaitMillis)
    }

    mutating func identified(_ job: RunningJob, hasAnswered: Bool) -> [DriverOutput] {
        guard case .identifying(let questions) = job.phase else { return [] }
        var next = job
        next.phase = .identifying(Array(questions.dropFirst()))
        next.silentQuestions = hasAnswered ? 0 : job.silentQuestions + 1
        running = next
        return askIdentity(next)
    }

    /// Keeps an answer while the job is to identify.
    mutating func note(_ identity: PrinterIdentity, _ text: String) {
        guard let job = running, case .identifying = job.phase, !text.isEmpty else { return }
        running?.identity[Self.key(of: identity)] = text
    }

    private mutating func identityKnown(_ job: RunningJob) -> [DriverOutput] {
        var identity = job.identity
        guard !identity.isEmpty else {
            let text = "The printer does not answer what it is."
            return succeed(job, DriverResult(text: text, identity: [:]))
        }
        let fitting = PrinterProfile.builtIn.first {
            $0.makerID == identity["maker"] && $0.modelIDs.contains(identity["model"] ?? "")
        }
        if let fitting { identity["profile"] = fitting.name }
        return succeed(job, DriverResult(text: Self.identityCaution, identity: identity))
    }

    static func hex(_ byte: UInt8) -> String {
        let digits = String(byte, radix: 16, uppercase: true)
        return digits.count == 1 ? "0" + digits : digits
    }

    private static func key(of identity: PrinterIdentity) -> String {
        switch identity {
        case .modelID: "modelID"
        case .typeID: "typeID"
        case .romVersion: "romVersion"
        case .firmware: "firmware"
        case .maker: "maker"
        case .model: "model"
        case .serialNumber: "serial"
        case .font: "font"
        }
    }
}
