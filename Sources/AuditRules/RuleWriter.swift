import AuditCatalogue
import ByteText

/// Writes rules as lines of a rules.d file, which libaudit reads back as the same rule.
///
/// Field order is kept; `-S` stands behind the last arch, for that is where libaudit wants it.
public struct RuleWriter: Sendable {
  /// Where names come from.
  public let names: any AuditNames
  /// The machine that the lines are for: what `b64` and `b32` mean there.
  public let machine: Machine

  public init(names: any AuditNames, machine: Machine = .x8664) {
    self.names = names
    self.machine = machine
  }

  /// The line in the `-a` form, or `nil` if no line means this rule: field 24, an empty perm, a key
  /// that is not last, or a text that libaudit would split or cut elsewhere.
  public func line(_ rule: Rule, prepended: Bool = false) -> ByteString? {
    guard isWritable(rule) else { return nil }
    var words: [ByteString] = [
      prepended ? "-A" : "-a", ByteString("\(rule.action.name),\(rule.list.name)"),
    ]
    let place = rule.comparisons.lastIndex { $0.field == .arch }.map { $0 + 1 } ?? 0
    for (index, comparison) in rule.comparisons.enumerated() {
      if index == place { words += syscallWords(rule) }
      guard let condition = conditionWords(comparison) else { return nil }
      words += condition
    }
    if place == rule.comparisons.count { words += syscallWords(rule) }
    return words.joined()
  }

  /// The line in the `-w` form, or `nil` if the rule is no watch.
  ///
  /// Whether `-w` means a file or a tree is decided by the disk of the machine that loads it.
  public func watchLine(_ rule: Rule) -> ByteString? {
    guard rule.list == .exit, rule.action == .always, rule.syscalls.isAll, isWritable(rule),
      rule.comparisons.count >= 2, rule.comparisons[0].field.isPlace,
      rule.comparisons[1].field == .perm,
      rule.comparisons.dropFirst(2).allSatisfy({
        $0.field == .key
      }), let path = rule.comparisons[0].text, let perm = rule.comparisons[1].number,
      path.count < 2 || path.last != UInt8(ascii: "/"), let word = escaped(path)
    else { return nil }
    var words: [ByteString] = ["-w", word, "-p", ByteString(PermissionSet(rawValue: perm).text)]
    for key in rule.keys {
      guard let word = escaped(key) else { return nil }
      words += ["-k", word]
    }
    return words.joined()
  }

  private func isWritable(_ rule: Rule) -> Bool {
    let keyFields = rule.comparisons.filter { $0.field == .key }
    return keyFields.isEmpty || (keyFields.count == 1 && rule.comparisons.last?.field == .key)
  }

  private func syscallWords(_ rule: Rule) -> [ByteString] {
    guard rule.list.looksAtSyscalls else { return [] }
    if rule.syscalls.isAll { return ["-S", "all"] }
    // A list of nothing but a comma is how an empty set is written.
    if rule.syscalls.isEmpty { return ["-S", ","] }
    let architecture = rule.comparisons.last { $0.field == .arch }.flatMap(\.number)
    let texts = rule.syscalls.numbers.map { number in
      architecture.flatMap { name(ofSyscall: number, on: Architecture(rawValue: $0)) }
        ?? String(number)
    }
    return ["-S", ByteString(texts.joined(separator: ","))]
  }

  /// The name, if it leads back to the number.
  private func name(ofSyscall number: UInt32, on architecture: Architecture) -> String? {
    guard let name = names.name(ofSyscall: number, on: architecture),
      names.number(ofSyscall: name, on: architecture) == number
    else { return nil }
    return name
  }
}

extension [ByteString] {
  /// The words with a blank between each two.
  fileprivate func joined() -> ByteString {
    ByteString(joined(separator: [UInt8(ascii: " ")]))
  }
}
