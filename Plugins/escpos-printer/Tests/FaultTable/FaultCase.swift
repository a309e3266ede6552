import TillDeviceKit

/// One line of the fault table.
struct FaultCase: CustomStringConvertible {
    /// What goes wrong.
    enum Fault: CaseIterable {
        case none, paperOut, coverOpen, cutter, offline, stall, linkBreak, silent, wrongProcessID, drop, xoff
    }

    /// When it does: before the call; as soon as the device has taken the first, a middle or the last byte of the
    /// print; when all is written and the printer has not confirmed yet; when the print has been answered.
    enum Position: CaseIterable {
        case before, firstByte, middle, lastByte, afterLastByte, afterConfirmation
    }

    /// What the printer tells: everything by itself, only what it is asked, nothing.
    enum Kind: CaseIterable {
        case automatic, asked, mute
    }

    var fault: Fault
    var position: Position
    var kind: Kind
    /// GS ( H is answered, and asked.
    var confirms: Bool
    /// Somebody puts it right after `FaultRun.repairMillis`; else it stays.
    var isRepaired: Bool
    /// The driver process is killed at the fault, and what is looked at is the first print of the next one.
    var restarts: Bool

    var description: String {
        "\(fault) at \(position), \(kind), confirms \(confirms), repaired \(isRepaired), restarted \(restarts)"
    }

    static let all: [FaultCase] = {
        var cases: [FaultCase] = []
        for fault in Fault.allCases {
            for position in Position.allCases {
                for kind in Kind.allCases {
                    for bits in 0..<8 {
                        cases.append(
                            FaultCase(
                                fault: fault,
                                position: position,
                                kind: kind,
                                confirms: bits & 1 != 0,
                                isRepaired: bits & 2 != 0,
                                restarts: bits & 4 != 0
                            )
                        )
                    }
                }
            }
        }
        return cases
    }()
}

/// How a print ends; there is nothing else.
enum FaultOutcome: CaseIterable {
    case confirmed
    case sent
    /// The check before the first byte: nothing sent, a person has to act.
    case blocked
    /// Nothing sent, the machine may try again.
    case failedWithZeroBytes
    case unknown

    init?(_ answer: DriverMessage) {
        switch answer {
        case .result(_, let result):
            switch result.outcome {
            case .confirmed?: self = .confirmed
            case .sent?: self = .sent
            case nil: return nil
            }
        case .failure(_, let error):
            switch (error.bytesSent, error.recovery) {
            case (0?, .waitForOperator): self = .blocked
            case (0?, _): self = .failedWithZeroBytes
            case (.some, .waitForOperator): self = .unknown
            default: return nil
            }
        case .event, .log: return nil
        }
    }
}

/// What is right, from the story alone: what a careful person would say who saw only what the printer told.
extension FaultCase {
    var expected: FaultOutcome {
        if restarts { return expectedOfTheNextDriver }
        switch position {
        case .before: return expectedBefore(hasHeardOfIt: kind == .asked)
        case .firstByte, .middle, .lastByte, .afterLastByte: return expectedWithin
        case .afterConfirmation: return good
        }
    }

    /// All went well, as far as this printer can say it.
    private var good: FaultOutcome { confirms ? .confirmed : .sent }

    /// The fault is there when the print is asked for.
    ///
    /// - Parameter hasHeardOfIt: the driver has asked this printer before and knows that it did answer.
    private func expectedBefore(hasHeardOfIt: Bool) -> FaultOutcome {
        switch fault {
        case .none, .xoff: return good
        case .paperOut, .coverOpen, .cutter, .offline: return kind == .mute ? .sent : .blocked
        case .stall, .linkBreak: return .failedWithZeroBytes
        case .silent:
            if hasHeardOfIt { return .blocked }
            return kind == .automatic && !restarts ? .unknown : .sent
        // What the printer answers shows that it could have confirmed.
        case .wrongProcessID, .drop: return confirms ? .unknown : .sent
        }
    }

    /// At least one byte has left.
    private var expectedWithin: FaultOutcome {
        let isAfterLastByte = position == .afterLastByte
        switch fault {
        case .none, .xoff: return good
        case .paperOut, .coverOpen, .cutter, .offline:
            // Who cannot tell has not told. Who confirms goes on when somebody has helped.
            if kind == .mute { return .sent }
            return confirms && isRepaired ? .confirmed : .unknown
        case .stall:
            return isAfterLastByte && kind == .mute ? .sent : .unknown
        case .linkBreak:
            return isAfterLastByte && !confirms ? .sent : .unknown
        case .silent: return kind == .mute ? .sent : .unknown
        case .wrongProcessID: return confirms ? .unknown : .sent
        case .drop: return isAfterLastByte ? good : confirms ? .unknown : .sent
        }
    }

    /// Another process, which has never heard of this printer, meets what the first one left.
    private var expectedOfTheNextDriver: FaultOutcome { expectedBefore(hasHeardOfIt: false) }
}
