import ArgumentParser
import TillAPI
import TillDevices

extension DevicesCommand {
    /// `till devices assign`
    struct Assign: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "assign",
            abstract: "Say which device plays a role: one that is configured with 'connection: auto'.",
            discussion: """
                Without a device it lists those that there are. With a running terminal the device is used at once; \
                without one it is remembered for the next start. A role that had the device is without one then.
                """
        )

        @Argument(help: "The configured name.")
        var role: String

        @Argument(help: "The device: its id, or its number in the list.")
        var device: String?

        @OptionGroup var socket: SocketOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            try await Exit.reporting {
                guard let device else {
                    let list = try await RoleDesk(socket).candidates(role)
                    return try output.write(list) { Self.text(list) }
                }
                let desk = RoleDesk(socket)
                let id = try await id(device, desk)
                let report = try await desk.assign(role, id).roles.first { $0.role == role }
                try output.write(report) { "\(role): \(report?.words ?? id)" }
            }
        }

        /// A number means the device that the list shows under it.
        private func id(_ text: String, _ desk: RoleDesk) async throws -> String {
            guard let number = Int(text) else { return text }
            let candidates = try await desk.candidates(role).candidates
            guard candidates.indices.contains(number - 1) else {
                throw APIError(
                    "NO_DEVICE",
                    "there is no device number \(number): till devices assign \(role) lists them"
                )
            }
            return candidates[number - 1].id
        }

        static func text(_ list: RoleCandidateList) -> String {
            guard !list.candidates.isEmpty else {
                return "nothing is plugged in that the driver of '\(list.role)' opens"
            }
            var table = TextTable(["NUMBER", "ID", "DEVICE", "PLAYS", "NOTE"])
            for (index, candidate) in list.candidates.enumerated() {
                table.add([
                    String(index + 1), candidate.id, candidate.words, candidate.role ?? "-",
                    candidate.because.map { "by \($0)" } ?? "",
                ])
            }
            return table.text
        }
    }

    /// `till devices forget`
    struct Forget: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "forget",
            abstract: "Forget which device plays a role, and choose anew: by itself where only one fits."
        )

        @Argument(help: "The configured name.")
        var role: String

        @OptionGroup var socket: SocketOptions

        func run() async throws {
            try await Exit.reporting {
                _ = try await RoleDesk(socket).forget(role)
                Console.out("\(role): forgotten")
            }
        }
    }

    /// `till devices roles`
    struct Roles: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "roles",
            abstract: "List which device plays which role, and who chose it."
        )

        @OptionGroup var socket: SocketOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            try await Exit.reporting {
                let list = try await RoleDesk(socket).roles()
                try output.write(list) { Self.text(list.roles) }
            }
        }

        static func text(_ roles: [RoleReport]) -> String {
            guard !roles.isEmpty else { return "no device is configured with 'connection: auto'" }
            var table = TextTable(["ROLE", "DRIVER", "DEVICE", "ADDRESS", "SINCE", "CHOSEN BY", "PRESENT", "WHY"])
            for role in roles {
                table.add([
                    role.role, role.driver, role.words ?? "-", role.address ?? "-",
                    role.sinceMillis.map(UTCTime.text) ?? "-", role.chosenBy?.rawValue ?? "-",
                    role.isPresent ? "yes" : "no", role.reason,
                ])
            }
            return table.text
        }
    }
}

/// The roles of the running terminal, or without one those that are stored.
struct RoleDesk {
    private let socket: SocketOptions

    init(_ socket: SocketOptions) {
        self.socket = socket
    }

    func roles() async throws -> RoleList {
        if socket.isDaemonRunning { return try await socket.withClient { try await $0.roles() } }
        return RoleList(roles: try direct().assignments.reports())
    }

    func candidates(_ role: String) async throws -> RoleCandidateList {
        if socket.isDaemonRunning { return try await socket.withClient { try await $0.candidates(role: role) } }
        let assignments = try direct().assignments
        guard let candidates = assignments.candidates(for: role) else { throw assignments.noRole(role) }
        return RoleCandidateList(role: role, candidates: candidates)
    }

    func assign(_ role: String, _ id: String) async throws -> RoleList {
        if socket.isDaemonRunning { return try await socket.withClient { try await $0.assign(role: role, device: id) } }
        var roles = try direct(forWriting: true)
        try roles.decide { $0.assign(role, id, $1) }
        return RoleList(roles: roles.assignments.reports())
    }

    func forget(_ role: String) async throws -> RoleList {
        if socket.isDaemonRunning { return try await socket.withClient { try await $0.forget(role: role) } }
        var roles = try direct(forWriting: true)
        try roles.decide { $0.forget(role, $1) }
        return RoleList(roles: roles.assignments.reports())
    }

    private func direct(forWriting: Bool = false) throws -> DirectRoles {
        let reading = try socket.configuration.read()
        let folders = DriverFolders(configured: reading.configuration.driverFolders)
        return try DirectRoles(reading, folders, forWriting: forWriting)
    }
}
