import AuditRules
import Diagnostics
import LibAudit

extension LoadSimulation {
  /// Sends a rule to be added.
  mutating func add(
    _ addition: CompiledLine.Addition, _ span: Span, _ outcome: inout LineOutcome
  ) {
    if let lock {
      outcome.fail(Self.locked("this rule comes", after: lock, span))
      return
    }
    var rule = loaded(addition, span)
    // What is in the kernel already is noticed before a place on the disk is looked up.
    if !addition.isPrepended, isDuplicate(rule, &outcome) { return }
    if let refusal = refusal(of: &rule),
      refuse(refusal.dependsOnHost, Self.diagnostic(refusal, span), &outcome)
    {
      return
    }
    if let profile = verdict.neededProfile(of: rule.rule) {
      outcome.diagnostics.append(
        Diagnostic(
          .note, "profile-needed",
          "the kernel refuses this rule unless an AppArmor profile '\(profile)' is loaded", at: span
        ).advising("see to it that the profile is loaded first, or tell programs by 'exe='"))
    }
    held.add(rule)
    outcome.loaded = rule
  }

  /// The rule in the form that the kernel keeps and compares.
  private func loaded(_ addition: CompiledLine.Addition, _ span: Span) -> LoadedRule {
    let (kernel, machine) = (verdict.target.kernel, verdict.target.machine)
    return LoadedRule(
      addition.rule.held(by: kernel, on: machine),
      ruleIfDirectory: addition.ruleIfDirectory?.held(by: kernel, on: machine), at: span,
      wasPrepended: addition.isPrepended)
  }

  /// The kernel's refusal; a first field dir that it calls invalid is sent again as path, which is
  /// auditctl's way with kernels that have no trees.
  private func refusal(of rule: inout LoadedRule) -> KernelRefusal? {
    guard let refusal = verdict.refusal(of: rule.rule) else { return nil }
    guard refusal.code == .invalid, rule.rule.comparisons.first?.field == .dir else {
      return refusal
    }
    var retried = rule.rule
    retried.comparisons[0].field = .path
    guard verdict.refusal(of: retried) == nil else { return refusal }
    rule.rule = retried
    return nil
  }

  private func isDuplicate(_ rule: LoadedRule, _ outcome: inout LineOutcome) -> Bool {
    switch held.match(rule) {
    case .none: return false
    case .same(let earlier):
      guard verdict.refusalOfDeletion(of: rule.rule) == nil else { return false }
      outcome.fail(
        Diagnostic(
          .error, "duplicate-rule",
          "the kernel holds this rule already (\(KernelRefusal.Code.exists.text))", at: rule.span
        ).noting("it is loaded here", at: earlier.span).advising("take one of them out"))
      return true
    case .perhaps(let earlier):
      outcome.diagnostics.append(
        Diagnostic(
          .note, "may-be-duplicate",
          "whether this is a rule that is loaded already depends on whether the path is a folder",
          at: rule.span
        ).noting("the other rule", at: earlier.span).advising(Self.sayingWhichItIs))
      return false
    }
  }

  /// Sends a rule to be deleted.
  mutating func delete(
    _ deletion: CompiledLine.Addition, _ span: Span, _ outcome: inout LineOutcome
  ) {
    if let lock {
      outcome.fail(Self.locked("this deletion comes", after: lock, span))
      return
    }
    if let refusal = verdict.refusalOfDeletion(of: deletion.rule),
      refuse(refusal.dependsOnHost, Self.diagnostic(refusal, span), &outcome)
    {
      return
    }
    let rule = loaded(deletion, span)
    switch held.match(rule) {
    case .none:
      outcome.fail(
        Diagnostic(
          .error, "nothing-to-delete",
          "no rule like this is loaded here (\(KernelRefusal.Code.noEntry.text))", at: span
        ).advising("write every part, key and order of fields included, as the rule was loaded"))
    case .perhaps(let other):
      outcome.diagnostics.append(
        Diagnostic(
          .note, "may-delete-nothing",
          "whether this rule is loaded depends on whether the path is a folder", at: span
        ).noting("the other rule", at: other.span).advising(Self.sayingWhichItIs))
      held.remove(rule)
    case .same: held.remove(rule)
    }
  }

  static func locked(_ what: String, after lock: Span, _ span: Span) -> Diagnostic {
    Diagnostic(
      .error, "rule-after-lock",
      "\(what) after '-e 2' and is refused (\(KernelRefusal.Code.notPermitted.text))", at: span
    ).noting("the rules are locked here", at: lock).advising(
      "put '-e 2' at the very end, at the start of its line")
  }

  /// What settles a '-w' on a place of which nothing is known.
  private static let sayingWhichItIs = "write '-F path=' or '-F dir=' in the place of '-w'"

  private static func diagnostic(_ refusal: KernelRefusal, _ span: Span) -> Diagnostic {
    Diagnostic(
      .error, "kernel-refuses",
      "the kernel refuses this rule: \(refusal.reason) (\(refusal.code.text))", at: span
    ).advising(refusal.advice)
  }
}
