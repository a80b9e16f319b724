import AuditEvents
import AuditRules
import ByteText
import LibAudit
import PolicyCompilation
import PolicyModel
import PolicyProofs
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
      let expected = completion.events(of: expectation, in: syntax)
      #expect(expected.diagnostics.map(\.message) == [])
      for event in expected.events {
        let result = completion.complete(event, by: rules)
        #expect(result.diagnostics.map { "\($0.span?.place ?? "") \($0.message)" } == [])
        #expect(result.event != nil)
        count += 1
      }
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
      for event in completion.events(of: expectation, in: syntax).events {
        let result = completion.complete(event, by: rules)
        let decision = evaluator.decision(on: try #require(result.event))
        let place = expectation.span.place
        switch expectation.outcome {
        case .silence: #expect(!decision.isRecorded, "\(place)")
        case .recorded(let key): #expect(decision.keys == [key.text], "\(place)")
        }
      }
    }
  }
}

@Test(arguments: Shipped.profiles.map(\.name.text))
func everyRuleOfAProfileIsReachedByAnExpectationAndEachHolds(profile: ByteString) throws {
  let build = try #require(ProfileBuild(profile, in: Shipped.library))
  let judged = ProfileExpectations(build, in: Shipped.library)
  for result in judged.results where result.verdict != .holds && result.verdict != .notAsked {
    Issue.record("\(result.expectation.span.place) \(result.text): \(result.note ?? "")")
  }
  for rule in judged.rules where !rule.isReached {
    Issue.record("no expectation reaches the rule of \(rule.span.place): \(rule.text)")
  }
  #expect(judged.rules.count == ExpectedLoad(build).rules.count)
}

/// A group that can only be silent or only be loud shows half of what it is for.
@Test func everyGroupExpectsBothWhatItRecordsAndWhatItDoesNot() {
  for group in Shipped.groups {
    let isIgnoring = group.statements.allSatisfy { statement in
      if case .record(let record) = statement { record.action == .ignore } else { true }
    }
    let outcomes = expectations(of: group).map { expectation in
      if case .silence = expectation.outcome { "silence" } else { "recorded" }
    }
    #expect(outcomes.contains("silence"), "\(group.name)")
    #expect(isIgnoring || outcomes.contains("recorded"), "\(group.name)")
  }
}
