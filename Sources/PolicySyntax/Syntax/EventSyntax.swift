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

  /// The same with another call, and with one more path where that is written.
  public func with(call: Name, path: PathSyntax? = nil) -> EventSyntax {
    var all = paths
    if let path {
      let start = path.span.range.lowerBound
      all.insert(path, at: all.firstIndex { $0.span.range.lowerBound > start } ?? all.count)
    }
    return EventSyntax(call: call, fields: fields, paths: all, clauses: clauses, span: span)
  }
}
