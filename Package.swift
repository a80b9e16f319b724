// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "auditwright",
  targets: [
    // Foundations: shared by the policy's side and the kernel's side.
    .target(name: "ByteText"),
    .target(name: "Diagnostics", dependencies: ["ByteText"]),

    .testTarget(name: "ByteTextTests", dependencies: ["ByteText"]),
    .testTarget(name: "DiagnosticsTests", dependencies: ["ByteText", "Diagnostics"]),
  ],
  swiftLanguageModes: [.v6]
)
