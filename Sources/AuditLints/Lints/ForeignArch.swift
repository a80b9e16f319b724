import AuditCatalogue
import AuditRules
import Diagnostics
import Lints

struct ForeignArch: RuleLint {
  static let severity = Severity.warning
  static let kind = LintKind.neverActs
  static let summary = "an 'arch' that no call of the machine has"

  static let explanation = """
    'arch' is compared with the interface through which a call comes, by its number. 'b64' and 'b32' are \
    the interfaces of the machine that loads the rules; a name such as 'aarch64' stands for that machine \
    wherever it is loaded. On another one the rule loads and never matches.

    Write 'b64' and 'b32', or name the machine that the rules are for with '--target'.
    """

  static let flagged = """
    -a always,exit -F ‹arch=aarch64› -S openat -F key=opened
    """

  static let accepted = """
    -a always,exit -F arch=b64 -S openat -F key=opened
    -a always,exit -F arch=i386 -S openat -F key=opened
    """

  func findings(in rules: LintedRules) -> [Finding] {
    let known = rules.target.architectures
    return rules.rules.compactMap { line, rule in
      let arches = rule.comparisons.filter { $0.field == .arch && $0.op == .equal }
      guard rule.list == .exit, arches.count == 1, rule.architectures(outOf: known).isEmpty else {
        return nil
      }
      let place = line.written(.arch).first
      return Finding(
        "'\(place.map { "\($0.text)" } ?? "arch")' is no interface of \(rules.target.name)",
        at: place?.span ?? line.span
      ).advising("write 'b64' or 'b32'")
    }
  }
}
