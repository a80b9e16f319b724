import ByteText

/// One line of a rule file as `auditctl -R` reads it: nothing, a comment, or words.
///
/// Source: auditctl.c of audit 3.0.9, and audit-userspace's behaviour as tried. Words are parted
/// by blanks only (a tab is part of a word), there is no quoting, a backslash makes a following
/// blank or backslash part of a word, and a NUL ends the line.
public enum RuleFileLine: Sendable, Hashable {
  /// Only blanks.
  case blank
  /// The first word begins with `#`.
  case comment
  /// The words, without the program's name.
  case words([ByteString])

  /// Reads one line without its newline.
  public init(_ line: some Collection<UInt8>) {
    var bytes = Array(line)
    if let end = bytes.firstIndex(of: 0) { bytes.removeSubrange(end...) }
    guard let first = bytes.firstIndex(where: { $0 != Self.blankByte }) else {
      self = .blank
      return
    }
    if bytes[first] == UInt8(ascii: "#") {
      self = .comment
      return
    }
    if bytes.contains(Self.backslash) { Self.hideEscapes(in: &bytes) }
    var words = Self.words(of: bytes, limit: bytes.count / 3 + 1)
    // auditctl restores escapes in every word but the first.
    for index in words.indices.dropFirst() { words[index] = Self.restoreEscapes(words[index]) }
    self = .words(words)
  }

  private static func words(of bytes: [UInt8], limit: Int) -> [ByteString] {
    var words: [ByteString] = []
    var start = 0
    while words.count < limit, start < bytes.count {
      if bytes[start] == blankByte {
        start += 1
        continue
      }
      let end = bytes[start...].firstIndex(of: blankByte) ?? bytes.count
      words.append(ByteString(bytes[start..<end]))
      start = end
    }
    return words
  }

  private static let blankByte = UInt8(ascii: " ")
  private static let backslash = UInt8(ascii: "\\")
  /// What auditctl puts, twice, in the place of an escaped blank.
  private static let hiddenBlank: UInt8 = 0x07
  /// What auditctl puts, twice, in the place of an escaped backslash.
  private static let hiddenBackslash: UInt8 = 0x04

  private static func hideEscapes(in bytes: inout [UInt8]) {
    var escaped = false
    for index in bytes.indices {
      guard escaped else {
        escaped = bytes[index] == backslash
        continue
      }
      let replacement: UInt8? =
        switch bytes[index] {
        case blankByte: hiddenBlank
        case backslash: hiddenBackslash
        default: nil
        }
      if let replacement {
        bytes[index - 1] = replacement
        bytes[index] = replacement
      }
      escaped = false
    }
  }

  /// Undoes `hideEscapes`; like auditctl, it takes a stray marker byte of the file's own for one
  /// and swallows the byte after it.
  private static func restoreEscapes(_ word: ByteString) -> ByteString {
    guard word.bytes.contains(where: { $0 == hiddenBlank || $0 == hiddenBackslash }) else {
      return word
    }
    var result = ByteString()
    var index = 0
    while index < word.count {
      switch word[index] {
      case hiddenBlank:
        result.append(blankByte)
        index += 2
      case hiddenBackslash:
        result.append(backslash)
        index += 2
      default:
        result.append(word[index])
        index += 1
      }
    }
    return result
  }
}
