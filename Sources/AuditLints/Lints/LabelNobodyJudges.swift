import AuditCatalogue
import AuditRules
import Diagnostics
import LibAudit
import Lints

struct LabelNobodyJudges: RuleLint {
  static let severity = Severity.warning
  static let kind = LintKind.neverActs
  static let summary = "a condition on a security label that no module of the target understands"

  static let explanation = """
    The 'subj_' and 'obj_' fields are handed to the security module in force. SELinux understands all of \
    them, AppArmor only 'subj_role'. If none understands a field, the rule still loads, the kernel writes \
    a warning to its log, and the condition never holds: a rule that records with it records nothing, and \
    one that says 'never' silences nothing.

    Take the condition out on machines without SELinux, or use 'exe=' instead.
    """

  static let flagged = """
    -a never,exit -F arch=b64 -S adjtimex -F auid=unset -F ‹subj_type=chronyd_t›
    """

  static let accepted = """
    -a never,exit -F arch=b64 -S adjtimex -F auid=unset -F exe=/usr/sbin/chronyd
    """

  func findings(in rules: LintedRules) -> [Finding] {
    guard let judged = rules.target.labelFields else { return [] }
    let modules = (rules.target.securityModules ?? []).joined(separator: ", ")
    return rules.rules.compactMap { line, rule in
      guard rule.list != .filesystem, rule.list != .ioUring,
        let field = rule.comparisons.map(\.field).first(where: {
          $0.isSecurityLabel && !judged.contains($0)
        })
      else { return nil }
      let name = LibAuditNames().name(of: field) ?? "this label"
      let force = modules.isEmpty ? "no security module" : modules
      return Finding(
        "nobody judges '\(name)' where \(force) is in force, so it never holds",
        at: line.place(of: field)
      )
      .advising("take it out, or tell programs by 'exe='")
    }
  }
}
