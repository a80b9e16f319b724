import AuditCatalogue
import AuditRules
import ByteText
import Diagnostics
import PolicySyntax

/// Works out what one statement means: the rules for each ABI, path and value.
struct StatementCompiler {
  let names: any AuditNames
  let target: Target
  let facts: HostFacts?
  let bindings: Bindings
  /// The paths that a `programs` param stands for.
  let programs: [ByteString]
  /// The names of the params of kind `programs` that may be used.
  let programParams: Set<ByteString>
  let userIdMinimum: UInt32
  var diagnostics: [Diagnostic] = []

  /// A statement to work out: `record`, `ignore` or what a demand asks for.
  struct Statement {
    let action: Action
    let selector: SelectorSyntax
    let clauses: ClausesSyntax
    let keys: [Name]
    let span: Span
  }

  /// The rules of `statement` in load order, or why this host needs none.
  mutating func entries(_ statement: Statement) -> [CompiledGroup.Entry] {
    switch statement.selector.kind {
    case .permissions, .syscalls, .allSyscalls, .access: return callEntries(statement)
    case .messages, .userMessages, .tasks, .filesystems: return listEntries(statement)
    case .anything:
      reportIncomplete(statement)
      return []
    }
  }

  // MARK: The exit list

  private mutating func callEntries(_ statement: Statement) -> [CompiledGroup.Entry] {
    if statement.action == .never, let key = statement.clauses.keys.first {
      report(
        "clause-has-no-place", "'key' says nothing about what is ignored", key.span,
        help: "remove it; there is no event to file under it")
    }
    guard let places = places(of: statement) else { return [] }
    let (present, omissions) = presentPlaces(places, statement)
    guard let tails = conditions(of: statement) else { return omissions }
    guard !isTooMany(present.count, times: tails.count, statement.span) else { return omissions }
    var masks: [(ABI, SyscallMask)] = []
    for abi in abis(of: statement) {
      if let mask = mask(of: statement, on: abi) { masks.append((abi, mask)) }
    }
    let rules = present.flatMap { callRules(of: statement, at: $0, masks, tails) }
    return omissions + rules.map { .rule(PolicyRule($0, from: statement.span)) }
  }

  /// The rules at one place, or without a place: one for each interface and each of `tails`, which
  /// are the conditions behind arch, place and perm.
  func callRules(
    of statement: Statement, at place: FieldComparison?, _ masks: [(ABI, SyscallMask)],
    _ tails: [[FieldComparison]]
  ) -> [Rule] {
    masks.flatMap { abi, mask in
      let head = [architecture(abi)] + (place.map { [$0] } ?? []) + permissions(of: statement)
      return tails.map { rule(statement, mask, head + $0) }
    }
  }

  private func architecture(_ abi: ABI) -> FieldComparison {
    FieldComparison(.arch, .equal, target.machine.architecture(abi).rawValue)
  }

  private func permissions(of statement: Statement) -> [FieldComparison] {
    guard case .permissions(let list) = statement.selector.kind else { return [] }
    let permissions = list.reduce(into: PermissionSet()) { set, entry in
      switch entry.word {
      case .read: set.insert(.read)
      case .write: set.insert(.write)
      case .attr: set.insert(.attr)
      case .execute: set.insert(.execute)
      }
    }
    return [FieldComparison(.perm, .equal, permissions.rawValue)]
  }

  /// The rule with its key behind the conditions, where libaudit puts it.
  private func rule(
    _ statement: Statement, _ mask: SyscallMask, _ comparisons: [FieldComparison]
  ) -> Rule {
    var comparisons = comparisons
    if let key = key(of: statement) { comparisons.append(FieldComparison(.key, .equal, key)) }
    return Rule(statement.action, .exit, syscalls: mask, comparisons)
  }

  private func key(of statement: Statement) -> ByteString? {
    guard statement.action == .always, !statement.keys.isEmpty else { return nil }
    return ByteString(statement.keys.map(\.text).joined(separator: [Rule.keySeparator]))
  }

  // MARK: The other lists

  private mutating func listEntries(_ statement: Statement) -> [CompiledGroup.Entry] {
    guard statement.action == .never else {
      reportIgnoreOnly(statement.selector)
      return []
    }
    guard hasOnlyListClauses(statement), let tails = conditions(of: statement) else { return [] }
    let (list, heads) = listHeads(statement)
    guard canMatch(statement, on: list, tails) else { return [] }
    guard !isTooMany(heads.count, times: tails.count, statement.span) else { return [] }
    return heads.flatMap { head in
      tails.map { tail in
        let rule = Rule(
          list == .exclude ? .always : .never, list,
          syscalls: list == .task ? .none : .all, head + tail)
        return .rule(PolicyRule(rule, from: statement.span))
      }
    }
  }

  /// The list and, for each rule, the comparison in front: msgtype first, since a field that the
  /// kernel does not evaluate ends its walk through the exclude and user lists.
  private mutating func listHeads(_ statement: Statement) -> (FilterList, [[FieldComparison]]) {
    switch statement.selector.kind {
    case .messages(let types): return (.exclude, messageTypes(types))
    case .userMessages(let types): return (.user, messageTypes(types))
    case .filesystems(let types): return (.filesystem, fileSystems(types))
    default: return (.task, [[]])
    }
  }

  private mutating func hasOnlyListClauses(_ statement: Statement) -> Bool {
    let clauses = statement.clauses
    let misplaced: [(String, Span?)] = [
      ("of", statement.selector.place?.span), ("denied", clauses.denied),
      ("on", clauses.abis.first?.span), ("if present", clauses.ifPresent),
      ("except", clauses.except), ("key", clauses.keys.first?.span),
    ]
    for case (let word, let span?) in misplaced {
      report(
        "clause-has-no-place", "'\(word)' says nothing about messages, tasks or file systems",
        span, help: "remove it")
      return false
    }
    return true
  }

  private mutating func messageTypes(_ types: [Name]) -> [[FieldComparison]] {
    if types.isEmpty { return [[]] }
    return types.compactMap { type in
      messageType(type).map { [FieldComparison(.msgtype, .equal, $0)] }
    }
  }

  /// The number of a record type, by name or number; `nil` for an unknown one, which is reported.
  mutating func messageType(_ type: Name) -> UInt32? {
    if case .value(let number) = NumberLiteral(type.text), number <= UInt64(UInt32.max) {
      return UInt32(number)
    }
    let text = type.description
    if let number = names.number(ofMessageType: text) { return number }
    let known = (1000...2999).compactMap { names.name(ofMessageType: $0) }
    report(
      "unknown-message-type", "unknown message type '\(text)'\(didYouMean(text, among: known))",
      type.span)
    return nil
  }

  private mutating func fileSystems(_ types: [Name]) -> [[FieldComparison]] {
    types.compactMap { type in
      guard let number = names.number(ofFileSystem: type.description) else {
        report(
          "unknown-file-system", "libaudit knows no file system '\(type)'", type.span,
          help: "audit 3.0.9 knows tracefs and debugfs")
        return nil
      }
      return [FieldComparison(.fstype, .equal, number)]
    }
  }

  // MARK: Reporting

  mutating func reportIgnoreOnly(_ selector: SelectorSyntax) {
    report(
      "record-cannot-select", "only 'ignore' can name messages, tasks or file systems",
      selector.span, help: "begin the statement with 'ignore'")
  }

  mutating func reportIncomplete(_ statement: Statement) {
    report(
      "incomplete-statement", "the statement does not say what is recorded", statement.span,
      help: "write 'access', 'write, attr', 'syscalls …' or 'all syscalls' before the place")
  }

  mutating func report(_ id: String, _ message: String, _ span: Span, help: String? = nil) {
    diagnostics.append(Diagnostic(.error, id, message, at: span).advising(help))
  }

  mutating func remark(_ id: String, _ message: String, _ span: Span, help: String? = nil) {
    diagnostics.append(Diagnostic(.note, id, message, at: span).advising(help))
  }
}
