import AuditRuleSyntax
import ByteText
import Diagnostics

/// What is odd about the bytes of a line before its words mean anything.
struct LineTrouble {
  private var holdsNul = false
  private var holdsHighByte = false
  private var wordCount = 0
  private let bytes: ArraySlice<UInt8>
  private let line: RuleLine

  init(_ line: RuleLine, _ bytes: ArraySlice<UInt8>) {
    self.line = line
    self.bytes = bytes
    bytes.withUnsafeBufferPointer { look(at: $0) }
  }

  private mutating func look(at bytes: UnsafeBufferPointer<UInt8>) {
    var isInWord = false
    for byte in bytes {
      if byte == UInt8(ascii: " ") {
        isInWord = false
        continue
      }
      if byte == 0 {
        holdsNul = true
        break
      }
      if !isInWord {
        isInWord = true
        wordCount += 1
      }
      if byte >= 0x80 { holdsHighByte = true }
    }
  }

  /// The findings about a line that has words.
  func diagnostics(wordsRead: Int) -> [Diagnostic] {
    var found: [Diagnostic] = []
    if line.cut == .goesOn {
      found.append(
        Diagnostic(
          .error, "line-too-long",
          "auditctl takes the first \(bytes.count) bytes of this line for a whole line, and the "
            + "rest for the next one", at: line.span
        ).advising("split it into lines of at most \(RuleLines.lineLimit - 1) bytes"))
    }
    if holdsNul { found.append(nul) }
    if bytes.last == UInt8(ascii: "\r") { found.append(carriageReturn) }
    if holdsHighByte, !isUTF8 {
      found.append(
        Diagnostic(.note, "not-utf8", "this line holds bytes that are no UTF-8", at: line.span)
          .advising("write it anew in UTF-8, unless the name on the disk has these very bytes"))
    }
    // An escaped blank is a part of a word, but makes the line long enough for all of them.
    if wordsRead < wordCount, !bytes.contains(UInt8(ascii: "\\")) {
      found.append(
        Diagnostic(
          .error, "words-lost",
          "auditctl drops the last \(wordCount - wordsRead) words of this line, for it makes room "
            + "for one word in three bytes", at: line.span
        ).advising("write the list of one option with commas, or leave out blanks before values"))
    }
    return found
  }

  private var nul: Diagnostic {
    let end = bytes.firstIndex(of: 0) ?? bytes.endIndex
    let offset = end - bytes.startIndex
    return Diagnostic(
      .warning, "nul-byte", "a NUL byte ends the line here; what follows is not read",
      at: line.span(of: offset..<(offset + 1))
    ).advising("take the byte out")
  }

  private var carriageReturn: Diagnostic {
    let offset = bytes.count - 1
    return Diagnostic(
      .warning, "crlf", "auditctl takes the carriage return for a part of the last word",
      at: line.span(of: offset..<(offset + 1))
    ).advising("end the lines of the file with a newline alone")
  }

  private var isUTF8: Bool { String(validating: bytes, as: UTF8.self) != nil }
}
