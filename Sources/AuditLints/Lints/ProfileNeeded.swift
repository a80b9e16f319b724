import Diagnostics
import Lints

struct ProfileNeeded: RuleLint {
  static let severity = Severity.note
  static let kind = LintKind.willNotLoad
  static let summary = "a rule that loads only beside a certain AppArmor profile"

  static let explanation = """
    Where AppArmor is in force, 'subj_role=' names one of its profiles, and the kernel refuses \
    the rule (ENOENT) when no profile of that name is loaded. auditd starts early in the boot; a \
    profile that is loaded later, or with a package that is removed one day, ends the load of \
    the rules at this line.

    Other 'subj_' and 'obj_' fields need SELinux or Smack and never match under AppArmor. Make \
    sure of the order, put the rule at the end of the last file, or do without the condition.
    """

  static let flagged = """
    ‹-a never,exit -F arch=b64 -S adjtimex -F subj_role=chronyd›
    """

  static let accepted = """
    -a never,exit -F arch=b64 -S adjtimex -F subj_role=unconfined
    """

  func findings(in rules: LintedRules) -> [Finding] {
    rules.loadFindings(Self.id)
  }
}
