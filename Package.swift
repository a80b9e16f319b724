// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "auditwright",
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
  ],
  targets: [
    // Foundations: shared by the policy's side and the kernel's side.
    .target(name: "ByteText"),
    .target(name: "Diagnostics"),

    // Mistakes that are looked for, their pages, and how findings become diagnostics.
    .target(name: "Lints", dependencies: ["ByteText", "Diagnostics"]),

    // The policy language: tokens, tree and typed statements.
    .target(name: "PolicySyntax", dependencies: ["ByteText", "Diagnostics"]),
    .target(name: "PolicyFormat", dependencies: ["ByteText", "Diagnostics", "PolicySyntax"]),
    .target(name: "AuditCatalogue", dependencies: ["ByteText"]),

    // The kernel's side: rules as text, as values, and as libaudit judges them.
    .target(name: "AuditRuleSyntax", dependencies: ["ByteText"]),
    .target(name: "AuditRules", dependencies: ["AuditCatalogue", "ByteText"]),
    .target(name: "AuditEvents", dependencies: ["AuditCatalogue", "AuditRules", "ByteText"]),
    // The algebra of what rules record: proofs, with an event for every no.
    .target(
      name: "AuditProofs",
      dependencies: ["AuditCatalogue", "AuditEvents", "AuditRules", "ByteText"]),
    .target(
      name: "AuditRecords",
      dependencies: ["AuditCatalogue", "AuditEvents", "AuditRules", "ByteText", "Diagnostics"]),
    .systemLibrary(
      name: "CAudit", pkgConfig: "audit", providers: [.apt(["libaudit-dev", "pkg-config"])]),
    .target(
      name: "LibAudit",
      dependencies: ["AuditCatalogue", "AuditRuleSyntax", "AuditRules", "ByteText", "CAudit"]),

    .target(
      name: "AuditListings",
      dependencies: ["AuditCatalogue", "AuditRules", "ByteText", "Diagnostics"]),
    .target(
      name: "AuditAnalysis",
      dependencies: [
        "AuditCatalogue", "AuditEvents", "AuditProofs", "AuditRuleSyntax", "AuditRules", "ByteText",
        "Diagnostics",
      ]),
    .target(
      name: "AuditLints",
      dependencies: [
        "AuditAnalysis", "AuditCatalogue", "AuditLoading", "AuditRuleSyntax", "AuditRules",
        "ByteText",
        "Diagnostics", "LibAudit", "Lints",
      ]),
    .target(
      name: "PolicyModel",
      dependencies: [
        "AuditCatalogue", "AuditEvents", "AuditRules", "ByteText", "Diagnostics", "PolicySyntax",
      ]),

    .target(
      name: "RuleEmission",
      dependencies: [
        "AuditCatalogue", "AuditRules", "ByteText", "Diagnostics", "PolicyModel", "PolicySyntax",
      ]),

    // A host's privileged programs and what policies need to know of it.
    .systemLibrary(name: "CFileAttributes"),
    .target(
      name: "HostCapture",
      dependencies: [
        "AuditCatalogue", "ByteText", "CFileAttributes", "Diagnostics", "PolicySyntax",
      ]),

    // A real kernel in an emulated machine, for tests only.
    .target(name: "KernelGuest", dependencies: ["ByteText"]),

    .target(
      name: "PolicyCompilation",
      dependencies: [
        "AuditAnalysis",
        "AuditCatalogue", "AuditLoading", "AuditRules", "ByteText", "Diagnostics", "LibAudit",
        "PolicyModel", "RuleEmission",
      ]),

    // What policies claim and expect, held against what their rules record.
    .target(
      name: "PolicyProofs",
      dependencies: [
        "AuditCatalogue", "AuditEvents", "AuditLoading", "AuditProofs", "AuditRules", "ByteText",
        "Diagnostics", "LibAudit", "PolicyCompilation", "PolicyModel", "PolicySyntax",
      ]),

    .target(
      name: "PolicyLints",
      dependencies: [
        "AuditCatalogue", "AuditLints", "ByteText", "Diagnostics", "LibAudit", "Lints",
        "PolicyCompilation",
        "PolicyModel", "PolicyProofs", "PolicySyntax",
      ]),

    // Rules, keys and controls in plain words.
    .target(
      name: "RuleExplanation",
      dependencies: [
        "AuditCatalogue", "AuditRuleSyntax", "AuditRules", "ByteText", "Diagnostics", "Lints",
        "PolicyModel", "PolicySyntax",
      ]),

    // Rule files in one form.
    .target(
      name: "RuleFormat",
      dependencies: [
        "AuditCatalogue", "AuditLoading", "AuditRuleSyntax", "AuditRules", "ByteText",
        "Diagnostics", "LibAudit",
      ]),

    // Existing rules as a policy that is proved to do the same.
    .target(
      name: "PolicyImport",
      dependencies: [
        "AuditAnalysis", "AuditCatalogue", "AuditEvents", "AuditLoading", "AuditProofs",
        "AuditRuleSyntax", "AuditRules", "ByteText", "Diagnostics", "LibAudit",
        "PolicyCompilation", "PolicyModel", "PolicyProofs", "PolicySyntax",
      ]),

    .target(name: "Reports", dependencies: ["ByteText", "Diagnostics"]),

    // The world: files, the terminal, and the command over all of it.
    .target(
      name: "AuditwrightCommand",
      dependencies: [
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Subprocess", package: "swift-subprocess"),
        .product(name: "SystemPackage", package: "swift-system"),
        "AuditAnalysis",
        "AuditCatalogue",
        "AuditEvents",
        "AuditLints",
        "AuditListings",
        "AuditLoading",
        "AuditProofs",
        "AuditRecords",
        "AuditRuleSyntax",
        "AuditRules",
        "ByteText",
        "Diagnostics",
        "HostCapture",
        "LibAudit",
        "Lints",
        "PolicyCompilation",
        "PolicyFormat",
        "PolicyImport",
        "PolicyLints",
        "PolicyModel",
        "PolicyProofs",
        "PolicySyntax",
        "Reports",
        "RuleEmission",
        "RuleExplanation",
        "RuleFormat",
      ]),
    .executableTarget(name: "auditwright", dependencies: ["AuditwrightCommand"]),

    // Numbers for tests that draw their cases.
    .target(name: "TestDice", path: "Tests/TestDice"),
    // Rule files that say the same, or less: for the proofs and for timing them.
    .target(
      name: "RuleSpellings",
      dependencies: [
        "AuditCatalogue", "AuditEvents", "AuditRules", "ByteText", "LibAudit", "TestDice",
      ],
      path: "Tests/RuleSpellings"),
    .testTarget(
      name: "RuleSpellingsTests",
      dependencies: [
        "AuditCatalogue", "AuditEvents", "AuditLoading", "AuditProofs", "AuditRules",
        "ByteText", "Diagnostics", "LibAudit", "RuleSpellings",
      ]),
    .testTarget(name: "LintsTests", dependencies: ["Diagnostics", "Lints"]),
    .testTarget(
      name: "AuditLintsTests",
      dependencies: [
        "AuditCatalogue", "AuditLints", "AuditLoading", "ByteText", "Diagnostics", "Lints",
      ]),
    .testTarget(
      name: "PolicyLintsTests",
      dependencies: [
        "AuditLints", "ByteText", "Diagnostics", "Lints", "PolicyLints", "PolicyProofs",
        "PolicySyntax",
      ]),
    .testTarget(
      name: "RuleFormatTests",
      dependencies: [
        "AuditCatalogue", "AuditLoading", "AuditRules", "ByteText", "Diagnostics", "LibAudit",
        "RuleFormat", "RuleSpellings",
      ]),
    .testTarget(name: "ReportsTests", dependencies: ["Diagnostics", "Reports"]),
    .testTarget(
      name: "AuditwrightCommandTests",
      dependencies: ["AuditLints", "Lints", "PolicyLints", "auditwright"]),
    .testTarget(name: "HouseTests"),
    .testTarget(name: "AuditCatalogueTests", dependencies: ["AuditCatalogue", "LibAudit"]),
    .testTarget(
      name: "AuditEventsTests",
      dependencies: [
        "AuditCatalogue", "AuditEvents", "AuditRuleSyntax", "AuditRules", "ByteText", "LibAudit",
      ]),
    .target(
      name: "AuditLoading",
      dependencies: [
        "AuditCatalogue", "AuditRuleSyntax", "AuditRules", "ByteText", "Diagnostics", "LibAudit",
      ]),

    .testTarget(
      name: "AuditLoadingTests",
      dependencies: [
        "AuditCatalogue", "AuditLoading", "AuditRuleSyntax", "AuditRules", "ByteText",
        "Diagnostics", "LibAudit", "TestDice",
      ]),
    .target(
      name: "ListingFixtures",
      dependencies: ["AuditCatalogue", "AuditRules", "ByteText", "LibAudit", "TestDice"],
      path: "Tests/ListingFixtures"),
    .testTarget(
      name: "AuditListingsTests",
      dependencies: [
        "AuditCatalogue", "AuditListings", "AuditLoading", "AuditProofs", "AuditRuleSyntax",
        "AuditRules", "ByteText", "Diagnostics", "LibAudit", "ListingFixtures",
      ]),
    .testTarget(
      name: "AuditAnalysisTests",
      dependencies: [
        "AuditAnalysis", "AuditCatalogue", "AuditEvents", "AuditListings", "AuditLoading",
        "AuditProofs", "AuditRuleSyntax", "AuditRules", "ByteText", "Diagnostics", "LibAudit",
        "ListingFixtures", "TestDice",
      ]),
    .testTarget(
      name: "AuditRecordsTests",
      dependencies: [
        "AuditCatalogue", "AuditEvents", "AuditRecords", "AuditRuleSyntax", "AuditRules",
        "ByteText", "Diagnostics", "LibAudit",
      ]),
    .testTarget(
      name: "PolicyProofsTests",
      dependencies: [
        "AuditCatalogue", "AuditProofs", "AuditRules", "ByteText", "Diagnostics",
        "LibAudit", "PolicyCompilation", "PolicyModel", "PolicyProofs", "PolicySyntax",
      ]),
    .testTarget(
      name: "RuleExplanationTests",
      dependencies: [
        "AuditCatalogue", "AuditRules", "ByteText", "LibAudit", "RuleExplanation",
      ]),
    .testTarget(
      name: "EditorGrammarTests",
      dependencies: [
        "AuditCatalogue", "AuditRuleSyntax", "ByteText", "Diagnostics", "PolicySyntax",
      ]),
    .testTarget(
      name: "PolicyImportTests",
      dependencies: [
        "AuditCatalogue", "AuditLoading", "AuditProofs", "AuditRules", "ByteText", "Diagnostics",
        "LibAudit", "PolicyCompilation", "PolicyImport", "PolicyModel", "PolicySyntax",
        "RuleSpellings", "TestDice",
      ]),
    .testTarget(name: "ByteTextTests", dependencies: ["ByteText"]),
    .testTarget(name: "DiagnosticsTests", dependencies: ["Diagnostics"]),
    .testTarget(
      name: "HostCaptureTests",
      dependencies: [
        "AuditCatalogue", "ByteText", "CFileAttributes", "Diagnostics", "HostCapture",
        "KernelGuest", "PolicyModel", "PolicySyntax",
      ]),
    .testTarget(
      name: "KernelGuestTests",
      dependencies: [
        "AuditAnalysis", "AuditCatalogue", "AuditEvents", "AuditListings", "AuditLoading",
        "AuditProofs", "AuditRecords",
        "AuditRuleSyntax", "AuditRules", "ByteText", "Diagnostics", "KernelGuest", "LibAudit",
        "PolicyModel", "PolicySyntax", "RuleSpellings", "TestDice",
        "auditwright",
      ]),
    .testTarget(
      name: "LibAuditTests",
      dependencies: [
        "AuditCatalogue", "AuditRuleSyntax", "AuditRules", "ByteText", "LibAudit", "TestDice",
      ]),
    .testTarget(
      name: "PoliciesTests",
      dependencies: [
        "AuditCatalogue", "AuditEvents", "AuditProofs", "AuditRuleSyntax", "AuditRules", "ByteText",
        "Diagnostics", "KernelGuest", "LibAudit", "PolicyCompilation", "PolicyModel",
        "PolicyProofs", "PolicySyntax", "RuleEmission",
      ]),
    .testTarget(
      name: "PolicySyntaxTests",
      dependencies: ["ByteText", "Diagnostics", "PolicySyntax", "TestDice"]),
    .testTarget(
      name: "PolicyFormatTests",
      dependencies: ["Diagnostics", "PolicyFormat", "PolicySyntax", "TestDice"]),
    .testTarget(
      name: "PolicyModelTests",
      dependencies: [
        "AuditCatalogue", "AuditEvents", "AuditRules", "ByteText", "Diagnostics", "LibAudit",
        "PolicyModel",
        "PolicySyntax", "RuleEmission", "TestDice",
      ]),
    .testTarget(
      name: "AuditProofsTests",
      dependencies: [
        "AuditCatalogue", "AuditEvents", "AuditProofs", "AuditRules", "ByteText", "LibAudit",
        "TestDice",
      ]),
    .testTarget(
      name: "PolicyCompilationTests",
      dependencies: ["Diagnostics", "PolicyCompilation", "PolicyModel", "PolicySyntax"]),
  ],
  swiftLanguageModes: [.v6]
)
