import AuditCatalogue
import AuditRules
import Diagnostics
import Lints

struct ProgramIsASymlink: RuleLint {
  static let severity = Severity.error
  static let kind = LintKind.neverActs
  static let summary = "an 'exe=' that names a symlink, which no program is"

  static let explanation = """
    'exe' is compared with the program file of the process, and that is never a link: whoever runs \
    '/bin/sh' runs what the link leads to. 'exe=' on a link therefore never holds, and 'exe!=' always \
    does, so that an exception silences nothing, or everything.

    Write the file that the link leads to. It may change with an update or an alternative, so look at it \
    again after one; for scripts it is the interpreter.
    """

  static let flagged = """
    -a always,exit -F arch=b64 -S init_module -F ‹exe=/usr/sbin/insmod› -F key=modules
    """

  static let accepted = """
    -a always,exit -F arch=b64 -S init_module -F exe=/usr/bin/kmod -F key=modules
    """

  func findings(in rules: LintedRules) -> [Finding] {
    guard let facts = rules.host.facts else { return [] }
    return rules.rules.compactMap { line, rule in
      guard let comparison = rule.comparison(of: .exe), let program = comparison.text,
        facts.kind(of: program, followingLast: false) == .found(.symlink)
      else { return nil }
      let always = comparison.op == .notEqual
      let finding = Finding(
        "'\(program)' is a link, so this condition \(always ? "always" : "never") holds",
        at: line.place(of: .exe))
      return finding.advising(
        facts.resolved(program, followingLast: true).map { "write '\($0)'" })
    }
  }
}
