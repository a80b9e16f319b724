import Diagnostics
import Lints

struct DuplicateRule: RuleLint {
  static let severity = Severity.error
  static let kind = LintKind.willNotLoad
  static let summary = "a rule that the kernel holds already"

  static let explanation = """
    The kernel refuses a rule of which it holds an equal one, and auditctl ends the load there: every \
    rule below it, '-e 2' included, is then missing, and the service still looks healthy. Two rules are \
    equal if list, action, system calls and every comparison in its place agree, the key included, \
    however they are spelled: '-w /etc/passwd -p wa' and '-a always,exit -F path=/etc/passwd -F perm=wa' \
    are one rule.

    Take one of them out. Rules that several files bring, because each wants them, belong into a file of \
    their own.
    """

  static let flagged = """
    -w /etc/passwd -p wa -k identity
    ‹-a always,exit -F path=/etc/passwd -F perm=wa -F key=identity›
    """

  static let accepted = """
    -w /etc/passwd -p wa -k identity
    -w /etc/group -p wa -k identity
    """

  func findings(in rules: LintedRules) -> [Finding] {
    rules.loadFindings(Self.id)
  }
}
