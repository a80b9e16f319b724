import AuditLoading
import AuditRuleSyntax
import AuditRules
import ByteText
import Diagnostics
import LibAudit

/// A line with words, and all that is known of it.
public struct LintedLine: Sendable {
  /// Its place among the lines with words, from 0: the order in which they are loaded.
  public let index: Int
  /// What a load makes of it.
  public let judged: JudgedLine

  /// The whole line.
  public var span: Span { judged.line.span }
  /// Its words, as auditctl parts them.
  public var words: [ByteString] { judged.words }
  /// The settings and commands that stand in it.
  public var controls: [ControlRule] { judged.compiled.controls }
  /// The rule that it would add, as libaudit compiles it, whether the kernel takes it or not.
  public var addition: CompiledLine.Addition? {
    if case .addition(let addition) = judged.compiled.result { addition } else { nil }
  }
  /// The rule that the kernel would hold; `nil` if the line adds none or is refused.
  public var rule: Rule? { judged.loaded?.rule }

  /// The place of the first word, or of two neighbouring words, that `isMeant` picks out; the whole
  /// line if there is none.
  ///
  /// - Parameter isMeant: is given a word and the one before it, such as `-p` before `wa`.
  public func span(where isMeant: (_ word: ByteString, _ before: ByteString?) -> Bool) -> Span {
    var before: ByteString?
    let bytes = Array(judged.line.bytes)
    var start = 0
    while start < bytes.count {
      guard bytes[start] != UInt8(ascii: " ") else {
        start += 1
        continue
      }
      let end = Self.wordEnd(in: bytes, from: start)
      let word = Self.withoutEscapes(bytes[start..<end])
      if isMeant(word, before) { return judged.line.span(of: start..<end) }
      before = word
      start = end
    }
    return span
  }

  /// Where the word that begins at `start` ends; a blank behind a backslash is a part of it.
  private static func wordEnd(in bytes: [UInt8], from start: Int) -> Int {
    var end = start
    while end < bytes.count, bytes[end] != UInt8(ascii: " ") {
      end += bytes[end] == UInt8(ascii: "\\") && end + 1 < bytes.count ? 2 : 1
    }
    return end
  }

  /// The word as auditctl takes it.
  private static func withoutEscapes(_ word: ArraySlice<UInt8>) -> ByteString {
    guard word.contains(UInt8(ascii: "\\")),
      case .words(let words) = RuleFileLine([UInt8(ascii: "-"), UInt8(ascii: " ")] + word),
      words.count == 2
    else { return ByteString(word) }
    return words[1]
  }

  /// The place of the word behind `-F` (or glued to it) that begins with `prefix`, such as `path=`.
  public func span(ofField prefix: String) -> Span {
    span { word, _ in
      word.starts(with: prefix.utf8) || word.starts(with: ("-F" + prefix).utf8)
    }
  }
}
