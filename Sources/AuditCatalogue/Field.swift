/// What a comparison looks at, by the kernel's number (linux/audit.h).
///
/// Names are libaudit's to give; the constants here are those that have a meaning to us.
public struct Field: RawRepresentable, Sendable, Hashable {
  public let rawValue: UInt32

  public init(rawValue: UInt32) {
    self.rawValue = rawValue
  }

  private init(_ number: UInt32) {
    rawValue = number
  }

  public static let pid = Field(0)
  public static let uid = Field(1)
  public static let euid = Field(2)
  public static let suid = Field(3)
  public static let fsuid = Field(4)
  public static let gid = Field(5)
  public static let egid = Field(6)
  public static let sgid = Field(7)
  public static let fsgid = Field(8)
  /// The login uid, `auid` or `loginuid`.
  public static let auid = Field(9)
  public static let pers = Field(10)
  public static let arch = Field(11)
  public static let msgtype = Field(12)
  public static let subjectUser = Field(13)
  public static let subjectRole = Field(14)
  public static let subjectType = Field(15)
  public static let subjectSensitivity = Field(16)
  public static let subjectClearance = Field(17)
  public static let ppid = Field(18)
  public static let objectUser = Field(19)
  public static let objectRole = Field(20)
  public static let objectType = Field(21)
  public static let objectLevelLow = Field(22)
  public static let objectLevelHigh = Field(23)
  /// Whether the login uid is set; written as a comparison of auid with `unset`.
  public static let auidIsSet = Field(24)
  public static let sessionid = Field(25)
  public static let fstype = Field(26)
  public static let devmajor = Field(100)
  public static let devminor = Field(101)
  public static let inode = Field(102)
  public static let exit = Field(103)
  public static let success = Field(104)
  /// A watched file, `path=`.
  public static let path = Field(105)
  /// Classes of system calls, `perm=`, as `PermissionSet` bits.
  public static let perm = Field(106)
  /// A watched tree, `dir=`.
  public static let dir = Field(107)
  public static let filetype = Field(108)
  public static let objectUid = Field(109)
  public static let objectGid = Field(110)
  /// Two fields of the event compared with each other, `-C`.
  public static let fieldCompare = Field(111)
  public static let exe = Field(112)
  public static let socketFamily = Field(113)
  public static let a0 = Field(200)
  public static let a1 = Field(201)
  public static let a2 = Field(202)
  public static let a3 = Field(203)
  /// The label written into the event; it takes no part in matching.
  public static let key = Field(210)

  /// The number as it stands in an `audit_rule_data`.
  public var number: UInt32 { rawValue }

  /// Whether the value is a string in the rule's buffer rather than a number.
  public var isText: Bool {
    switch rawValue {
    case 13...17, 19...23, 105, 107, 112, 210: true
    default: false
    }
  }

  /// Whether the value is a user id.
  public var isUserId: Bool { (1...4).contains(rawValue) || self == .auid || self == .objectUid }
  /// Whether the value is a group id.
  public var isGroupId: Bool { (5...8).contains(rawValue) || self == .objectGid }
  /// Whether the field is one of the four argument words.
  public var isArgument: Bool { (200...203).contains(rawValue) }
  /// Whether the field names a place in the file system that becomes a watch or a tree.
  public var isPlace: Bool { self == .path || self == .dir }
  /// Whether the value is judged by a security module.
  public var isSecurityLabel: Bool {
    (13...17).contains(rawValue) || (19...23).contains(rawValue)
  }
}
