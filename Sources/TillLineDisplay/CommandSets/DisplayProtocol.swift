/// The command sets by the names that the configuration uses. A display cannot be asked for its set: it is set by its
/// switches, and the configuration says it.
public enum DisplayProtocol: String, Equatable, Hashable, Sendable, CaseIterable {
    case epson
    /// Epson's commands with the code pages as Bixolon numbers them.
    case bixolon
    case cd5220
    case utcStandard = "utc-standard"
    case utcEnhanced = "utc-enhanced"
    case aedex
    case adm788
    case logicControls = "logic-controls"
    case dsp800
    case icd2002

    public var commands: any DisplayCommandSet {
        switch self {
        case .epson, .bixolon: EpsonCommands()
        case .cd5220: CD5220Commands()
        case .utcStandard: UTCStandardCommands()
        case .utcEnhanced: UTCEnhancedCommands()
        case .aedex: AEDEXCommands()
        case .adm788: ADM788Commands()
        case .logicControls: LogicControlsCommands()
        case .dsp800: DSP800Commands()
        case .icd2002: ICD2002Commands()
        }
    }

    /// Whether the set has positions or lines for displays of that size. All but Epson's name their two rows of twenty.
    public func drives(_ size: DisplaySize) -> Bool {
        switch self {
        case .epson, .bixolon: true
        default: size.rows <= 2 && size.columns == 20
        }
    }
}
