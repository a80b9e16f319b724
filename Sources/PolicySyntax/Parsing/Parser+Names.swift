import ByteText
import Diagnostics

extension Parser {
  /// Reads a word or a quoted text as the name of `what`.
  func name(_ what: String, help: String? = nil) -> Name? {
    guard !frame.hasFailed else { return nil }
    switch next {
    case .word, .broken: return wordName()
    case .string: return quotedName()
    default:
      expected(what, "expected-name", help: help)
      return nil
    }
  }

  /// Reads the name of a definition, which is a word: it becomes part of file names and messages.
  func plainName(_ what: String) -> Name? {
    if next == .string, !frame.hasFailed {
      report(
        "quoted-name", "\(what) stands without quotes", at: span(token),
        help: "a name is a word: letters, digits and '_ . + -'")
    }
    return name(what)
  }

  /// Reads a quoted text.
  func string(_ what: String) -> Name? {
    guard !frame.hasFailed else { return nil }
    switch next {
    case .string: return quotedName()
    case .broken: return wordName()
    default:
      expected("\(what) in quotes", "expected-string")
      return nil
    }
  }

  /// Reads names with `,` between them.
  func names(_ what: String) -> [Name] {
    list { name(what) }
  }

  /// Reads parts with `,` between them, up to the first that makes no sense.
  func list<Part>(_ part: () -> Part?) -> [Part] {
    var parts: [Part] = []
    repeat {
      guard let part = part() else { break }
      parts.append(part)
    } while take(.comma)
    return parts
  }

  /// Reads exactly this word, or one that is nearly it.
  @discardableResult
  func keyword(_ wanted: String) -> Bool {
    guard !frame.hasFailed else { return false }
    if let word, resolve(word, among: [wanted], "unknown-word", "word") != nil {
      bump()
      return true
    }
    expected("'\(wanted)'", "expected-word")
    return false
  }

  /// Reads this word, or one that is nearly it, if one stands here.
  func optionalKeyword(_ wanted: String) -> Bool {
    guard !frame.hasFailed, let word,
      resolve(word, among: [wanted], "unknown-word", "word") != nil
    else { return false }
    bump()
    return true
  }

  /// Reads one of a fixed set of words.
  func choice<Choice: RawRepresentable & CaseIterable>(_ what: String) -> Choice?
  where Choice.RawValue == String {
    guard !frame.hasFailed else { return nil }
    let words = Choice.allCases.map(\.rawValue)
    guard let word else {
      expected(Self.choice(words), "expected-word")
      return nil
    }
    guard let meant = resolve(word, among: words, "unknown-word", what) else {
      fail(
        "unknown-word", "unknown \(what) \(shown(token))", at: span(token),
        help: "write \(Self.choice(words))")
      return nil
    }
    bump()
    return Choice(rawValue: meant)
  }

  /// Reads `WORD …` parts in any order, each at most once, until something else stands here.
  /// `read` gets the word, already read.
  func attributes(_ words: [String], _ read: (String) -> Void) {
    var seen: [String: Span] = [:]
    while !frame.hasFailed, let word, !beginsStatementTooDeep() || words.contains(word) {
      guard let meant = resolve(word, among: words, "unknown-word", "word") else {
        return fail(
          "unknown-word", "unknown word \(shown(token))", at: span(token),
          help: "here can stand \(Self.choice(words))")
      }
      noteRepetition(of: meant, in: &seen)
      bump()
      read(meant)
    }
  }

  /// Reports a part that the statement has already; the next token is its word.
  func noteRepetition(of word: String, in seen: inout [String: Span]) {
    if let first = seen[word] {
      report(
        "given-twice", "'\(word)' is given twice", at: span(token), note: ("first here", first))
    } else {
      seen[word] = span(token)
    }
  }

  private func wordName() -> Name {
    defer { bump() }
    return Name(
      text: ByteString(source.bytes[token.range]), span: span(token), isQuoted: false)
  }

  private func quotedName() -> Name {
    defer { bump() }
    return Name(
      text: StringLiteral.value(of: source.bytes[token.range]), span: span(token), isQuoted: true)
  }
}
