import AuditCatalogue
import AuditRules
import ByteText

/// Says a single rule in the words of the policy language, if it has words for it.
struct PhraseReader {
  let names: any AuditNames
  let target: Target

  /// What `rule` says; `nil` for what only a `raw` line can say.
  func phrase(of rule: Rule) -> Phrase? {
    rule.list == .exit ? callPhrase(rule) : listPhrase(rule)
  }

  // MARK: The exit list

  private func callPhrase(_ rule: Rule) -> Phrase? {
    let places = rule.comparisons.filter(\.field.isPlace)
    let permissions = rule.comparisons.filter { $0.field == .perm }
    guard places.count <= 1, permissions.count <= 1, places.allSatisfy({ $0.op == .equal }),
      rule.action == .always || places.first?.field != .path,
      let calls = calls(of: rule), let subject = subject(of: rule, places.first, permissions.first)
    else { return nil }
    var phrase = Phrase(action: rule.action, subject: subject)
    phrase.reach = places.first?.field
    phrase.paths = places.compactMap(\.text)
    phrase.calls = subject == .syscalls ? calls : calls.mapValues { _ in .all }
    let special: Set<Field> = [.arch, .path, .dir, .perm, .key]
    guard let conditions = conditions(of: rule, without: special) else { return nil }
    phrase.conditions = conditions
    if rule.action == .always { phrase.keys = rule.keys }
    return phrase
  }

  /// The calls on each interface that the rule is about; `nil` if it says that in another way than a
  /// statement does.
  private func calls(of rule: Rule) -> [ABI: SyscallMask]? {
    let architectures = rule.comparisons.filter { $0.field == .arch }
    guard architectures.count <= 1, !rule.syscalls.isEmpty else { return nil }
    if architectures.isEmpty {
      // Numbers without an arch mean other calls on each interface: nobody meant that.
      guard rule.syscalls.isAll || rule.comparison(of: .perm) != nil else { return nil }
      return Dictionary(uniqueKeysWithValues: target.abis.map { ($0, rule.syscalls) })
    }
    guard architectures[0].op == .equal, let number = architectures[0].number,
      let abi = target.machine.abi(of: Architecture(rawValue: number)), target.abis.contains(abi)
    else { return nil }
    return [abi: rule.syscalls]
  }

  private func subject(
    of rule: Rule, _ place: FieldComparison?, _ permission: FieldComparison?
  ) -> Phrase.Subject? {
    guard let permission else {
      if !rule.syscalls.isAll { return .syscalls }
      return place == nil ? .allSyscalls : .access
    }
    let letters = PermissionSet(rawValue: permission.number ?? 0)
    guard permission.op == .equal, !letters.isEmpty, PermissionSet.all.isSuperset(of: letters)
    else { return nil }
    // A list behind `perm=` that leaves none of its calls out is newer auditctl's own.
    let full = Rule(.always, .exit, syscalls: .all, rule.comparisons)
    let isWhole = rule.architectures(outOf: target.architectures).allSatisfy { architecture in
      rule.reach(on: architecture, of: target) == full.reach(on: architecture, of: target)
    }
    return isWhole ? .permissions(letters) : nil
  }

  // MARK: The other lists

  private func listPhrase(_ rule: Rule) -> Phrase? {
    guard !rule.endsItsList, rule.list == .exclude || rule.action == .never else { return nil }
    let head: Field = rule.list == .filesystem ? .fstype : .msgtype
    let heads = rule.comparisons.filter { $0.field == head }
    guard heads.count <= 1, heads.allSatisfy({ $0.op == .equal }),
      let subject = subject(of: rule.list)
    else { return nil }
    var phrase = Phrase(action: .never, subject: subject)
    phrase.types = heads.compactMap(\.number)
    if subject == .filesystems {
      guard let type = phrase.types.first, names.name(ofFileSystem: type) != nil else { return nil }
    }
    guard let conditions = conditions(of: rule, without: [head, .key]) else { return nil }
    phrase.conditions = conditions
    return phrase
  }

  private func subject(of list: FilterList) -> Phrase.Subject? {
    switch list {
    case .exclude: .messages
    case .user: .userMessages
    case .task: .tasks
    case .filesystem: .filesystems
    case .exit, .ioUring: nil
    }
  }

  // MARK: Conditions

  /// The conditions in their order, each once; `nil` if one has no words.
  private func conditions(of rule: Rule, without special: Set<Field>) -> [Phrase.Condition]? {
    let writer = ValueWriter(names: names)
    var result: [Phrase.Condition] = []
    for comparison in rule.comparisons where !special.contains(comparison.field) {
      guard writer.text(of: comparison) != nil else { return nil }
      if !result.contains(.one(comparison)) { result.append(.one(comparison)) }
    }
    return result
  }
}
