import AuditCatalogue
import AuditRules
import Diagnostics
import PolicySyntax

extension StatementCompiler {
  /// Whether the kernel can match the statement's rules at all; if not, that is reported.
  ///
  /// On the user and exclude lists a rule without conditions matches nothing, and a field that is
  /// not looked at ends the walk through the list, so that later rules are lost too
  /// (kernel/auditfilter.c, audit_filter). A task that begins has made no call yet and runs no
  /// program of its own (kernel/auditsc.c, audit_filter_task); libaudit takes two fields to compare,
  /// and sessionid, on the exit list only.
  mutating func canMatch(
    _ statement: Statement, on list: FilterList, _ tails: [[FieldComparison]]
  ) -> Bool {
    if let condition = statement.clauses.conditions.first(where: { condition in
      names.field(named: condition.field.description).map { !isLookedAt($0, on: list) } ?? false
    }) {
      report(
        "field-not-looked-at", "the kernel does not look at '\(condition.field)' here",
        condition.field.span, help: fieldsLookedAt(on: list))
      return false
    }
    if tails.joined().contains(where: { $0.field == .fieldCompare }) {
      report(
        "field-not-looked-at", "two fields are not compared here",
        statement.span, help: fieldsLookedAt(on: list))
      return false
    }
    let namesTypes =
      switch statement.selector.kind {
      case .messages(let types), .userMessages(let types): !types.isEmpty
      default: true
      }
    guard !namesTypes, tails.contains(where: \.isEmpty) else { return true }
    report(
      "matches-nothing", "without a type and a condition the kernel matches no message",
      statement.selector.span, help: "name types, or write 'where uid >= 0' to mean every message")
    return false
  }

  private func isLookedAt(_ field: Field, on list: FilterList) -> Bool {
    let isSubjectLabel = (Field.subjectUser.number...Field.subjectClearance.number)
      .contains(field.number)
    switch list {
    case .user, .exclude:
      return isSubjectLabel || [.pid, .uid, .gid, .auid, .exe].contains(field)
    case .task:
      let isId = field.isUserId && field != .objectUid || field.isGroupId && field != .objectGid
      return isSubjectLabel || isId || [.pid, .pers].contains(field)
    default: return false
    }
  }

  private func fieldsLookedAt(on list: FilterList) -> String {
    switch list {
    case .user, .exclude: "it looks at pid, uid, gid, auid, exe and the subject's label"
    case .task: "it looks at pid, pers, the user and group ids and the subject's label"
    default: "it looks at the file system's type alone"
    }
  }
}
