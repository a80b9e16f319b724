import AuditCatalogue
import AuditRules
import ByteText
import CAudit

extension LineCompilation {
  /// `-a`, `-A` and `-d`: a list and an action, in either order.
  func readList(_ argument: ByteString, adds: Bool, prepends: Bool) throws(Refusal) {
    if adds, argument.firstPosition(of: "task") != nil, caudit_syscall_added() != 0 {
      throw Refusal("syscall auditing requested for task list", about: argument)
    }
    listOptionCount += 1
    guard listOptionCount == 1 else {
      throw Refusal("multiple rule insert/delete operations are not allowed", about: argument)
    }
    guard let pair = try listAndAction(argument, given: adds ? addList : deleteList) else {
      // `possible` is refused with a message, and the line counts as processed.
      status = .finishedAtOnce
      return
    }
    isExclude = isExclude || pair.list == .exclude
    action = pair.action
    if adds { addList = pair.list } else { deleteList = pair.list }
    isPrepended = prepends
    status = .rule
  }

  /// `nil` for the deprecated action `possible` behind a list; before one it is a bad keyword.
  ///
  /// A list that `-w` or `-W` has given already makes auditctl look for an action in second place
  /// whatever stands in first.
  private func listAndAction(
    _ argument: ByteString, given: FilterList?
  ) throws(Refusal) -> (list: FilterList, action: Action)? {
    let bad = Refusal("bad keyword \(argument)", about: argument)
    let parts = argument.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
    guard parts.count == 2 else { throw bad }
    let first = Action(name: parts[0])
    let isAction = first != nil || parts[0] == "possible"
    guard let list = isAction ? given : Self.list(parts[0]) else {
      // `possible` in first place leaves the action of a `-W` before it.
      guard isAction, let action = first ?? action, let list = Self.list(parts[1]) else {
        throw bad
      }
      return (list, action)
    }
    if parts[1] == "possible" { return nil }
    guard let action = Action(name: parts[1]) else { throw bad }
    return (list, action)
  }

  /// The lists that auditctl 3.0.9 knows by name.
  private static func list(_ name: String) -> FilterList? {
    FilterList(name: name).flatMap { $0 == .ioUring ? nil : $0 }
  }

  /// `-S`: names, numbers and `all`, with commas between.
  func readSyscalls(_ argument: ByteString) throws(Refusal) {
    if let list = [addList, deleteList].compactMap({ $0 }).first(where: {
      [.task, .user, .filesystem].contains($0)
    }) {
      throw Refusal("syscall auditing being added to \(list.name) list", about: argument)
    }
    if isExclude {
      throw Refusal("syscall auditing cannot be put on exclude list", about: argument)
    }
    let hadNoArch = caudit_elf() == 0
    if hadNoArch { caudit_set_elf(nativeArchitecture.rawValue) }
    let names = argument.split(separator: UInt8(ascii: ","))
      .map { String(decoding: $0, as: UTF8.self) }
    for name in names { try addSyscall(name) }
    caudit_set_syscall_added()
    if hadNoArch, addList != nil, differsOnOtherABI(names) {
      line.resolvesSyscallsWithoutArch = true
    }
  }

  private func addSyscall(_ name: String) throws(Refusal) {
    switch audit_rule_syscallbyname_data(ruleData, name) {
    case 0: return
    case -2: throw Refusal("elf type unknown: \(caudit_elf())", about: ByteString(name))
    default: throw Refusal("Syscall name unknown: \(name)", about: ByteString(name))
    }
  }

  private var nativeArchitecture: Architecture {
    target.machine.architecture(target.abis.first ?? .b64)
  }

  /// Whether the names mean other numbers on the target's second interface.
  private func differsOnOtherABI(_ names: [String]) -> Bool {
    guard let other = target.architectures.dropFirst().first,
      let scratch = audit_rule_create_data()
    else { return false }
    defer {
      audit_rule_free_data(scratch)
      caudit_set_elf(nativeArchitecture.rawValue)
    }
    caudit_set_elf(other.rawValue)
    for name in names { _ = audit_rule_syscallbyname_data(scratch, name) }
    guard let ruleData else { return false }
    return withUnsafeBytes(of: &scratch.pointee.mask) { left in
      withUnsafeBytes(of: &ruleData.pointee.mask) { right in !left.elementsEqual(right) }
    }
  }
}
