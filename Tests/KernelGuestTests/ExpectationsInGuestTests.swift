import ByteText
import Foundation
import KernelGuest
import Testing

/// What policies expect of themselves, performed: a real kernel under a profile's generated files
/// records each of its events under the key that its line says, or is silent. None is left out.
@Suite struct ExpectationsInGuestTests {
  @Test(arguments: ProfilesInGuest.names)
  func whatAProfileExpectsIsWhatAKernelDoes(profile: ByteString) async throws {
    let (stage, result) = try await ProfilesInGuest.shared.run(profile)
    let outcomes = stage.outcomes(in: result)
    #expect(outcomes.count == stage.steps.count)
    for (step, outcome) in zip(stage.steps, outcomes) {
      let problem = step.disagreement(with: outcome)
      #expect(problem == nil, "\(step.line.span.place): \(step.event.call)")
    }
    for omission in stage.omissions {
      Issue.record("not performed: \(omission.event.span.place): \(omission.reason)")
    }
    #expect(outcomes.count >= 50)
    #expect(stage.unasked.allSatisfy { $0.event.clauses.ifPresent != nil })
    let page = ProfileStage.package.appending(path: "Documentation/profiles/README.md")
    let table = try String(contentsOf: page, encoding: .utf8)
    #expect(table.contains("\n| \(profile) | \(outcomes.count) |\n"), "\(page.path) is stale")
    print("\(profile): \(outcomes.count) events performed")
    for line in stage.unasked { print("  no such place: \(line.span.place) \(line.event.call)") }
  }
}
