import AuditEvents
import AuditRules
import ByteText
import LibAudit
import PolicyCompilation
import PolicyModel
import PolicySyntax
import Testing

/// The expectations of a group.
private func expectations(of group: RulesSyntax) -> [ExpectSyntax] {
  group.statements.compactMap { if case .expect(let expect) = $0 { expect } else { nil } }
}

@Test(arguments: Shipped.profiles.map(\.name.text))
func everyExpectationOfAProfileIsAnEvent(profile: ByteString) throws {
  let build = try #require(ProfileBuild(profile, in: Shipped.library))
  let completion = EventCompletion(for: build.profile, names: LibAuditNames())
  let rules = build.profile.rules.map(\.rule)
  var count = 0
  for group in build.profile.groups {
    guard let syntax = Shipped.library.groups[group.name] else { continue }
    for expectation in expectations(of: syntax) {
      let result = completion.complete(expectation.event, by: rules)
      #expect(result.diagnostics.map { "\($0.span?.place ?? "") \($0.message)" } == [])
      #expect(result.event != nil)
      count += 1
    }
  }
  #expect(count > 0)
}

/// An event as completed is one of those that an expectation speaks of.
@Test(arguments: Shipped.profiles.map(\.name.text))
func everyExpectationHoldsForTheEventWithItsDefaults(profile: ByteString) throws {
  let build = try #require(ProfileBuild(profile, in: Shipped.library))
  let completion = EventCompletion(for: build.profile, names: LibAuditNames())
  let rules = build.profile.rules.map(\.rule)
  let evaluator = Evaluator(rules, classes: LinuxClasses(of: build.profile.target))
  for group in build.profile.groups {
    guard let syntax = Shipped.library.groups[group.name] else { continue }
    for expectation in expectations(of: syntax) {
      let result = completion.complete(expectation.event, by: rules)
      let decision = evaluator.decision(on: try #require(result.event))
      let place = expectation.span.place
      switch expectation.outcome {
      case .silence: #expect(!decision.isRecorded, "\(place)")
      case .recorded(let key): #expect(decision.keys == [key.text], "\(place)")
      }
    }
  }
}
