import AuditEvents
import AuditRules
import ByteText
import Diagnostics
import Foundation
import KernelGuest
import LibAudit
import PolicyCompilation
import PolicyModel
import PolicySyntax
import Testing

private let package = URL(filePath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

/// What policies expect of themselves, performed: a real kernel under a profile's rules records an
/// event under the key that its line says, or is silent.
@Suite struct ExpectationsInGuestTests {
  @Test(
    arguments: [("debian-12-server", 100), ("server-checklist", 60), ("workstation", 90)]
      as [(ByteString, Int)])
  func whatAProfileExpectsIsWhatAKernelDoes(profile: ByteString, least: Int) async throws {
    let library = try Self.library()
    let build = try #require(ProfileBuild(profile, in: library))
    let (steps, left) = Self.steps(of: build, in: library)
    let stock = try StockTree(
      manifest: package.appending(path: "Tests/Fixtures/stock-debian-12.manifest"))
    let tree = stock.treeEntries + [.directory("/dev/shm", mode: 0o1777)]
    let lines = build.files.flatMap(\.lines).filter { $0.rule != nil }.map(\.text)
    let rules = ByteString(lines.flatMap { $0.bytes + [UInt8(ascii: "\n")] })
    let result = try await Guest.run(
      GuestCase(
        "expectations of \(profile)",
        actions: tree.map(GuestAction.make) + [.load(rules)] + steps.flatMap(\.actions),
        freshBoot: true))
    #expect(result.loads.map(\.status) == [0])
    #expect(result.steps.count == steps.count)
    for (step, outcome) in zip(steps, result.steps) { Self.hold(step, against: outcome) }
    print("\(profile): \(steps.count) events performed, \(left.count) left out:")
    for (reason, count) in Dictionary(grouping: left) { $0 }.mapValues(\.count).sorted(by: <) {
      print("  \(count) \(reason)")
    }
    #expect(steps.count >= least)
  }

  private static func hold(_ step: ExpectedStep, against outcome: StepOutcome) {
    let place = "\(step.line.span.place) \(outcome.ending)"
    #expect(step.agrees(with: outcome.ending), "\(place)")
    switch step.line.outcome {
    case .silence: #expect(!outcome.isRecorded, "\(place) \(outcome.keys)")
    case .recorded(let key): #expect(outcome.keys == [key.text], "\(place)")
    }
  }

  /// The events that can be performed, and why the others cannot.
  private static func steps(
    of build: ProfileBuild, in library: PolicyLibrary
  ) -> (steps: [ExpectedStep], left: [String]) {
    let completion = EventCompletion(for: build.profile, names: LibAuditNames())
    let rules = build.profile.rules.map(\.rule)
    var steps: [ExpectedStep] = []
    var left: [String] = []
    for group in build.profile.groups {
      guard let syntax = library.groups[group.name] else { continue }
      for case .expect(let line) in syntax.statements {
        for event in completion.events(of: line, in: syntax).events {
          guard let whole = completion.complete(event, by: rules).event else { continue }
          do { steps.append(try ExpectedStep(line, event, whole)) } catch {
            left.append("\(error)")
          }
        }
      }
    }
    return (steps, left)
  }

  private static func library() throws -> PolicyLibrary {
    let folder = package.appending(path: "Policies")
    let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
      .filter { $0.hasSuffix(".policy") || $0.hasSuffix(".programs") }
    return PolicyLibrary(
      try paths.map { path in
        let bytes = try Data(contentsOf: folder.appending(path: path))
        return PolicyParser.parse(SourceText(name: path, bytes: Array(bytes))).file
      })
  }
}
