// swift-tools-version: 6.2
import PackageDescription

/// One list for every target of ours: a warning is an error, in the Swift 6 language mode.
let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .treatAllWarnings(as: .error),
]

// MARK: - Libraries that are not ours

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let lifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let unixSignals = Target.Dependency.product(name: "UnixSignals", package: "swift-service-lifecycle")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let asyncHTTPClient = Target.Dependency.product(name: "AsyncHTTPClient", package: "async-http-client")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let subprocess = Target.Dependency.product(name: "Subprocess", package: "swift-subprocess")
let systemPackage = Target.Dependency.product(name: "SystemPackage", package: "swift-system")
let deque = Target.Dependency.product(name: "DequeModule", package: "swift-collections")
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")

// MARK: - Shapes of targets

/// A library module with its tests in `Tests/<name>Tests`. The arrows of `docs/architecture.md` are the
/// dependencies given here; `ArchitectureTests` compares them with the `import` lines.
func module(
    _ name: String,
    uses dependencies: [Target.Dependency] = [],
    exclude: [String] = [],
    resources: [Resource] = [],
    testsUse testDependencies: [Target.Dependency] = [],
    testsExclude: [String] = []
) -> [Target] {
    [
        .target(
            name: name,
            dependencies: dependencies,
            exclude: exclude,
            resources: resources,
            swiftSettings: strict
        ),
        .testTarget(
            name: "\(name)Tests",
            dependencies: [.target(name: name), "TillTestSupport"] + dependencies + testDependencies,
            exclude: testsExclude,
            swiftSettings: strict
        ),
    ]
}

/// A driver plugin: one folder under `Plugins/` with `driver.json`, `README.md`, `Sources/` and `Tests/`.
func driver(_ name: String) -> [Target] {
    let libraries: [Target.Dependency] = [
        "TillDeviceKit", "TillLinuxIO", "TillESCPOS", "TillImaging", "TillLineDisplay",
    ]
    return [
        .executableTarget(
            name: name,
            dependencies: libraries,
            path: "Plugins/\(name)/Sources",
            swiftSettings: strict
        ),
        .testTarget(
            name: "\(name)-tests",
            dependencies: [.target(name: name), "TillDeviceTesting", "CTillLinux"] + libraries,
            path: "Plugins/\(name)/Tests",
            swiftSettings: strict
        ),
    ]
}

// MARK: - The package

/// The drivers that come with Till. A new one is one line here and one in the README's table.
let drivers: [[Target]] = [
    driver("cups-printer"),
    driver("escpos-printer"),
    driver("hidpos-scanner"),
    driver("keyboard-scanner"),
    driver("line-display"),
    driver("serial-scanner"),
    driver("virtual"),
]

let systemLibraries: [Target] = [
    .systemLibrary(name: "CUSB", pkgConfig: "libusb-1.0", providers: [.apt(["libusb-1.0-0-dev"])]),
    .systemLibrary(name: "CUdev", pkgConfig: "libudev", providers: [.apt(["libudev-dev"])]),
    .systemLibrary(name: "CCUPS", providers: [.apt(["libcups2-dev"])]),
    .systemLibrary(name: "CSodium", pkgConfig: "libsodium", providers: [.apt(["libsodium-dev"])]),
    .systemLibrary(name: "CPNG", pkgConfig: "libpng", providers: [.apt(["libpng-dev"])]),
    .systemLibrary(name: "CFreeType", pkgConfig: "freetype2", providers: [.apt(["libfreetype-dev"])]),
    .target(name: "CTillLinux"),
]

let modules: [[Target]] = [
    module("TillDomain", testsExclude: ["Golden", "Vectors/README.md", "Vectors/odoo12-sample.json"]),
    module("TillWire", uses: ["TillDomain"], testsExclude: ["Golden"]),
    module("TillSync", uses: ["TillDomain", "TillWire"]),
    module("TillDeviceKit", testsUse: ["TillDeviceTesting"]),
    [.target(name: "TillDeviceTesting", dependencies: ["TillDeviceKit", "CTillLinux"], swiftSettings: strict)],
    module(
        "TillDevices",
        uses: ["TillDeviceKit", "CTillLinux", subprocess, systemPackage, logging, deque],
        testsUse: ["trial-driver"],
        testsExclude: ["Golden"]
    ),
    [
        .executableTarget(
            name: "trial-driver",
            dependencies: ["TillDeviceKit"],
            path: "Tests/TrialDriver",
            swiftSettings: strict
        )
    ],
    module(
        "TillLinuxIO",
        uses: ["TillDeviceKit", "CUSB", "CUdev", "CCUPS", "CTillLinux"],
        testsUse: ["till"],
        testsExclude: ["Golden", "Scripts"]
    ),
    module(
        "TillESCPOS",
        uses: ["TillDeviceKit"],
        exclude: ["Profiles/Models/NOTICE.md"],
        resources: [.embedInCode("Profiles/Models")],
        testsExclude: ["Golden"]
    ),
    module("TillLineDisplay", uses: ["TillESCPOS"]),
    module("TillSimulator", uses: ["TillDeviceKit", "TillESCPOS", "CTillLinux"]),
    module("TillImaging", uses: ["TillESCPOS", "CPNG", "CFreeType"]),
    module("TillStore", uses: ["TillDomain", "TillWire", grdb]),
    module(
        "TillRuntime",
        uses: [
            "TillDomain", "TillWire", "TillSync", "TillDeviceKit", "TillDevices", "TillStore", "CSodium",
            lifecycle, logging,
        ],
        testsUse: [grdb]
    ),
    module(
        "TillSyncClient",
        uses: ["TillSync", "TillWire", asyncHTTPClient, nioCore, nioPosix, logging],
        testsUse: ["TillUpstream", lifecycle]
    ),
    module(
        "TillUpstream",
        uses: ["TillDomain", "TillWire", "CSodium", hummingbird, grdb, lifecycle, logging],
        testsUse: [asyncHTTPClient]
    ),
]

let interface: [[Target]] = [
    module(
        "TillAPI",
        uses: [
            "TillDomain", "TillWire", "TillDeviceKit", "TillDevices", "TillStore", "TillRuntime", "CSodium",
            "CTillLinux",
            hummingbird, httpTypes, asyncHTTPClient, lifecycle, logging, nioCore, nioPosix,
        ],
        testsUse: [yams]
    )
]

let program: [Target] = [
    .executableTarget(
        name: "till",
        dependencies: [
            "TillDomain", "TillWire", "TillSync", "TillDeviceKit", "TillDevices", "TillLinuxIO", "TillESCPOS",
            "TillDeviceTesting", "TillImaging", "TillLineDisplay", "TillSimulator", "TillStore", "TillRuntime",
            "TillAPI",
            "TillSyncClient", "TillUpstream",
            "CTillLinux",
            argumentParser, lifecycle, unixSignals, logging, subprocess, systemPackage, yams,
        ],
        swiftSettings: strict
    ),
    // Built with everything else, so that what newcomers begin with always builds.
    .executableTarget(
        name: "template-driver",
        dependencies: ["TillDeviceKit", "TillLinuxIO"],
        path: "docs/examples/template-driver/Sources",
        swiftSettings: strict
    ),
    .testTarget(name: "ArchitectureTests", swiftSettings: strict),
    .target(name: "TillTestSupport", path: "Tests/TillTestSupport", swiftSettings: strict),
    .testTarget(
        name: "ProgramTests",
        dependencies: ["till", "template-driver", "TillTestSupport"],
        exclude: ["Golden", "Scripts"],
        swiftSettings: strict
    ),
]

let package = Package(
    name: "till",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "till", targets: ["till"]),
        // For drivers that live elsewhere.
        .library(name: "TillDeviceKit", targets: ["TillDeviceKit"]),
        .library(name: "TillDeviceTesting", targets: ["TillDeviceTesting"]),
        .library(name: "TillLinuxIO", targets: ["TillLinuxIO"]),
        .library(name: "TillESCPOS", targets: ["TillESCPOS"]),
        .library(name: "TillLineDisplay", targets: ["TillLineDisplay"]),
        // For Benchmarks/.
        .library(name: "TillDomain", targets: ["TillDomain"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
    ],
    targets: systemLibraries + modules.flatMap { $0 } + interface.flatMap { $0 }
        + drivers.flatMap { $0 } + program
)
