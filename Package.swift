// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
    name: "alongside",
    platforms: [.macOS(.v15)],
    products: [.executable(name: "alongside", targets: ["Command"])],
    dependencies: [
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        .executableTarget(
            name: "Command",
            dependencies: [
                "Alongside", "Pages", "Storage", "Reckoning", "Timetable",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            swiftSettings: strict),
        .target(name: "Reckoning", swiftSettings: strict),
        .target(name: "Timetable", swiftSettings: strict),
        .systemLibrary(
            name: "CPostgreSQL", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .target(name: "CSQLite"),
        .target(
            name: "Storage",
            dependencies: [
                "Reckoning", "CPostgreSQL", "CSQLite",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
                .product(name: "Crypto", package: "swift-crypto"),
            ],
            swiftSettings: strict),
        .target(name: "CPublic"),
        .target(
            name: "Pages",
            dependencies: ["Reckoning", "CPublic"],
            swiftSettings: strict),
        .target(
            name: "Alongside",
            dependencies: [
                "Reckoning", "Storage", "Pages", "Timetable",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "CryptoExtras", package: "swift-crypto"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "Yams", package: "Yams"),
            ],
            swiftSettings: strict),
        .target(
            name: "AlongsideTesting",
            dependencies: [
                "Alongside", "Pages", "Storage", "Reckoning",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOEmbedded", package: "swift-nio"),
            ],
            swiftSettings: strict),
        .testTarget(name: "TimetableTests", dependencies: ["Timetable"], swiftSettings: strict),
        .testTarget(name: "ReckoningTests", dependencies: ["Reckoning"], swiftSettings: strict),
        .testTarget(
            name: "StorageTests", dependencies: ["Storage", "Reckoning", "Alongside", "AlongsideTesting"],
            swiftSettings: strict),
        .testTarget(
            name: "PagesTests", dependencies: ["Pages", "Reckoning"], swiftSettings: strict),
        .testTarget(
            name: "AlongsideTests",
            dependencies: ["Alongside", "AlongsideTesting", "Pages", "Storage", "Reckoning", "Timetable"],
            exclude: ["House/access.txt"],
            swiftSettings: strict),
    ],
    swiftLanguageModes: [.v6])

// Only `make bench` needs this, and no other build should wait for it.
if Context.environment["ALONGSIDE_BENCHMARKS"] != nil {
    package.products.append(.executable(name: "bare-page", targets: ["BarePage"]))
    package.targets.append(
        .executableTarget(
            name: "BarePage",
            dependencies: [
                "Pages", "Reckoning", "Storage",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "NIOCore", package: "swift-nio"),
            ],
            path: "Benchmarks/BarePage", swiftSettings: strict))
}
