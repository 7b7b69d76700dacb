// swift-tools-version: 6.2
import PackageDescription

let argumentParser = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")
let collections = Target.Dependency.product(
  name: "OrderedCollections", package: "swift-collections")
let heap = Target.Dependency.product(name: "HeapModule", package: "swift-collections")
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")
let swiftCSV = Target.Dependency.product(name: "SwiftCSV", package: "SwiftCSV")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")

let package = Package(
  name: "archwright",
  products: [
    .executable(name: "archwright", targets: ["archwright"]),
    .library(
      name: "Archwright",
      targets: [
        "Diagnostics", "Quantities", "Expressions", "Pixels", "Graphviz", "Estimates", "Facts",
        "Specifications", "RuleBase", "PriceImports", "Decisions", "RuleAnalysis", "Architectures",
        "Views", "Documents", "Spreadsheets", "Workbooks", "Markdown", "Conversions", "Generation",
      ]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/swiftcsv/SwiftCSV", from: "0.10.0"),
  ],
  targets: [
    // Layer 0: no dependencies
    .target(name: "Binary"),
    .systemLibrary(
      name: "CGraphviz", pkgConfig: "libgvc", providers: [.apt(["libgraphviz-dev"])]),
    .systemLibrary(name: "CPNG", pkgConfig: "libpng", providers: [.apt(["libpng-dev"])]),
    .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
    .systemLibrary(
      name: "CXlsxWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
    .systemLibrary(
      name: "CMarkdown", pkgConfig: "libcmark-gfm",
      providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
    // Layer 1: values that everything speaks in
    .target(name: "Diagnostics", dependencies: ["Binary"]),
    .target(name: "Quantities", dependencies: ["Binary"]),
    // Layer 2: one outside thing each
    .target(name: "Expressions", dependencies: ["Binary", "Diagnostics", "Quantities"]),
    .target(name: "LocatedYAML", dependencies: ["Binary", "Diagnostics", yams]),
    .target(name: "Pixels", dependencies: ["CPNG"]),
    .target(name: "Graphviz", dependencies: ["CGraphviz", "Pixels"]),
    .target(name: "Spreadsheets", dependencies: ["CXlsxWriter"]),
    .target(name: "Markdown", dependencies: ["CMarkdown"]),
    .target(name: "Conversions", dependencies: ["CZip"]),
    // Arithmetic of capacity, waiting, memory and money; knows neither rules nor facts.
    .target(name: "Estimates", dependencies: ["Quantities"]),
    // Layer 3
    .target(
      name: "Facts",
      dependencies: [
        "Binary", "Diagnostics", "Expressions", "LocatedYAML", "Quantities", collections,
      ]),
    // Layer 4: siblings, neither imports the other
    .target(
      name: "Specifications",
      dependencies: ["Diagnostics", "Expressions", "Facts", "LocatedYAML", collections]),
    .target(
      name: "RuleBase",
      dependencies: [
        "Binary", "Diagnostics", "Estimates", "Expressions", "Facts", "LocatedYAML", "Quantities",
        collections,
      ]),
    // The standard rules are compiled in the course of the build.
    .executableTarget(
      name: "RuleCompiler", dependencies: ["Binary", "Diagnostics", "RuleBase"]),
    .plugin(
      name: "RuleCompilerPlugin", capability: .buildTool(), dependencies: ["RuleCompiler"],
      path: "Sources/RuleCompilerPlugin"),
    .target(
      name: "StandardRules", exclude: ["Rules"], plugins: ["RuleCompilerPlugin"]),
    // Layer 5: siblings
    .target(
      name: "PriceImports",
      dependencies: ["Diagnostics", "Quantities", "RuleBase", collections, swiftCSV]),
    .target(
      name: "Decisions",
      dependencies: [
        "Diagnostics", "Expressions", "Facts", "Quantities", "RuleBase", collections,
      ]),
    // Layer 6: siblings
    .target(
      name: "RuleAnalysis",
      dependencies: [
        "Decisions", "Diagnostics", "Expressions", "Facts", "Quantities", "RuleBase",
        "Specifications",
        collections,
      ]),
    .target(
      name: "Architectures",
      dependencies: ["Decisions", "Expressions", "Facts", "RuleBase", collections]),
    // Layer 7
    .target(
      name: "Views",
      dependencies: [
        "Architectures", "Decisions", "Diagnostics", "Expressions", "Facts", "Graphviz",
        "LocatedYAML", "Quantities", "RuleBase", "Specifications", collections, heap,
      ]),
    // Layer 8
    .target(
      name: "Documents",
      dependencies: [
        "Architectures", "Decisions", "Diagnostics", "Estimates", "Expressions", "Facts",
        "LocatedYAML", "PriceImports", "Quantities", "RuleBase", "Specifications", collections,
        mustache,
      ]),
    // Layer 9
    .target(
      name: "Workbooks",
      dependencies: [
        "Decisions", "Diagnostics", "Documents", "Expressions", "Facts", "Quantities", "RuleBase",
        "Specifications", "Spreadsheets", "Views", collections,
      ]),
    // Layer 10
    .target(
      name: "Generation",
      dependencies: [
        "Architectures", "Conversions", "Decisions", "Diagnostics", "Documents", "Expressions",
        "Facts", "Graphviz", "Markdown", "Quantities", "RuleBase", "Specifications",
        "Spreadsheets", "Views", "Workbooks", collections,
      ]),
    // Layer 11
    .executableTarget(
      name: "archwright",
      dependencies: [
        "Binary", "Decisions", "Diagnostics", "Documents", "Estimates", "Facts", "Generation",
        "PriceImports", "Quantities", "RuleAnalysis", "RuleBase", "Specifications",
        "StandardRules", "Views", argumentParser, collections,
      ]),
    // Tests
    .target(
      name: "TestSupport",
      dependencies: [
        "Architectures", "Decisions", "Diagnostics", "Facts", "LocatedYAML", "Quantities",
        "RuleBase", "Specifications",
      ], path: "Tests/TestSupport"),
    .testTarget(name: "BinaryTests", dependencies: ["Binary"]),
    .testTarget(name: "DiagnosticsTests", dependencies: ["Diagnostics"]),
    .testTarget(name: "QuantitiesTests", dependencies: ["Quantities"]),
    .testTarget(
      name: "EstimatesTests",
      dependencies: ["Diagnostics", "Estimates", "RuleBase", "ServingMeasurements", collections]),
    .testTarget(name: "LocatedYAMLTests", dependencies: ["LocatedYAML", "Diagnostics"]),
    .executableTarget(
      name: "decision-benchmark",
      dependencies: [
        "Decisions", "Diagnostics", "Expressions", "Facts", "RuleBase", "Specifications",
      ], path: "Tests/DecisionBenchmark", exclude: ["vector-table"]),
    .executableTarget(
      name: "picture-benchmark",
      dependencies: [
        "Diagnostics", "Documents", "Generation", "Graphviz", "RuleBase", "Views",
      ], path: "Tests/PictureBenchmark"),
    .target(
      name: "ServingMeasurements", dependencies: ["Estimates", "RuleBase", swiftCSV],
      path: "Tests/ServingMeasurements"),
    .executableTarget(
      name: "calibration",
      dependencies: ["Diagnostics", "Estimates", "RuleBase", "ServingMeasurements"],
      path: "Tests/Calibration"),
    .target(
      name: "ConformanceCases", dependencies: ["Expressions"], path: "Tests/ConformanceCases"),
    .executableTarget(
      name: "conformance", dependencies: ["ConformanceCases"], path: "Tests/ConformanceRunner"),
    .testTarget(
      name: "ExpressionsTests",
      dependencies: ["Binary", "ConformanceCases", "Expressions", "Quantities"],
      exclude: ["Cases"]),
    .testTarget(name: "PixelsTests", dependencies: ["Pixels"]),
    .testTarget(name: "GraphvizTests", dependencies: ["Graphviz"]),
    .testTarget(name: "SpreadsheetsTests", dependencies: ["Spreadsheets", "TestSupport"]),
    .testTarget(name: "MarkdownTests", dependencies: ["Markdown", "TestSupport"]),
    .testTarget(name: "ConversionsTests", dependencies: ["Conversions", "TestSupport"]),
    .testTarget(
      name: "WorkbooksTests",
      dependencies: [
        "Decisions", "Diagnostics", "Documents", "Expressions", "Facts", "Generation",
        "Quantities", "RuleBase", "Specifications", "Spreadsheets", "TestSupport", "Workbooks",
      ]),
    .testTarget(
      name: "FactsTests",
      dependencies: [
        "Diagnostics", "Expressions", "Facts", "LocatedYAML", "Quantities", "TestSupport",
      ]),
    .testTarget(
      name: "SpecificationsTests",
      dependencies: [
        "Diagnostics", "Expressions", "Facts", "LocatedYAML", "Specifications", "TestSupport",
      ], exclude: ["Golden"]),
    .testTarget(
      name: "RuleBaseTests",
      dependencies: [
        "Binary", "Diagnostics", "Estimates", "Expressions", "Facts", "Quantities", "RuleBase",
        "TestSupport",
        collections,
      ],
      exclude: ["Golden"]),
    .testTarget(
      name: "PriceImportsTests",
      dependencies: ["Diagnostics", "PriceImports", "RuleBase", "TestSupport", collections]),
    .testTarget(
      name: "DecisionsTests",
      dependencies: [
        "Decisions", "Diagnostics", "Expressions", "Facts", "RuleBase", "Specifications",
        "TestSupport", collections,
      ]),
    .testTarget(
      name: "RuleAnalysisTests",
      dependencies: [
        "Decisions", "Diagnostics", "Expressions", "Facts", "RuleAnalysis", "RuleBase",
        "Specifications", "TestSupport",
      ]),
    .testTarget(
      name: "ArchitecturesTests",
      dependencies: [
        "Architectures", "Decisions", "Diagnostics", "Expressions", "Facts", "RuleBase",
        "Specifications", "TestSupport",
      ]),
    .testTarget(
      name: "ViewsTests",
      dependencies: [
        "Architectures", "Decisions", "Diagnostics", "Facts", "Graphviz", "RuleBase",
        "Specifications", "TestSupport", "Views",
      ]),
    .testTarget(
      name: "DocumentsTests",
      dependencies: [
        "Architectures", "Decisions", "Diagnostics", "Documents", "Facts", "RuleBase",
        "Specifications", "TestSupport", collections,
      ]),
    .testTarget(
      name: "GenerationTests",
      dependencies: ["Diagnostics", "Documents", "Generation", "TestSupport"]),
    .testTarget(name: "CommandTests", dependencies: ["archwright", "TestSupport"]),
    .testTarget(
      name: "ProductTests",
      dependencies: [
        "archwright", "Architectures", "Binary", "Conversions", "Decisions", "Diagnostics",
        "Documents", "Facts", "Generation", "RuleBase", "Specifications", "StandardRules",
        "TestSupport", "Views", collections,
      ]),
  ],
  swiftLanguageModes: [.v6]
)

for target in package.targets where ![.system, .plugin].contains(target.type) {
  target.swiftSettings = [
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
  ]
  if target.type != .test {
    // An import is private to its file unless it says `public import`: the layers show.
    target.swiftSettings! += [.enableUpcomingFeature("InternalImportsByDefault")]
  }
}
