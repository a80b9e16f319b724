import AuditCatalogue
import AuditRules
import ByteText
import Diagnostics
import Lints

struct ProgramElsewhere: RuleLint {
  static let severity = Severity.warning
  static let kind = LintKind.neverActs
  static let summary = "a program that is known by this name in another folder only"

  static let explanation = """
    A rule for a program that does not exist at that path loads, for only the folder must be \
    there, and never records anything. Rules from another distribution often differ in just \
    that: '/usr/sbin/aulast' there is '/usr/bin/aulast' here.

    Correct the path; 'command -v NAME' tells it. If both are wanted, for hosts of both kinds, \
    write a rule for each.
    """

  static let flagged = """
    -a always,exit -F ‹path=/usr/sbin/passwd› -F perm=x -F key=accounts
    """

  static let accepted = """
    -a always,exit -F path=/usr/bin/passwd -F perm=x -F key=accounts
    -a always,exit -F path=/usr/sbin/chronyd -F perm=x -F key=clock
    """

  func findings(in rules: LintedRules) -> [Finding] {
    guard let facts = rules.host.facts, !facts.isPartial else { return [] }
    let programs = KnownPrograms(facts)
    return rules.rules.compactMap { line, rule in
      guard let path = rule.program, let known = programs.place(meantBy: path) else { return nil }
      let finding = Finding(
        "there is no '\(path)' to run, but there is '\(known)'", at: line.programSpan
      )
      .advising("write '\(known)' if that is meant")
      return known.name == path.name ? finding : finding.weighing(.note)
    }
  }
}

extension Rule {
  /// The program whose runs it looks for; `nil` if it is about something else.
  fileprivate var program: ByteString? {
    if let exe = comparison(of: .exe), exe.op == .equal { return exe.text }
    return permissions == .execute ? path : nil
  }
}

extension LintedLine {
  fileprivate var programSpan: Span {
    let exe = span(ofField: "exe=")
    return exe == span ? placeSpan : exe
  }
}
