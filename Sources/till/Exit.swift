import ArgumentParser
import TillAPI
import TillDeviceKit
import TillDevices
import TillStore
import TillWire

/// How the program ends: sysexits(3), and one line that says why and what to do.
enum Exit {
    static let usage = ExitCode(64)
    static let dataError = ExitCode(65)
    static let unavailable = ExitCode(69)
    static let software = ExitCode(70)
    static let inputOutput = ExitCode(74)
    static let temporary = ExitCode(75)
    static let noPermission = ExitCode(77)
    static let configuration = ExitCode(78)

    /// Runs a command's work; what it throws is said on the standard error and becomes the exit code.
    static func reporting<Value>(_ work: () async throws -> Value) async throws -> Value {
        do {
            return try await work()
        } catch let code as ExitCode {
            throw code
        } catch let error as CleanExit {
            throw error
        } catch let error as ValidationError {
            throw error
        } catch {
            Console.error("till: \(error)")
            throw code(of: error)
        }
    }

    static func code(of error: any Error) -> ExitCode {
        switch error {
        case is ConfigurationProblems: configuration
        case is LocalAPIClient.Unreachable: unavailable
        case let error as APIError: code(of: error)
        case let error as StoreError: error.code == .busy ? temporary : inputOutput
        case is Files.Failure: inputOutput
        case let error as DeviceError: error.recovery == .retry ? temporary : unavailable
        case is WireFault: dataError
        case let error as RoleRefusal: error.code == .unfit ? unavailable : dataError
        case is DeviceRegistryError: inputOutput
        default: software
        }
    }

    private static func code(of error: APIError) -> ExitCode {
        switch error.error.code {
        case "FORBIDDEN", "UNAUTHENTICATED": noPermission
        case "VALIDATION", "NOT_FOUND", "NO_ROLE", "NO_DEVICE": dataError
        case "STORE": inputOutput
        case "BUSY": temporary
        case "CONFIG": configuration
        default: unavailable
        }
    }
}
