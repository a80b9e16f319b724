import AuditCatalogue

/// The field pairs of `-C` by the number that stands for them (linux/audit.h, AUDIT_COMPARE_*).
enum ComparedFields {
  static let pairs: [UInt32: (Field, Field)] = [
    1: (.uid, .objectUid), 2: (.gid, .objectGid), 3: (.euid, .objectUid), 4: (.egid, .objectGid),
    5: (.auid, .objectUid), 6: (.suid, .objectUid), 7: (.sgid, .objectGid),
    8: (.fsuid, .objectUid), 9: (.fsgid, .objectGid), 10: (.uid, .auid), 11: (.uid, .euid),
    12: (.uid, .fsuid), 13: (.uid, .suid), 14: (.auid, .fsuid), 15: (.auid, .suid),
    16: (.auid, .euid), 17: (.euid, .suid), 18: (.euid, .fsuid), 19: (.suid, .fsuid),
    20: (.gid, .egid), 21: (.gid, .fsgid), 22: (.gid, .sgid), 23: (.egid, .fsgid),
    24: (.egid, .sgid), 25: (.sgid, .fsgid),
  ]
}
