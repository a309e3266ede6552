import HTTPTypes
import Hummingbird
import TillDevices

/// Which device plays which role, for the technician.
extension Routes {
    func roles(_ context: APIContext) async throws -> Response {
        try technician(context)
        return APIResponse.json(RoleList(roles: await terminal.roles?.reports() ?? []))
    }

    func roleCandidates(_ context: APIContext) async throws -> Response {
        try technician(context)
        let name = try deviceName(context)
        guard let candidates = await terminal.roles?.candidates(for: name) else {
            throw Self.failure(RoleRefusal(code: .noRole, description: Self.noRole(name)))
        }
        return APIResponse.json(RoleCandidateList(role: name, candidates: candidates))
    }

    func assignRole(_ request: Request, _ context: APIContext) async throws -> Response {
        try technician(context)
        let name = try deviceName(context)
        let asked = try await body(RoleAssignmentRequest.self, request, context)
        return try await decided { roles throws(RoleRefusal) in try await roles.assign(name, asked.device) }
    }

    func forgetRole(_ context: APIContext) async throws -> Response {
        try technician(context)
        let name = try deviceName(context)
        return try await decided { roles throws(RoleRefusal) in try await roles.forget(name) }
    }

    private func decided(_ work: (DeviceRoles) async throws(RoleRefusal) -> Void) async throws -> Response {
        guard let roles = terminal.roles else {
            throw Self.failure(RoleRefusal(code: .noRole, description: "this terminal has no roles"))
        }
        do throws(RoleRefusal) {
            try await work(roles)
        } catch {
            throw Self.failure(error)
        }
        return APIResponse.json(RoleList(roles: await roles.reports()))
    }

    private static func noRole(_ name: String) -> String {
        "there is no role '\(name)': till devices roles lists the devices with 'connection: auto'"
    }

    private static func failure(_ refusal: RoleRefusal) -> APIFailure {
        let status: HTTPResponse.Status = refusal.code == .unfit ? .conflict : .notFound
        return APIFailure(status: status, code: refusal.code.rawValue, message: refusal.description)
    }
}
