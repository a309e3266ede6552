import TillAPI
import TillDevices

/// A device of the running terminal, held for the time of some work.
struct HeldDevice: Sendable {
    /// Short, so that the terminal has the device back soon after this program was killed.
    static let leaseMillis: Int64 = 15_000
    static let renewEveryMillis: Int64 = 5000

    let client: LocalAPIClient
    let device: String
    let fence: Int

    /// How the device is claimed.
    struct Wish: Sendable {
        /// What this program calls itself.
        var owner: String
        var waitSeconds: Int64 = 10
        var isForced = false
    }

    /// Claims the device, renews the claim while the work goes on, and releases it whatever the work does.
    ///
    /// - Throws: `APIError` with the reason where it cannot be claimed.
    static func with<Value: Sendable>(
        _ device: String,
        _ wish: Wish,
        _ client: LocalAPIClient,
        _ work: @escaping @Sendable (HeldDevice) async throws -> Value
    ) async throws -> Value {
        let request = ClaimRequest(
            owner: wish.owner,
            timeoutMillis: wish.waitSeconds * 1000,
            leaseMillis: leaseMillis,
            force: wish.isForced
        )
        let claim = try await client.claim(device, request)
        let held = HeldDevice(client: client, device: device, fence: claim.fence)
        let renewing = Task { await held.renew() }
        defer { renewing.cancel() }
        let result: Result<Value, any Error>
        do {
            result = .success(try await work(held))
        } catch {
            result = .failure(error)
        }
        // Not a child of what was cancelled: the device has to come back at once.
        await Task { await held.release() }.value
        return try result.get()
    }

    private func renew() async {
        while !Task.isCancelled {
            do {
                try await Task.sleep(for: .milliseconds(Self.renewEveryMillis))
                _ = try await client.renew(device, fence: fence, leaseMillis: Self.leaseMillis)
            } catch let error as APIError where error.error.code == "E_CLAIMED" {
                // The claim is over: its events say so to whoever reads them.
                return
            } catch {
                // The work was ended, or the terminal did not answer this once: the lease lasts for two more tries.
            }
        }
    }

    private func release() async {
        do {
            try await client.release(device, fence: fence)
        } catch let error as APIError where error.error.code == "E_CLAIMED" {
            // It went to somebody else already.
        } catch {
            let seconds = Self.leaseMillis / 1000
            Console.error("till: \(device) could not be given back; its claim ends within \(seconds) s: \(error)")
        }
    }
}
