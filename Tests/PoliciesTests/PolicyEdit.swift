import Diagnostics
import PolicyModel
import PolicySyntax

/// One small change of a group's text, of the kind that happens in an editor.
struct PolicyEdit: CustomStringConvertible {
  /// What is changed and where.
  let description: String
  private let source: SourceText
  private let range: Range<Int>
  private let text: String

  private init(_ what: String, _ span: Span, _ range: Range<Int>, _ text: String) {
    description = "\(span.fileAndLine): \(what)"
    source = span.source
    self.range = range
    self.text = text
  }

  /// The shipped policies with this change, and `more`.
  func library(with more: [PolicyFile]) -> PolicyLibrary {
    let bytes =
      source.bytes[..<range.lowerBound] + Array(text.utf8) + source.bytes[range.upperBound...]
    let edited = SourceText(name: source.name, bytes: Array(bytes))
    return PolicyLibrary(
      Shipped.results.map { path, result in
        path == source.name ? PolicyParser.parse(edited).file : result.file
      } + more)
  }

  /// The changes of every statement of a group that records.
  static func all(of group: RulesSyntax) -> [PolicyEdit] {
    group.statements.flatMap { statement -> [PolicyEdit] in
      guard case .record(let record) = statement, record.action == .record else { return [] }
      return all(of: record)
    }
  }

  private static func all(of record: RecordSyntax) -> [PolicyEdit] {
    let span = record.span
    let end = span.range.upperBound..<span.range.upperBound
    var edits = [PolicyEdit("drop the statement", span, span.range, "")]
    edits += shortened(lists(of: record.selector), span)
    if let first = record.clauses.conditions.first {
      let start = first.span.range.lowerBound
      edits.append(PolicyEdit("only for uid 0", span, start..<start, "uid = 0 and "))
    } else {
      edits.append(PolicyEdit("only for uid 0", span, end, " where uid = 0"))
    }
    if record.clauses.abis.isEmpty {
      edits.append(PolicyEdit("only 64 bits", span, end, " on b64"))
    }
    let start = span.range.lowerBound..<span.range.lowerBound
    edits.append(PolicyEdit("an ignore before it", span, start, ignore(before: record)))
    return edits
  }

  /// Without the first and without the last of each list that has several.
  private static func shortened(_ lists: [[Span]], _ span: Span) -> [PolicyEdit] {
    lists.filter { $0.count > 1 }.flatMap { list in
      let first = list[0].range.lowerBound..<list[1].range.lowerBound
      let last = list[list.count - 2].range.upperBound..<list[list.count - 1].range.upperBound
      return [first, last].map { range in
        let gone = String(decoding: span.source.bytes[range], as: UTF8.self)
        return PolicyEdit("drop '\(gone)'", span, range, "")
      }
    }
  }

  private static func lists(of selector: SelectorSyntax) -> [[Span]] {
    let words: [Span] =
      switch selector.kind {
      case .permissions(let words): words.map(\.span)
      case .syscalls(let names): names.map(\.span)
      default: []
      }
    return [words, selector.place?.paths.map(\.span) ?? []]
  }

  /// An ignore of one user's call that the statement records.
  private static func ignore(before record: RecordSyntax) -> String {
    let call =
      switch record.selector.kind {
      case .syscalls(let names): names[0].description
      case .permissions(let words) where words.allSatisfy { $0.word == .execute }: "execve"
      default: "openat"
      }
    let abis = record.clauses.abis.map(\.description).joined(separator: ", ")
    return "ignore syscalls \(call) where uid = 1001" + (abis.isEmpty ? "" : " on \(abis)") + "\n  "
  }
}
