import AuditCatalogue
import AuditRules

/// The task that acts: what its credentials and its program are as the event is judged.
///
/// Ids are those of the initial user namespace. For an execve the program is the new one.
public struct Subject: Sendable, Hashable {
  public var pid: UInt32 = 1000
  public var ppid: UInt32 = 999
  /// The personality bits, `pers`.
  public var personality: UInt32 = 0
  public var uid: UInt32 = 0
  public var euid: UInt32 = 0
  public var suid: UInt32 = 0
  public var fsuid: UInt32 = 0
  public var gid: UInt32 = 0
  public var egid: UInt32 = 0
  public var sgid: UInt32 = 0
  public var fsgid: UInt32 = 0
  /// The supplementary groups.
  public var groups: Set<UInt32> = []
  /// The login uid.
  public var auid: UInt32 = Self.unset
  public var session: UInt32 = Self.unset
  /// The program file; `nil` for a task without one, such as one that is being born.
  public var exe: FileIdentity?
  /// The tests on the task's security label that hold; none without a module that knows them.
  public var labels: Set<FieldComparison> = []

  public init() {}

  /// A task of one user and one group, logged in as that user.
  public init(user: UInt32, group: UInt32, auid: UInt32 = Subject.unset) {
    (uid, euid, suid, fsuid) = (user, user, user, user)
    (gid, egid, sgid, fsgid) = (group, group, group, group)
    self.auid = auid
  }

  /// The value of `auid` and `session` before a login: -1.
  public static let unset = UInt32.max

  /// The number that `field` looks at; `nil` if that is no number of a task.
  public func number(_ field: Field) -> UInt32? {
    switch field {
    case .pid: pid
    case .pers: personality
    case .uid: uid
    case .euid: euid
    case .suid: suid
    case .fsuid: fsuid
    case .gid: gid
    case .egid: egid
    case .sgid: sgid
    case .fsgid: fsgid
    case .auid: auid
    case .auidIsSet: auid == Self.unset ? 0 : 1
    case .sessionid: session
    default: nil
    }
  }
}
