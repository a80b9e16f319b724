import Diagnostics

extension Parser {
  /// What a selector is read for: some of its forms are for `ignore` only.
  enum SelectorUse {
    case demand, record, ignore
    /// `partly without …`, where a place alone is enough.
    case remainder

    /// The words that may begin a selector here.
    fileprivate var words: [String] {
      let common = PermissionSyntax.Word.allCases.map(\.rawValue) + ["syscalls", "all", "access"]
      return switch self {
      case .demand, .record: common
      case .ignore: common + SelectorUse.ignoreOnly
      case .remainder: common + ["of", "under"]
      }
    }

    static let ignoreOnly = ["messages", "user-messages", "tasks", "filesystem"]
  }

  /// Reads what a statement is about, with its place.
  func selector(for use: SelectorUse) -> SelectorSyntax? {
    guard !frame.hasFailed else { return nil }
    let start = position
    return node(.selector) {
      guard let word = selectorWord(for: use), let kind = selectorKind(word) else { return nil }
      let place = kind.takesPlace ? place() : nil
      return SelectorSyntax(kind: kind, place: place, span: span(from: start))
    }
  }

  private func selectorWord(for use: SelectorUse) -> String? {
    let help = "it can be \(Self.choice(use.words))"
    guard let word else {
      expected("a selector", "expected-selector", help: help)
      return nil
    }
    if SelectorUse.ignoreOnly.contains(word), !use.words.contains(word) {
      report(
        "ignore-only", "'\(word)' can only be ignored", at: span(token),
        help: use == .demand && word == "messages"
          ? "write 'demand messages …' without 'record'" : nil)
      return word
    }
    guard let meant = resolve(word, among: use.words, "unknown-selector", "selector") else {
      fail("unknown-selector", "unknown selector \(shown(token))", at: span(token), help: help)
      return nil
    }
    return meant
  }

  private func selectorKind(_ word: String) -> SelectorSyntax.Kind? {
    switch word {
    case "of", "under": return .anything
    case "read", "write", "attr", "execute":
      return permissions(first: word)
    default: bump()
    }
    switch word {
    case "syscalls":
      let calls = list { call() }
      return calls.isEmpty ? nil : .syscalls(calls)
    case "all": return keyword("syscalls") ? .allSyscalls : nil
    case "access": return .access
    case "messages": return .messages(optionalNames("a message type"))
    case "user-messages": return .userMessages(optionalNames("a message type"))
    case "tasks": return .tasks
    default:
      let types = names("a filesystem")
      return types.isEmpty ? nil : .filesystems(types)
    }
  }

  /// Reads the words of `perm=`, each at most once.
  /// `first` is what the first one means, however it is spelt.
  private func permissions(first: String) -> SelectorSyntax.Kind? {
    var seen: [String: Span] = [:]
    var isFirst = true
    let words: [PermissionSyntax] = list {
      let place = span(token)
      if isFirst {
        isFirst = false
        seen[first] = place
        bump()
        return PermissionSyntax.Word(rawValue: first).map { .init(word: $0, span: place) }
      }
      if let word { noteRepetition(of: word, in: &seen) }
      let found: PermissionSyntax.Word? = choice("permission")
      return found.map { PermissionSyntax(word: $0, span: place) }
    }
    return words.isEmpty ? nil : .permissions(words)
  }

  private func call() -> Name? {
    if next == .word { checkLeadingZero(token.range) }
    return name("a syscall")
  }

  /// Names that may be left out: a clause word here is a clause.
  private func optionalNames(_ what: String) -> [Name] {
    guard let word, !ClauseWord.all.contains(word), !beginsStatementTooDeep() else { return [] }
    return names(what)
  }

  /// `of PATH, …` or `under PATH, …`, if it stands here.
  func place() -> PlaceSyntax? {
    guard !frame.hasFailed, let reach = reach() else { return nil }
    let start = position
    return node(.place) {
      bump()
      let paths = paths()
      return PlaceSyntax(reach: reach, paths: paths, span: span(from: start))
    }
  }

  /// The word of a place, not yet read; also one that is misspelt and has a path behind it.
  private func reach() -> PlaceSyntax.Reach? {
    guard let word else { return nil }
    if let reach = PlaceSyntax.Reach(rawValue: word) { return reach }
    guard !ClauseWord.all.contains(word), tokens[position + 1].kind == .path else { return nil }
    return resolve(word, among: ["of", "under"], "unknown-word", "word")
      .flatMap(PlaceSyntax.Reach.init)
  }
}

extension SelectorSyntax.Kind {
  /// Whether `of` or `under` may follow.
  fileprivate var takesPlace: Bool {
    switch self {
    case .permissions, .syscalls, .allSyscalls, .access, .anything: true
    case .messages, .userMessages, .tasks, .filesystems: false
    }
  }
}
