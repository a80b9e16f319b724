import AuditCatalogue
import AuditProofs
import AuditRules
import ByteText
import Diagnostics
import LibAudit
import PolicyCompilation
import PolicyModel
import PolicyProofs
import PolicySyntax
import Testing

private let today = "2026-01-01"

/// A shipped profile as it is loaded, and what its claims come to.
private struct Standing {
  let library: PolicyLibrary
  let build: ProfileBuild
  let load: ExpectedLoad

  init(_ profile: ByteString, in library: PolicyLibrary) throws {
    self.library = library
    build = try #require(ProfileBuild(profile, in: library))
    let errors = build.diagnostics.filter { $0.severity == .error }
    #expect(errors.map { "\($0.span?.place ?? "-") \($0.message)" } == [])
    load = ExpectedLoad(build)
  }

  func proofs(of controls: Set<ControlReference>? = nil) -> ClaimProofs {
    ClaimProofs(build, in: library, names: LibAuditNames(), today: today, only: controls)
  }

  /// The rules that count for these controls: those of groups that claim one, and what ignores.
  func rules(for controls: Set<ControlReference>) -> [Rule] {
    load.rules.filter { entry in
      let rule = entry.rule.rule
      let asks = rule.action == .always && (rule.list == .exit || rule.list == .task)
      return !asks || !controls.isDisjoint(with: entry.controls)
    }.map(\.rule.rule)
  }
}

extension ProfileSyntax {
  /// The shipped groups that it uses.
  fileprivate var groups: [RulesSyntax] {
    let used = statements.flatMap { statement -> [Name] in
      if case .use(let names, _) = statement { names } else { [] }
    }
    return Shipped.groups.filter { group in used.contains { $0.text == group.name.text } }
  }

  /// The profile `lean`: the same machine and settings, with those groups alone that claim one of
  /// `controls` or ignore something. No other group counts for a claim, and each edit is compiled.
  fileprivate func lean(for controls: Set<ControlReference>) -> PolicyFile {
    let kept = groups.filter { $0.ignores || !$0.controls.isDisjoint(with: controls) }
    let lines = statements.compactMap(\.machine).map { String(decoding: $0.bytes, as: UTF8.self) }
    let use = "use " + kept.map(\.name.description).joined(separator: ", ")
    let text = "profile lean {\n" + (lines + [use]).map { "  \($0)\n" }.joined() + "}\n"
    let result = PolicyParser.parse(SourceText(name: "lean.policy", text))
    #expect(result.diagnostics.map(\.message) == [])
    return result.file
  }
}

extension ProfileSyntax.Statement {
  /// Where it says something of the machine, its values or its settings.
  fileprivate var machine: Span? {
    switch self {
    case .target(_, let span), .facts(_, let span), .loginuidImmutable(let span),
      .immutable(let span):
      span
    case .letBinding(let binding): binding.span
    case .settings(let settings): settings.span
    case .use, .drop, .privileged, .adopt, .exception: nil
    }
  }
}

/// The groups of each shipped profile that claim something.
private let claimants: [(profile: ByteString, group: ByteString)] = Shipped.profiles.flatMap {
  profile in
  profile.groups.filter { !$0.controls.isEmpty }.map { (profile.name.text, $0.name.text) }
}

extension RulesSyntax {
  /// The controls that it claims.
  fileprivate var controls: Set<ControlReference> {
    var controls: Set<ControlReference> = []
    for case .satisfies(let claim) in statements {
      for item in claim.controls {
        controls.insert(
          ControlReference(
            catalogue: claim.catalogue.text, id: item.id.text, part: item.part?.text))
      }
    }
    return controls
  }

  /// Whether it ignores anything.
  fileprivate var ignores: Bool {
    statements.contains { statement in
      if case .record(let record) = statement { record.action == .ignore } else { false }
    }
  }
}

@Suite struct ClaimBreakingTests {
  @Test(arguments: Shipped.profiles.map(\.name.text))
  func everyClaimOfTheShippedProfilesIsProved(profile: ByteString) throws {
    let proofs = try Standing(profile, in: Shipped.library).proofs()
    let findings = proofs.diagnostics.filter { $0.severity > .note }.map(\.id)
    // The wiki leaves programs out that a stock Debian 12 has not.
    #expect(findings == (profile == "wiki" ? ["met-anyway"] : []))
    #expect(proofs.failures.isEmpty)
    let fewer: [ByteString: Int] = ["ospp": 8, "server-checklist": 12, "workstation": 10]
    #expect(proofs.provedCount >= (fewer[profile] ?? 20))
  }

  @Test(arguments: Shipped.profiles.map(\.name.text))
  func withoutAGroupTheProfileAsItIsShippedFailsByName(profile: ByteString) throws {
    let syntax = try #require(Shipped.profiles.first { $0.name.text == profile })
    let group = try #require(syntax.groups.last { !$0.controls.isEmpty })
    // A rule that only gives a key of its own to part of what another records can go.
    for edit in PolicyEdit.all(of: group) {
      let proofs = try Standing(profile, in: edit.library(with: [])).proofs()
      let failed = Set(proofs.failures.map(\.control))
      #expect(failed.isSubset(of: group.controls), "\(edit) \(failed)")
      if !failed.isEmpty { return }
    }
    Issue.record("no edit of '\(group.name)' breaks a claim")
  }

  @Test(arguments: claimants)
  func oneEditOfAGroupBreaksANamedClaim(profile: ByteString, group: ByteString) throws {
    let syntax = try #require(Shipped.groups.first { $0.name.text == group })
    let lean = try #require(Shipped.profiles.first { $0.name.text == profile })
      .lean(for: syntax.controls)
    let before = try Standing(
      "lean", in: PolicyLibrary(Shipped.results.map(\.result.file) + [lean]))
    var broken = 0
    for edit in PolicyEdit.all(of: syntax) {
      let after = try Standing("lean", in: edit.library(with: [lean]))
      let proofs = after.proofs(of: syntax.controls)
      if proofs.failures.isEmpty {
        try expectHarmless(edit, syntax.controls, before, after)
      } else {
        broken += 1
        try expectLost(edit, proofs, before, after)
      }
    }
    #expect(broken > 0)
  }

  /// The finding names the control, and the evaluator sees the event go.
  private func expectLost(
    _ edit: PolicyEdit, _ proofs: ClaimProofs, _ before: Standing, _ after: Standing
  ) throws {
    let host = before.host
    for failure in proofs.failures {
      let isNamed = proofs.diagnostics.contains {
        $0.id == "unproved-claim" && $0.message == "'\(failure.control)' is not satisfied"
      }
      #expect(isNamed, "\(edit)")
      let witness = try #require(failure.part.witness, "\(edit)")
      let wasRecorded = RuleBook(before.rules(for: [failure.control]), on: host)
        .judgement(on: witness.event).isRecorded
      let isRecorded = RuleBook(after.rules(for: [failure.control]), on: host)
        .judgement(on: witness.event).isRecorded
      #expect(wasRecorded == true && isRecorded == false, "\(edit) \(witness.event)")
    }
  }

  /// Either nothing is lost at all, or what is lost is in no demand of the controls.
  private func expectHarmless(
    _ edit: PolicyEdit, _ controls: Set<ControlReference>, _ before: Standing, _ after: Standing
  ) throws {
    let host = before.host
    let lost = RuleComparison(on: host).direction(
      from: RuleLineSet(rules: before.rules(for: controls)),
      to: RuleLineSet(rules: after.rules(for: controls)), .a)
    #expect(lost.doubts.isEmpty, "\(edit)")
    let compiler = DemandCompiler(
      for: before.build.profile, in: before.library, names: LibAuditNames())
    let demanded = RuleBook(
      controls.compactMap(before.library.control).flatMap(compiler.demands).flatMap(\.rules),
      on: host)
    for witness in lost.witnesses {
      #expect(
        demanded.judgement(on: witness.event).isRecorded == false, "\(edit) \(witness.event)")
    }
  }
}

extension Standing {
  fileprivate var host: ProofHost {
    ProofHost(
      target: build.profile.target, facts: build.profile.facts, names: LibAuditNames())
  }
}
