/// Why a rule does not decide an event.
public enum Miss: Sendable, Hashable {
  /// Its list is not asked about events of this kind, or about none now: auditing is disabled, or
  /// the task is older than it.
  case notAsked
  /// The call is not in its mask.
  case otherCall
  /// The comparison at this index is the first that does not hold; of a watch, for the name that
  /// gets furthest.
  case comparison(Int)
  /// It matches, or might, but the rule at this index has decided.
  case outranked(by: Int)
  /// The list ended at the rule at this index, with a field that the kernel does not evaluate there.
  case behindEnd(Int)
  /// It has no comparison, with which a rule matches nothing on this list.
  case empty
}
