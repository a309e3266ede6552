// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that measuring costs the product no dependency and no target.
let package = Package(
    name: "till-benchmarks",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "till", path: "..")],
    targets: [
        .executableTarget(
            name: "till-benchmarks",
            dependencies: [
                .product(name: "TillDomain", package: "till"),
                .product(name: "TillDeviceKit", package: "till"),
                .product(name: "TillESCPOS", package: "till"),
            ],
            swiftSettings: [.swiftLanguageMode(.v6), .treatAllWarnings(as: .error)]
        )
    ]
)
