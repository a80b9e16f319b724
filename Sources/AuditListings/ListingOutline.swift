import ByteText
import Diagnostics

/// Which lines of a text are rules, and whether it is a listing at all.
struct ListingOutline {
  /// The 1-based numbers of the lines that stand for rules, unreadable ones included.
  private(set) var lines: [Int] = []

  /// What a line can be.
  enum Kind {
    case blank
    case noRules
    case rule
    case watch
    /// Something that stands in rule files but in no listing.
    case ruleFile
    case other
  }

  /// What `line` is by its beginning.
  static func kind(of line: ByteString) -> Kind {
    let text = line.last == UInt8(ascii: "\r") ? ByteString(line.dropLast()) : line
    if text.allSatisfy({ $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }) { return .blank }
    if text == "No rules" { return .noRules }
    if text.has("-a ", at: 0) { return .rule }
    let forms: [ByteString] = ["-w ", " -p", "-p ", " -k ", "-k "]
    if forms.contains(where: { text.has($0, at: 0) }) { return .watch }
    let isComment = text.first { $0 != UInt8(ascii: " ") } == UInt8(ascii: "#")
    let isOption = text.count > 1 && text[0] == UInt8(ascii: "-")
    return isComment || isOption ? .ruleFile : .other
  }

  /// The outline of `source`; a text that is mostly something else is no listing.
  init(_ source: SourceText) throws(NotAListing) {
    var saysNoRules = false
    var strangers: [Int] = []
    for number in 1...max(1, source.lineCount) {
      switch Self.kind(of: ByteString(source.bytes(ofLine: number))) {
      case .blank: continue
      case .noRules: saysNoRules = true
      case .rule, .watch: lines.append(number)
      case .ruleFile: throw Self.ruleFile(source, number)
      case .other:
        strangers.append(number)
        lines.append(number)
      }
    }
    if lines.isEmpty, !saysNoRules {
      throw NotAListing("it is empty, where auditctl -l prints 'No rules'")
    }
    if strangers.count * 2 > lines.count, let first = strangers.first {
      let text = ByteString(source.bytes(ofLine: first).prefix(60))
      throw NotAListing(
        "'\(text)' is nothing that auditctl -l prints", at: Span(source, line: first))
    }
  }

  private static func ruleFile(_ source: SourceText, _ number: Int) -> NotAListing {
    let text = ByteString(source.bytes(ofLine: number).prefix(60))
    return NotAListing(
      "'\(text)' stands in rule files; auditctl -l does not print it",
      at: Span(source, line: number))
  }
}
