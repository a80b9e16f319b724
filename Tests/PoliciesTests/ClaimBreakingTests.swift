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

  /// One of each set of controls that ask for the same and are claimed by the same groups, and none
  /// that asks for less than another of these: what an edit does to it shows in the other.
  func distinct(_ controls: Set<ControlReference>) -> Set<ControlReference> {
    let compiler = DemandCompiler(for: build.profile, in: library, names: LibAuditNames())
    var chosen: [Claimed: ControlReference] = [:]
    for reference in controls.sorted() {
      let asked = library.control(reference).map(compiler.demands)?.flatMap(\.rules) ?? []
      let claimed = Claimed(
        asked: Set(asked.map(\.withoutKeys.canonical)),
        groups: build.profile.groups.filter { $0.controls.contains(reference) }.map(\.name))
      chosen[claimed] = chosen[claimed] ?? reference
    }
    let widest = chosen.filter { claimed, _ in
      !chosen.keys.contains {
        $0.groups == claimed.groups && $0.asked.isStrictSuperset(of: claimed.asked)
      }
    }
    return Set(widest.values)
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

/// What a control asks for, and who claims to answer it.
private struct Claimed: Hashable {
  let asked: Set<CanonicalRule>
  let groups: [ByteString]
}

extension Rule {
  /// The rule without its keys, which are no part of what is demanded.
  fileprivate var withoutKeys: Rule {
    var rule = self
    rule.comparisons.removeAll { $0.field == .key }
    return rule
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
    let fewer: [ByteString: Int] = ["ospp": 25, "server-checklist": 120, "workstation": 60]
    #expect(proofs.provedCount >= (fewer[profile] ?? 130))
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

  @Test(arguments: LeanProfile.all)
  func oneEditOfAGroupBreaksANamedClaim(lean: LeanProfile) throws {
    let file = lean.file
    let before = try Standing(
      "lean", in: PolicyLibrary(Shipped.results.map(\.result.file) + [file]))
    let controls = before.distinct(lean.group.controls)
    var broken = 0
    for edit in PolicyEdit.all(of: lean.group) {
      let after = try Standing("lean", in: edit.library(with: [file]))
      let proofs = after.proofs(of: controls)
      if proofs.failures.isEmpty {
        try expectHarmless(edit, controls, before, after)
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
