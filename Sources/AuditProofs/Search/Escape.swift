import AuditEvents

/// An event that one set of rules records and another does not.
public struct Escape: Sendable {
  /// How the second set fails.
  public enum Kind: Sendable, Hashable {
    /// It does not record the event.
    case unrecorded
    /// It records the event without the names that it touched.
    case withoutNames
    /// It files the event under other keys.
    case otherKeys
  }

  /// How the second set fails.
  public let kind: Kind
  /// The event, with what the rules' paths name as it happens.
  public let call: Call
  /// What else is true while it happens.
  public let circumstances: Circumstances
  /// The index of the first set's rule that asks for the event.
  public let demandedBy: Int
  /// The index of the second set's rule that silences it; `nil` if none matches.
  public let silencedBy: Int?
  /// What would have to be known to be sure that the event can be; none for a definite escape.
  public let doubts: Set<Doubt>

  /// How far the event is from an ordinary person's ordinary call; 0 is the most ordinary.
  public var oddity: Int {
    circumstances.oddity + call.oddity + doubts.count * 8
  }
}

/// Why a question could not be decided.
public enum Unresolved: Hashable, Sendable {
  /// More cases than are looked at.
  case tooManyCases
  /// The search and the evaluator do not see a rule alike; the rule's index in the second set, or in
  /// the first.
  case rule(Int)
  case demand(Int)
}

extension Circumstances {
  fileprivate var oddity: Int { replacements * 4 + (isRemoval ? 2 : 0) }
}

extension Call {
  /// How far the call is from an ordinary one.
  var oddity: Int {
    let ids = [
      subject.uid, subject.euid, subject.suid, subject.fsuid, subject.gid, subject.egid,
      subject.sgid, subject.fsgid,
    ]
    let person: UInt32 = 1000
    var count = ids.count { $0 != person }
    count += subject.auid == person ? 0 : 1
    count += subject.groups.count + subject.labels.count
    // One is what many calls need to do anything, such as the flags of an open.
    count += max(0, arguments.count { $0 != 0 } - 1)
    // openat2, which hardly a program calls.
    count += openFlags == nil ? 0 : 2
    count += max(0, names.count - 1) * 3
    count += result.map { $0.succeeded ? 0 : 1 } ?? 2
    count += architecture.is64Bit ? 0 : 1
    count += birth == subject ? 0 : 3
    return count
  }
}
