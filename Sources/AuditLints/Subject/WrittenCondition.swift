import AuditCatalogue
import AuditRules
import ByteText
import Diagnostics
import LibAudit

/// A condition as a line spells it: the text behind '-F' or '-C', or what '-w' and '-p' stand for.
struct WrittenCondition {
  /// What it looks at.
  let field: Field
  /// The whole text, without the option.
  let text: ByteString
  /// The text behind the operator.
  let value: ByteString
  let span: Span
}

extension LintedLine {
  /// The conditions in the order in which they are written.
  var conditions: [WrittenCondition] {
    options(["-F", "-C", "-w", "-p"]).compactMap { option in
      let text = ByteString(option.span.bytes)
      switch option.name {
      case "-w": return WrittenCondition(field: .path, text: text, value: text, span: option.span)
      case "-p": return WrittenCondition(field: .perm, text: text, value: text, span: option.span)
      case "-C":
        return WrittenCondition(field: .fieldCompare, text: text, value: text, span: option.span)
      default: return Self.condition(text, option.span)
      }
    }
  }

  /// The lists of system calls behind '-S'.
  var syscallLists: [Span] { options(["-S"]).map(\.span) }

  private static func condition(_ text: ByteString, _ span: Span) -> WrittenCondition? {
    let operators = ByteString("!=<>&")
    let end = text.firstIndex { operators.contains($0) } ?? text.endIndex
    let start = text[end...].firstIndex { !operators.contains($0) } ?? text.endIndex
    guard let field = LibAuditNames().field(named: ByteString(text[..<end]).description) else {
      return nil
    }
    return WrittenCondition(
      field: field, text: text, value: ByteString(text[start...]), span: span)
  }

  /// The words behind some options, or glued to them.
  private func options(_ names: [ByteString]) -> [(name: ByteString, span: Span)] {
    let bytes = Array(judged.line.bytes)
    var found: [(name: ByteString, span: Span)] = []
    var pending: ByteString?
    for range in Self.wordRanges(bytes) {
      let word = ByteString(bytes[range])
      if let option = pending {
        found.append((option, judged.line.span(of: range)))
        pending = nil
      } else if names.contains(word) {
        pending = word
      } else if let option = names.first(where: { word.starts(with: $0) }) {
        found.append((option, judged.line.span(of: (range.lowerBound + 2)..<range.upperBound)))
      }
    }
    return found
  }

  private static func wordRanges(_ bytes: [UInt8]) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start: Int?
    for (index, byte) in bytes.enumerated() {
      if byte == UInt8(ascii: " ") {
        if let first = start { ranges.append(first..<index) }
        start = nil
      } else if start == nil {
        start = index
      }
    }
    if let first = start { ranges.append(first..<bytes.count) }
    return ranges
  }

  /// The places at which conditions on `field` are written; whether a login id is set counts as one on
  /// it, and a tree may have been written as '-w'.
  func written(_ field: Field) -> [WrittenCondition] {
    let conditions = conditions
    let found = conditions.filter { $0.field == field }
    if found.isEmpty, field == .auidIsSet { return conditions.filter { $0.field == .auid } }
    if found.isEmpty, field == .dir { return conditions.filter { $0.field == .path } }
    return found
  }

  /// The place of the first condition on `field`; the whole line if it is not found.
  func place(of field: Field) -> Span { written(field).first?.span ?? span }
}
