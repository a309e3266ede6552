import TillRuntime

/// What the local API grants at most. At each bound the one who asks for more is turned away or cut off; the terminal
/// never waits.
struct APILimits: Sendable {
    /// Connections that are served at a time on each address; more wait in the listen queue.
    var connectionsMax = 256
    /// A connection on which no request is under way, or whose request does not come, is closed.
    var idleTimeoutMillis: Int64 = 60_000
    /// How long requests may go on after the word to stop; then their connections are cut.
    var shutdownTimeoutMillis: Int64 = 5000
    /// Actions that wait for the terminal; one more is told "busy".
    var actionsWaitingMax = Terminal.waitingMax
    /// Checks of the whole journal at a time: each keeps one of the machine's few cores busy.
    var verificationsMax = 1
    /// Wrong tokens that are being answered at a time.
    var wrongTokensMax = 4
    /// What a wrong token has to wait for.
    var wrongTokenPause: @Sendable () async -> Void = {
        // The only error is the cancellation, which ends the wait.
        try? await Task.sleep(for: .milliseconds(Self.wrongTokenPauseMillis))
    }

    /// A front end on a stream of events hears something at least this often.
    var heartbeatMillis: Int64 = 15_000
    /// A front end that takes nothing for so long is cut off.
    var eventTimeoutMillis: Int64 = 30_000

    static let wrongTokenPauseMillis = 500
    /// A token that is shorter can be guessed.
    static let tokenMinBytes = 16
    /// Headers of one request.
    static let headersMaxBytes = 16 * 1024
    /// Products that are looked at before others have their turn: a search through 100,000 may not hold up a scan.
    static let productsPerStep = 2000
}
