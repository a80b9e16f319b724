import AuditCatalogue
import AuditRules
import Diagnostics
import LibAudit
import Lints

struct UnjudgedField: RuleLint {
  static let severity = Severity.error
  static let kind = LintKind.neverActs
  static let summary = "a field that the kernel does not judge on this list"

  static let explanation = """
    On the 'user' and 'exclude' lists the kernel knows 'pid', 'uid', 'gid', 'auid', 'msgtype', the \
    'subj_' fields and 'exe'. auditctl lets others through, with newer versions more of them, the key \
    among them. When the kernel comes to such a field it ends its walk through the whole list: this rule \
    never applies, and the rules below it are not reached either.

    On the 'task' list there is no call yet, so 'arch', the arguments, results and what belongs to files \
    never match, nor does 'exe='.

    Use a field that is judged there, or record on the 'exit' list.
    """

  static let flagged = """
    -a never,user -F ‹euid=0›
    -a never,user -F uid=33
    """

  static let accepted = """
    -a never,user -F uid=0
    -a never,exclude -F msgtype=CWD -F auid=unset
    -a never,task -F auid=33
    """

  /// What a newborn task has: kernel/auditsc.c, audit_filter_task.
  private static let onBirth: Set<Field> = [
    .pid, .pers, .uid, .euid, .suid, .fsuid, .gid, .egid, .sgid, .fsgid, .auid, .auidIsSet,
    .sessionid, .fieldCompare, .subjectUser, .subjectRole, .subjectType, .subjectSensitivity,
    .subjectClearance, .key,
  ]
  private static let onMessages: Set<Field> = [
    .pid, .uid, .gid, .auid, .auidIsSet, .msgtype, .subjectUser, .subjectRole, .subjectType,
    .subjectSensitivity, .subjectClearance, .exe,
  ]

  func findings(in rules: LintedRules) -> [Finding] {
    let held = rules.held
    return held.enumerated().compactMap { position, entry in
      let rule = entry.readings[0]
      switch rule.list {
      case .user, .exclude:
        guard let field = rule.comparisons.first(where: { !Self.onMessages.contains($0.field) })
        else { return nil }
        let below = held[(position + 1)...].count { $0.readings[0].list == rule.list }
        return ending(field.field, entry.line, rule.list, below)
      case .task:
        let never = rule.comparisons.first {
          !Self.onBirth.contains($0.field)
            && !($0.op == .notEqual && [.perm, .filetype, .exe].contains($0.field))
        }
        return never.map { missing($0.field, entry.line) }
      case .exit, .filesystem, .ioUring: return nil
      }
    }
  }

  private func ending(
    _ field: Field, _ line: LintedLine, _ list: FilterList, _ below: Int
  ) -> Finding {
    let name = LibAuditNames().name(of: field) ?? "the field"
    let finding = Finding(
      "'\(name)' is not judged on the '\(list.name)' list and ends it", at: line.place(of: field))
    let rules = below == 1 ? "the rule" : "the \(below) rules"
    return (below == 0 ? finding : finding.noting("\(rules) of this list below may not be reached"))
      .advising("use one of pid, uid, gid, auid, msgtype, subj_* and exe")
  }

  private func missing(_ field: Field, _ line: LintedLine) -> Finding {
    let name = LibAuditNames().name(of: field) ?? "the field"
    return Finding(
      "a newborn task has no '\(name)', so this rule never matches", at: line.place(of: field)
    )
    .advising("use a rule of the 'exit' list")
  }
}
