/// The ids of a process.
public struct Identity: Sendable, Hashable {
  /// The id that stands for none: 4294967295.
  public static let unset = UInt32.max

  public var uid: UInt32
  public var euid: UInt32
  public var suid: UInt32
  public var fsuid: UInt32
  public var gid: UInt32
  public var egid: UInt32
  public var sgid: UInt32
  public var fsgid: UInt32
  /// Supplementary, at most 64.
  public var groups: [UInt32]
  /// Written to /proc/self/loginuid (`unset` included); `nil`: not written, so as born.
  public var loginuid: UInt32?
  /// All capabilities whatever the ids; otherwise those that the ids give.
  public var keepsCapabilities: Bool
  /// No capability whatever the ids, root's neither; of no effect if all are kept.
  public var hasNoCapabilities = false

  /// Effective, saved and file system ids are the real ones unless told; fsuid follows euid.
  public init(
    uid: UInt32 = 0, euid: UInt32? = nil, suid: UInt32? = nil, fsuid: UInt32? = nil,
    gid: UInt32? = nil, egid: UInt32? = nil, sgid: UInt32? = nil, fsgid: UInt32? = nil,
    groups: [UInt32] = [], loginuid: UInt32? = nil, keepsCapabilities: Bool = false
  ) {
    let gid = gid ?? uid
    self.uid = uid
    self.euid = euid ?? uid
    self.suid = suid ?? uid
    self.fsuid = fsuid ?? euid ?? uid
    self.gid = gid
    self.egid = egid ?? gid
    self.sgid = sgid ?? gid
    self.fsgid = fsgid ?? egid ?? gid
    self.groups = groups
    self.loginuid = loginuid
    self.keepsCapabilities = keepsCapabilities
  }

  func encode(into step: inout WireWriter) {
    step.put(UInt8(loginuid == nil ? 0 : 1))
    step.put(loginuid ?? 0)
    for id in [uid, euid, suid, fsuid, gid, egid, sgid, fsgid] { step.put(id) }
    step.put(UInt32(groups.count))
    for group in groups { step.put(group) }
    step.put(UInt8(keepsCapabilities ? 1 : hasNoCapabilities ? 2 : 0))
  }
}
