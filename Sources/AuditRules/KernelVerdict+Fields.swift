import AuditCatalogue
import ByteText

extension KernelVerdict {
  /// Whether the kernel takes this field on this list with this operator (audit_field_valid).
  func checkFit(_ comparison: FieldComparison, on list: FilterList) throws(KernelRefusal) {
    let field = comparison.field
    guard let operators = Self.operators(of: field) else {
      throw KernelRefusal(.invalid, "the kernel knows no field \(field.number)")
    }
    if let lists = Self.lists(of: field), !lists.contains(list) {
      let names = lists.map(\.name).joined(separator: " or ")
      throw KernelRefusal(
        .invalid, "'\(Self.word(field))' works on the \(names) list only",
        advice: "take the condition out, or write the rule for that list")
    }
    if list == .filesystem, field != .fstype, field != .key {
      throw KernelRefusal(
        .invalid, "the filesystem list takes fstype only",
        advice: "leave only '-F fstype='")
    }
    if list == .ioUring, field == .perm {
      throw KernelRefusal(
        .invalid, "the io_uring list does not take perm",
        advice: "name the operations with '-S'")
    }
    let isUnset = field == .auid && comparison.number == .max
    guard (isUnset ? .equality : operators).contains(comparison.op) else {
      let what = isUnset ? "auid compared with unset" : "'\(Self.word(field))'"
      throw KernelRefusal(
        .invalid, "\(what) does not go with the operator '\(comparison.op.symbol)'",
        advice: "write \(operators.contains(.notEqual) ? "'=' or '!='" : "'='")")
    }
  }

  /// Whether the value is one that the kernel can hold.
  func checkValue(_ comparison: FieldComparison) throws(KernelRefusal) {
    if let text = comparison.text {
      try checkText(text, of: comparison.field)
      return
    }
    guard comparison.number == .max, comparison.field != .auid else { return }
    if comparison.field.isUserId || comparison.field.isGroupId {
      throw KernelRefusal(
        .invalid, "'\(Self.word(comparison.field))' cannot be compared with unset, only auid can",
        advice: "compare 'auid' with unset, or take the condition out")
    }
  }

  private func checkText(_ text: ByteString, of field: Field) throws(KernelRefusal) {
    guard !text.isEmpty else {
      throw KernelRefusal(
        .invalid, "'\(Self.word(field))' has an empty value",
        advice: "write a value, or take the condition out")
    }
    if field == .key, text.count > 256 {
      throw KernelRefusal(.invalid, "the keys are longer than 256 bytes together")
    }
    if text.count > Self.pathLimit {
      throw KernelRefusal(
        field == .exe ? .invalid : .nameTooLong,
        "'\(Self.word(field))' is longer than \(Self.pathLimit) bytes")
    }
    guard [.path, .dir, .exe].contains(field) else { return }
    if text.first != UInt8(ascii: "/") {
      throw KernelRefusal(
        .invalid, "'\(Self.word(field))' is no absolute path",
        advice: "begin the path with '/'")
    }
    if field != .dir, text.last == UInt8(ascii: "/") {
      throw KernelRefusal(
        .invalid, "'\(Self.word(field))' ends with a slash; only dir may",
        advice: "leave the slash out, or write 'dir=' if a folder is meant")
    }
  }

  /// PATH_MAX, the longest string in a rule.
  static let pathLimit = 4096

  private static func lists(of field: Field) -> [FilterList]? {
    switch field {
    case .msgtype: [.user, .exclude]
    case .fstype: [.filesystem]
    case .path, .dir, .inode: [.exit, .ioUring]
    default: nil
    }
  }

  private static func operators(of field: Field) -> Set<Operator>? {
    switch field {
    case .a0, .a1, .a2, .a3, .pers, .devminor: .every
    case .path, .dir: [.equal]
    case .arch, .subjectUser, .subjectRole, .subjectType, .objectUser, .objectRole, .objectType,
      .key, .auidIsSet, .fstype, .perm, .filetype, .fieldCompare, .exe, .inode:
      .equality
    case .pid, .uid, .euid, .suid, .fsuid, .gid, .egid, .sgid, .fsgid, .auid, .msgtype, .ppid,
      .subjectSensitivity, .subjectClearance, .objectLevelLow, .objectLevelHigh, .sessionid,
      .devmajor, .exit, .success, .objectUid, .objectGid, .socketFamily:
      .ordering
    default: nil
    }
  }

  /// The field as rules are written; the core has no table of names, so the rest go by number.
  static func word(_ field: Field) -> String {
    names[field] ?? "field \(field.number)"
  }

  private static let names: [Field: String] = [
    .pid: "pid", .uid: "uid", .euid: "euid", .suid: "suid", .fsuid: "fsuid", .gid: "gid",
    .egid: "egid", .sgid: "sgid", .fsgid: "fsgid", .auid: "auid", .arch: "arch",
    .msgtype: "msgtype", .ppid: "ppid", .sessionid: "sessionid", .fstype: "fstype",
    .devmajor: "devmajor", .inode: "inode", .exit: "exit", .success: "success", .path: "path",
    .perm: "perm", .dir: "dir", .filetype: "filetype", .objectUid: "obj_uid",
    .objectGid: "obj_gid", .fieldCompare: "-C", .exe: "exe", .socketFamily: "saddr_fam",
    .key: "key", .subjectUser: "subj_user", .subjectRole: "subj_role", .subjectType: "subj_type",
    .subjectSensitivity: "subj_sen", .subjectClearance: "subj_clr", .objectUser: "obj_user",
    .objectRole: "obj_role", .objectType: "obj_type", .objectLevelLow: "obj_lev_low",
    .objectLevelHigh: "obj_lev_high",
  ]
}

extension Set<Operator> {
  fileprivate static let every = Set(Operator.allCases)
  fileprivate static let ordering = every.subtracting([.anyBit, .allBits])
  fileprivate static let equality: Set<Operator> = [.equal, .notEqual]
}
