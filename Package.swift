// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "auditwright",
  targets: [
    // Foundations: shared by the policy's side and the kernel's side.
    .target(name: "ByteText"),
    .target(name: "Diagnostics", dependencies: ["ByteText"]),

    // The policy language: tokens, tree and typed statements.
    .target(name: "PolicySyntax", dependencies: ["ByteText", "Diagnostics"]),

    .testTarget(name: "ByteTextTests", dependencies: ["ByteText"]),
    .testTarget(name: "DiagnosticsTests", dependencies: ["ByteText", "Diagnostics"]),
    .testTarget(
      name: "PolicySyntaxTests", dependencies: ["ByteText", "Diagnostics", "PolicySyntax"]),
  ],
  swiftLanguageModes: [.v6]
)
