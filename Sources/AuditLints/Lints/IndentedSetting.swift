import AuditLoading
import AuditRuleSyntax
import Diagnostics
import Lints

struct IndentedSetting: RuleLint {
  static let severity = Severity.warning
  static let kind = LintKind.willNotLoad
  static let summary = "a setting that augenrules leaves in the middle, for it is indented"

  static let explanation = """
    augenrules puts the last '-e' of all files at the end and one '-D' at the top. With mawk, \
    which Debian and Ubuntu have, it recognises them only at the very start of a line, and '-D' \
    only if nothing follows. A blank before or behind is enough, and the line stays where its \
    file is merged: '-e 2' then locks the rules while the rest is still to come, and '-D' throws \
    away what was loaded before it.

    Take the blanks out. The lines that suffer are reported on their own.
    """

  static let flagged = """
    ==> 10-base.rules <==
    -w /etc/passwd -p wa -k identity
    ‹ -e 2›
    ==> 20-ssh.rules <==
    -w /etc/ssh -p wa -k sshd
    """

  static let accepted = """
    ==> 10-base.rules <==
    -w /etc/passwd -p wa -k identity
    -e 2
    ==> 20-ssh.rules <==
    -w /etc/ssh -p wa -k sshd
    """

  func findings(in rules: LintedRules) -> [Finding] {
    guard rules.isMerged, rules.awk == .mawk else { return [] }
    var holdsRules = false
    return rules.lines.compactMap { line in
      defer { if line.rule != nil { holdsRules = true } }
      let bytes = line.judged.line.bytes
      guard !line.judged.isRefused, bytes.first == blank || bytes.last == blank else { return nil }
      if line.controls.contains(.enabled(2)), line.index + 1 < rules.lines.count {
        return finding("this locks the rules before the last of them is loaded", line)
      }
      if line.controls.contains(.deleteAll(key: nil)), holdsRules {
        return finding("this deletes the rules of the files before it", line)
      }
      return nil
    }
  }

  private let blank = UInt8(ascii: " ")

  private func finding(_ message: String, _ line: LintedLine) -> Finding {
    Finding(message, at: line.span)
      .noting("augenrules, with mawk, moves a setting only if no blank is around it")
      .advising("take the blanks out at both ends of the line")
  }
}
