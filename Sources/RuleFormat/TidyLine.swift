import AuditLoading
import AuditRuleSyntax
import ByteText

/// A line without the blanks that mean nothing.
struct TidyLine {
  /// The line as it is to be, without its newline.
  let bytes: ArraySlice<UInt8>
  /// Why the line is not as tidy as it looks it could be; `nil` if it is.
  let remark: String?

  init(_ line: ArraySlice<UInt8>) {
    let tidied = Self.tidied(line)
    if Self.meansTheSame(line, tidied[...]) {
      bytes = tidied[...]
      remark = Self.hasCarriageReturn(tidied) ? Self.carriageReturn : nil
    } else {
      bytes = line
      remark = Self.reason(line)
    }
  }

  private static let carriageReturn =
    "the carriage return at its end is a part of its last word; take it away with 'sed -i s/\\r$//' "
    + "if that is not meant"

  /// Whether auditctl reads the same words from both, and augenrules puts both in the same place.
  ///
  /// Where a comment or a blank line ends up makes no difference, unless it is taken for a setting.
  static func meansTheSame(_ left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>) -> Bool {
    if left == right { return true }
    guard left.count < RuleLines.lineLimit, right.count < RuleLines.lineLimit else { return false }
    let words = RuleFileLine(left)
    guard words == RuleFileLine(right) else { return false }
    let isSilent = words == .blank || words == .comment
    return Awk.allCases.allSatisfy { awk in
      let fates = [awk.fate(of: left), awk.fate(of: right)]
      return fates[0] == fates[1] || (isSilent && !fates.contains(where: Self.moves))
    }
  }

  private static func moves(_ fate: Awk.Fate) -> Bool {
    if case .moved = fate { true } else { false }
  }

  private static func reason(_ line: ArraySlice<UInt8>) -> String {
    if line.count >= RuleLines.lineLimit {
      return "it is longer than what auditctl reads as one line"
    }
    return "with other blanks auditctl or augenrules would take it otherwise"
  }

  private static func hasCarriageReturn(_ line: [UInt8]) -> Bool {
    line.last == UInt8(ascii: "\r")
  }

  /// The line without blanks at its ends and with single ones between words; of a comment also
  /// without the carriage return.
  private static func tidied(_ line: ArraySlice<UInt8>) -> [UInt8] {
    if RuleFileLine(line) == .comment {
      let text = line.drop { $0 == blank }
      return Array(
        text[..<(text.lastIndex { !endBytes.contains($0) }.map { $0 + 1 } ?? text.endIndex)])
    }
    var result: [UInt8] = []
    var isEscaped = false
    for byte in line {
      let parts = byte == blank && !isEscaped
      isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
      if parts, result.isEmpty || isAtBlank(result) { continue }
      result.append(byte)
    }
    if isAtBlank(result) { result.removeLast() }
    return result
  }

  private static let blank = UInt8(ascii: " ")
  private static let endBytes: Set<UInt8> = [blank, UInt8(ascii: "\t"), UInt8(ascii: "\r")]

  /// Whether the last byte is a blank that parts words.
  private static func isAtBlank(_ line: [UInt8]) -> Bool {
    guard line.last == blank else { return false }
    let backslashes = line.dropLast().reversed().prefix { $0 == UInt8(ascii: "\\") }
    return backslashes.count.isMultiple(of: 2)
  }
}
