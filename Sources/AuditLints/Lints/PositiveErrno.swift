import AuditCatalogue
import Diagnostics
import LibAudit
import Lints

struct PositiveErrno: RuleLint {
  static let severity = Severity.error
  static let kind = LintKind.neverActs
  static let summary = "the name of an error without a minus sign"

  static let explanation = """
    A system call that fails returns the error's number with a minus sign, and that is what 'exit' is \
    compared with. auditctl takes the name without the sign, too, as the positive number: 'exit=EACCES' \
    asks for calls that return 13, which for most calls is no result at all and for the others a \
    descriptor or a count of bytes.

    Put a minus sign before the name: '-F exit=-EACCES'.
    """

  static let flagged = """
    -a always,exit -F arch=b64 -S openat -F ‹exit=EACCES› -F key=denied
    """

  static let accepted = """
    -a always,exit -F arch=b64 -S openat -F exit=-EACCES -F key=denied
    """

  func findings(in rules: LintedRules) -> [Finding] {
    rules.rules.flatMap { line, _ in
      line.written(.exit).compactMap { condition in
        let name = condition.value.description
        guard LibAuditNames().number(ofErrno: name) != nil else { return nil }
        return Finding(
          "'\(condition.text)' asks for a positive result, no error", at: condition.span
        )
        .advising("write '-\(name)'")
      }
    }
  }
}
