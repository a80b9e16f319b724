import ByteText
import Diagnostics

/// A file that says what findings weigh: a line `ID: error`, `warning`, `note` or `off` each, where
/// the name can also be that of a kind, with `off` alone. `#` begins a comment.
public struct LintConfiguration: Sendable {
  /// What the file says.
  public private(set) var choice = LintChoice()
  /// What is wrong with it, in order.
  public private(set) var diagnostics: [Diagnostic] = []
  private let ids: Set<String>
  private var places: [String: Span] = [:]

  /// Reads `source`; `lints` are those that it can name.
  public init(_ source: SourceText, lints: [any Lint.Type]) {
    ids = Set(lints.map { $0.id })
    for line in 0..<source.lineCount { read(source, line + 1) }
  }

  private mutating func read(_ source: SourceText, _ line: Int) {
    let range = source.range(ofLine: line)
    let end = range.first { source.bytes[$0] == UInt8(ascii: "#") } ?? range.upperBound
    let whole = Span(source, range.lowerBound..<end)
    guard whole.bytes.contains(where: { !Self.isBlank($0) }) else { return }
    guard let colon = whole.range.first(where: { source.bytes[$0] == UInt8(ascii: ":") }) else {
      complain("unreadable-configuration", "this is no 'ID: WEIGHT'", whole)
      return
    }
    let name = Self.trimmed(Span(source, whole.range.lowerBound..<colon))
    let weight = Self.trimmed(Span(source, (colon + 1)..<end))
    set(name, weight)
  }

  private mutating func set(_ name: Span, _ weight: Span) {
    let id = String(decoding: name.bytes, as: UTF8.self)
    let word = String(decoding: weight.bytes, as: UTF8.self)
    let kinds = LintKind.allCases.map(\.rawValue)
    guard ids.contains(id) || kinds.contains(id) else {
      complain(
        "unknown-lint",
        "there is no lint '\(ByteString(name.bytes))'\(didYouMean(id, among: ids.sorted() + kinds))",
        name)
      return
    }
    if let earlier = places[id] {
      diagnostics.append(
        Diagnostic(.error, "configured-twice", "'\(id)' is configured twice", at: name)
          .noting("the other line", at: earlier))
      return
    }
    places[id] = name
    if word == "off" {
      choice.ignored.insert(id)
    } else if ids.contains(id), let severity = Severity(rawValue: word) {
      choice.severities[id] = severity
    } else {
      let wanted = ids.contains(id) ? ["error", "warning", "note", "off"] : ["off"]
      complain(
        "unknown-weight",
        "'\(ByteString(weight.bytes))' is no weight\(didYouMean(word, among: wanted))", weight,
        "write one of: \(wanted.joined(separator: ", "))")
    }
  }

  private mutating func complain(
    _ id: String, _ message: String, _ span: Span, _ help: String? = nil
  ) {
    diagnostics.append(Diagnostic(.error, id, message, at: span).advising(help))
  }

  private static func trimmed(_ span: Span) -> Span {
    var range = span.range
    let bytes = span.source.bytes
    while range.count > 0, isBlank(bytes[range.lowerBound]) { range = range.dropFirst() }
    while range.count > 0, isBlank(bytes[range.upperBound - 1]) { range = range.dropLast() }
    return Span(span.source, range)
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r")
  }
}
