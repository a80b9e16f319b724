import AuditCatalogue
import AuditRules
import ByteText

/// Writes what a statement says.
struct PhraseWriter {
  let calls: CallWriter
  /// What `by users` means.
  let userIdMinimum: UInt32
  private let values: ValueWriter

  init(names: any AuditNames, target: Target, userIdMinimum: UInt32) {
    calls = CallWriter(names: names, target: target)
    self.userIdMinimum = userIdMinimum
    values = ValueWriter(names: names)
  }

  /// The statements, each as its pieces; more than one if the interfaces differ.
  ///
  /// - Parameter keys: what the group files under a record that says no key.
  func statements(of phrase: Phrase, under keys: [ByteString]) -> [[String]] {
    let tail = clauses(of: phrase, key: keyClause(of: phrase, under: keys))
    let verb = phrase.action == .always ? "record" : "ignore"
    guard phrase.subject == .syscalls else {
      let head = [verb] + subject(of: phrase) + place(of: phrase)
      return [head + tail.before + onClause(of: phrase) + tail.key]
    }
    return calls.parts(of: phrase.calls).map { part in
      let head = ["\(verb) syscalls"] + Wrapping.list(part.calls) + place(of: phrase)
      return head + tail.before + (part.abi.map { ["on \($0.rawValue)"] } ?? []) + tail.key
    }
  }

  private func subject(of phrase: Phrase) -> [String] {
    let names = values.names
    switch phrase.subject {
    case .permissions(let letters): return Wrapping.list(letters.words)
    case .syscalls: return []
    case .allSyscalls: return ["all syscalls"]
    case .access: return ["access"]
    case .tasks: return ["tasks"]
    case .messages, .userMessages:
      let types = phrase.types.map { number in
        names.name(ofMessageType: number).flatMap {
          names.number(ofMessageType: $0) == number ? $0 : nil
        } ?? String(number)
      }
      return [phrase.subject == .messages ? "messages" : "user-messages"] + Wrapping.list(types)
    case .filesystems:
      return ["filesystem"]
        + Wrapping.list(phrase.types.map { names.name(ofFileSystem: $0) ?? String($0) })
    }
  }

  private func place(of phrase: Phrase) -> [String] {
    guard let reach = phrase.reach else { return [] }
    return [reach == .path ? "of" : "under"] + Wrapping.list(phrase.paths.map(\.pathText))
  }

  private func onClause(of phrase: Phrase) -> [String] {
    let abis = calls.target.abis.filter { phrase.calls[$0] != nil }
    guard !abis.isEmpty, abis.count < calls.target.abis.count else { return [] }
    return ["on"] + Wrapping.list(abis.map(\.rawValue))
  }

  private func keyClause(of phrase: Phrase, under keys: [ByteString]) -> [String] {
    guard phrase.action == .always, !phrase.keys.isEmpty, phrase.keys != keys else { return [] }
    return ["key"] + Wrapping.list(phrase.keys.map(\.nameText))
  }

  private func clauses(of phrase: Phrase, key: [String]) -> (before: [String], key: [String]) {
    var conditions = phrase.conditions
    let who = takeWho(from: &conditions)
    let texts = texts(of: conditions)
    var pieces: [String] = []
    for (index, text) in texts.enumerated() {
      pieces.append((index == 0 ? "where " : "and ") + text)
    }
    if phrase.isDenied { pieces.append("denied") }
    if let who { pieces.append("by \(who)") }
    return (pieces, key)
  }

  // MARK: Conditions

  /// The word of `by` for what is said of the login uid, which is then taken out.
  private func takeWho(from conditions: inout [Phrase.Condition]) -> String? {
    let logins = conditions.filter { condition in
      if case .one(let comparison) = condition { comparison.field == .auid } else { false }
    }
    let isSet = Phrase.Condition.one(FieldComparison(.auid, .notEqual, UInt32.max))
    let isPerson = Phrase.Condition.one(
      FieldComparison(.auid, .greaterOrEqual, userIdMinimum))
    let word: String? =
      switch Set(logins) {
      case [isSet, isPerson]: "users"
      case [isSet]: "anyone"
      case [.one(FieldComparison(.auid, .equal, UInt32(0)))]: "root"
      case [.one(FieldComparison(.auid, .equal, UInt32.max))]: "daemons"
      default: nil
      }
    if word != nil { conditions.removeAll { logins.contains($0) } }
    return word
  }

  /// The conditions as text: both ends of a range together, and all values that are excluded.
  private func texts(of conditions: [Phrase.Condition]) -> [String] {
    var left = conditions
    var result: [String] = []
    while let condition = left.first {
      left.removeFirst()
      switch condition {
      case .among(let field, let among):
        result.append(values.text(of: field, among: among) ?? "")
      case .one(let comparison):
        result.append(
          range(comparison, &left) ?? exclusion(comparison, &left)
            ?? values.text(of: comparison) ?? "")
      }
    }
    return result
  }

  private func range(_ low: FieldComparison, _ left: inout [Phrase.Condition]) -> String? {
    guard low.op == .greaterOrEqual, let from = low.number, from <= UInt32(Int32.max),
      let name = values.fieldName(low.field)
    else { return nil }
    for (index, condition) in left.enumerated() {
      guard case .one(let high) = condition, high.field == low.field, high.op == .lessOrEqual,
        let to = high.number, from <= to, to <= UInt32(Int32.max)
      else { continue }
      left.remove(at: index)
      return "\(name) in \(from)..\(to)"
    }
    return nil
  }

  private func exclusion(_ first: FieldComparison, _ left: inout [Phrase.Condition]) -> String? {
    guard first.op == .notEqual, let name = values.fieldName(first.field),
      let value = values.value(of: first)
    else { return nil }
    var texts = [value]
    left.removeAll { condition in
      guard case .one(let other) = condition, other.field == first.field, other.op == .notEqual,
        let text = values.value(of: other)
      else { return false }
      texts.append(text)
      return true
    }
    return texts.count > 1 ? "\(name) not in (\(texts.joined(separator: ", ")))" : nil
  }
}

extension PermissionSet {
  /// The words of the language, in the order in which policies have them.
  fileprivate var words: [String] {
    let words: [(PermissionSet, String)] = [
      (.read, "read"), (.write, "write"), (.attr, "attr"), (.execute, "execute"),
    ]
    return words.filter { contains($0.0) }.map(\.1)
  }
}
