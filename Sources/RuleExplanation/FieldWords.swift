import AuditCatalogue

/// What the fields of rules are called in a sentence (auditctl(8)).
enum FieldWords {
  /// The field with its article; `nil` for one that needs words of its own.
  static func name(of field: Field) -> String? { names[field] }

  private static let names: [Field: String] = [
    .pid: "the process id", .ppid: "the parent's process id",
    .uid: "the user id", .euid: "the effective user id", .suid: "the saved user id",
    .fsuid: "the file system user id",
    .gid: "the group id", .egid: "the effective group id", .sgid: "the saved group id",
    .fsgid: "the file system group id",
    .auid: "the login id", .auidIsSet: "whether the login id is set",
    .pers: "the personality", .sessionid: "the login session",
    .subjectUser: "the user part of the process's label",
    .subjectRole: "the role in the process's label",
    .subjectType: "the type in the process's label",
    .subjectSensitivity: "the sensitivity of the process's label",
    .subjectClearance: "the clearance of the process's label",
    .objectUser: "the user part of a touched object's label",
    .objectRole: "the role in a touched object's label",
    .objectType: "the type in a touched object's label",
    .objectLevelLow: "the low level of a touched object's label",
    .objectLevelHigh: "the high level of a touched object's label",
    .objectUid: "the owner of some touched file", .objectGid: "the group of some touched file",
    .devmajor: "the major number of a touched file's device",
    .devminor: "the minor number of a touched file's device",
    .inode: "the inode number of a touched file (the device is not compared)",
  ]
}
