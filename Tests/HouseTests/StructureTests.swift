import Foundation
import Testing

/// What the toolchain brings along.
private let toolchainModules: Set<String> = [
  "Foundation", "FoundationEssentials", "Glibc", "Swift", "Synchronization", "Testing", "Dispatch",
]

/// The module names that `file` imports.
private func imports(of file: URL) throws -> Set<String> {
  let text = try String(contentsOf: file, encoding: .utf8)
  let lines = text.matches(
    of:
      /(?m)^(?:@testable |@_exported |package |public |internal )*import (?:struct |class |enum |func )?(\w+)/
  )
  return Set(lines.map { String($0.output.1) })
}

@Test func everyImportIsDeclaredInTheManifest() throws {
  let targets = try ManifestTarget.all()
  #expect(targets.count > 15)
  for target in targets {
    for file in try Repository.swiftFiles(in: target.folder) {
      let undeclared = try imports(of: file).subtracting(target.dependencies)
        .subtracting(toolchainModules)
      #expect(undeclared.isEmpty, "\(file.lastPathComponent) of \(target.name)")
    }
  }
}

@Test func everyDeclaredDependencyIsUsed() throws {
  for target in try ManifestTarget.all() {
    let used = try Repository.swiftFiles(in: target.folder).map(imports)
      .reduce(into: Set<String>()) { $0.formUnion($1) }
    let unused = target.dependencies.subtracting(used).subtracting(["auditwright"])
    #expect(unused.isEmpty, "Package.swift, target \(target.name)")
  }
}

@Test func theKernelsSideDoesNotKnowThePolicyLanguage() throws {
  for target in try ManifestTarget.all()
  where !target.isTest && (target.name.hasPrefix("Audit") || target.name == "LibAudit")
    && target.name != "AuditwrightCommand"
  {
    let policy = target.dependencies.filter { $0.hasPrefix("Policy") || $0 == "RuleEmission" }
    #expect(policy.isEmpty, "\(target.name)")
  }
}

@Test func onlyOneModuleReachesLibaudit() throws {
  let users = try ManifestTarget.all().filter { $0.dependencies.contains("CAudit") }.map(\.name)
  #expect(users == ["LibAudit"])
}

@Test func theCoreKnowsNoFilesClockOrTerminal() throws {
  let world: Set<String> = [
    "Foundation", "FoundationEssentials", "Glibc", "Dispatch", "Subprocess", "SystemPackage",
  ]
  let edge: Set<String> = [
    "AuditwrightCommand", "HostCapture", "KernelGuest", "LibAudit", "auditwright",
  ]
  for target in try ManifestTarget.all() where !target.isTest && !edge.contains(target.name) {
    for file in try Repository.swiftFiles(in: target.folder) {
      let reached = try imports(of: file).intersection(world)
      #expect(reached.isEmpty, "\(file.lastPathComponent) of \(target.name)")
    }
  }
}

@Test func noFileGrowsPastWhatAReaderHoldsInMind() throws {
  for folder in ["Sources", "Tests"] {
    for file in try Repository.swiftFiles(in: folder) {
      let count = try String(contentsOf: file, encoding: .utf8).split(
        separator: "\n", omittingEmptySubsequences: false
      ).count
      #expect(count <= 400, "\(file.lastPathComponent) has \(count) lines")
    }
  }
}

@Test func everyFileIsFormattedAsSwiftFormatWantsIt() throws {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
  process.arguments = [
    "swift", "format", "lint", "--strict", "-r", "Sources", "Tests", "Package.swift",
  ]
  process.currentDirectoryURL = Repository.root
  // A file and no pipe: reading a pipe can be interrupted when the process ends.
  let log = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
  try Data().write(to: log)
  defer { try? FileManager.default.removeItem(at: log) }
  process.standardError = try FileHandle(forWritingTo: log)
  try process.run()
  process.waitUntilExit()
  let complaints = try Data(contentsOf: log)
  #expect(
    process.terminationStatus == 0,
    "renew it with: swift format -i -r Sources Tests Package.swift\n\(String(decoding: complaints, as: UTF8.self))"
  )
}
