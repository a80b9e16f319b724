import AuditAnalysis
import AuditCatalogue
import AuditRules
import Diagnostics
import Lints

struct LateNever: RuleLint {
  static let severity = Severity.warning
  static let kind = LintKind.neverActs
  static let summary = "a 'never' rule below the rule that it should silence"

  static let explanation = """
    The first rule that matches decides, so a 'never' rule silences only what stands below it. Below an \
    'always' rule that takes all of its events it does nothing, and the same is true if no 'always' rule \
    follows it at all: what is not asked for is not recorded anyway.

    Move the 'never' rule above the rule that records its events. In a rules.d folder that means a file \
    with a smaller number; audit's own collection keeps such rules in files that begin with 20 to 29.
    """

  static let flagged = """
    -a always,exit -F arch=b64 -S openat -F success=0 -F key=denied
    ‹-a never,exit -F arch=b64 -S openat -F success=0 -F exe=/usr/bin/kmod›
    """

  static let accepted = """
    -a never,exit -F arch=b64 -S openat -F success=0 -F exe=/usr/bin/kmod
    -a always,exit -F arch=b64 -S openat -F success=0 -F key=denied
    """

  func findings(in rules: LintedRules) -> [Finding] {
    let shadowed = rules.shadowed.filter { !$0.records && $0.areRecorded }
    let known = Set(shadowed.map(\.line.index))
    let found = shadowed.map { shadowed in
      Finding(
        "this rule silences nothing: its events are recorded above it", at: shadowed.line.span
      )
      .noting(shadowed.takers)
      .advising("move it above the rule that records them")
    }
    return found + last(in: rules, besides: known)
  }

  /// How many pairs of rules are compared.
  private static let pairLimit = 200_000

  /// 'never' rules that nothing follows, of which a rule above takes some events for certain.
  private func last(in rules: LintedRules, besides known: Set<Int>) -> [Finding] {
    let held = rules.held.filter { $0.readings[0].list == .exit }
    let always = held.filter { $0.readings.count == 1 && $0.readings[0].action == .always }
    guard let end = held.lastIndex(where: { $0.readings[0].action == .always }) else { return [] }
    let overlap = RuleOverlap(target: rules.target)
    let subjects = always.map { overlap.subject($0.readings[0]) }
    var pairsLeft = Self.pairLimit
    var findings: [Finding] = []
    for never in held[(end + 1)...] where !known.contains(never.line.index) {
      // Watches on one file change places, so the last may come to be the first.
      guard pairsLeft > 0, !never.readings.contains(where: \.isKeptByInode) else { continue }
      pairsLeft -= subjects.count
      let subject = overlap.subject(never.readings[0])
      guard let other = subjects.firstIndex(where: { overlap.overlap($0, subject) == .certain })
      else { continue }
      findings.append(
        Finding(
          "this rule silences nothing: no rule that records calls follows it", at: never.line.span
        )
        .noting("this one has taken such events before", at: always[other].line.span)
        .advising("move it above the rules that it should silence"))
    }
    return findings
  }
}
