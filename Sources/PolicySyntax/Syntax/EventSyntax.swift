import Diagnostics

/// An event in words: `adjtimex uid=1000 exit=-EACCES /etc/shadow by users where a0 = 0`.
public struct EventSyntax: Sendable, Hashable {
  /// The call, by name or number.
  public let call: Name
  /// `field=value`, in the order written: what the event's fields hold.
  public let fields: [ConditionSyntax]
  /// The paths it touches, in the order written.
  public let paths: [PathSyntax]
  /// What else is said about it: `where`, `by`, `denied` and `on`; no other clause.
  public let clauses: ClausesSyntax
  public let span: Span
}
