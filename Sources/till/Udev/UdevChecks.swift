import TillDevices

/// Whether the service's user can reach the devices.
struct UdevChecks {
    var file: UdevFile
    var rules: UdevRules

    func findings() throws(Files.Failure) -> [DoctorFinding] {
        [try rulesFinding(), groupFinding, daemonFinding].compactMap { $0 }
    }

    private func rulesFinding() throws(Files.Failure) -> DoctorFinding {
        let tested = "the udev rules of the drivers"
        guard let place = file.inForce, let text = try file.text() else {
            return DoctorFinding(
                severity: .problem,
                tested: tested,
                found: "there is no \(UdevRules.fileName) in \(file.folder) or /usr/lib/udev/rules.d",
                means: "only root can open scanners and USB printers",
                remedy: "sudo till udev install"
            )
        }
        var wanted = rules
        wanted = UdevRules(
            manifests: wanted.manifests,
            allowed: UdevRules.allowed(inFile: text) + wanted.allowed,
            group: wanted.group,
            program: wanted.program
        )
        guard text == wanted.text else {
            return DoctorFinding(
                severity: .warning,
                tested: tested,
                found: "\(place) is not what the drivers of today make",
                means: "a device that was added to a driver since is not opened to the service",
                remedy: "sudo till udev install, then plug the devices again"
            )
        }
        return DoctorFinding(severity: .good, tested: tested, found: "\(place) is up to date")
    }

    private var groupFinding: DoctorFinding {
        let tested = "the group '\(rules.group)'"
        guard UnixGroup.exists(rules.group) else {
            return DoctorFinding(
                severity: .problem,
                tested: tested,
                found: "this machine has no such group",
                means: "udev leaves the devices to root",
                remedy: "sudo groupadd --system \(rules.group), then sudo till udev install"
            )
        }
        guard UnixGroup.isMine(rules.group) else {
            return DoctorFinding(
                severity: .note,
                tested: tested,
                found: "it exists; you are not in it",
                means: "the service's user has to be, you only for commands without a running terminal",
                remedy: "sudo usermod --append --groups \(rules.group) USER, then log in again"
            )
        }
        return DoctorFinding(severity: .good, tested: tested, found: "it exists, and you are in it")
    }

    private var daemonFinding: DoctorFinding? {
        guard !UdevReload.isRunning else { return nil }
        return DoctorFinding(
            severity: .warning,
            tested: "the udev daemon",
            found: "none runs on this machine",
            means: "nobody applies the rules: every node keeps the owner that the kernel gave it",
            remedy:
                "on a real machine: systemctl start systemd-udevd; in a container hand the nodes in with their group"
        )
    }
}
