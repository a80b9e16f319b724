import AuditCatalogue
import ByteText
import Diagnostics

/// What `auditctl -s` printed.
public struct AuditStatus: Sendable {
  /// A value and where it stands.
  public struct Entry: Sendable, Hashable {
    public let value: UInt32
    public let text: ByteString
    public let span: Span
  }

  /// The settings that were shown.
  public let entries: [AuditSetting: Entry]

  /// Reads the text of `auditctl -s`, with or without `-i`.
  ///
  /// - Throws: `NotAStatus` if the text does not say whether auditing is enabled.
  public init(_ source: SourceText) throws(NotAStatus) {
    var entries: [AuditSetting: Entry] = [:]
    for number in 1...max(1, source.lineCount) {
      var line = source.bytes(ofLine: number)
      if line.last == UInt8(ascii: "\r") { line = line.dropLast() }
      let words = line.split(separator: UInt8(ascii: " "))
        .map { String(decoding: $0, as: UTF8.self) }
      guard words.count >= 2, let setting = AuditSetting(rawValue: words[0]),
        let value = UInt32(words[1]) ?? Self.interpreted[words[1]]
      else { continue }
      entries[setting] = Entry(
        value: value, text: ByteString(line), span: Span(source, line: number))
    }
    guard entries[.enabled] != nil else { throw NotAStatus() }
    self.entries = entries
  }

  /// The words that `-i` prints for enabled and failure.
  private static let interpreted: [String: UInt32] = [
    "disabled": 0, "enabled": 1, "enabled+immutable": 2, "silent": 0, "printk": 1, "panic": 2,
  ]
}

/// A text that `auditctl -s` did not print.
public struct NotAStatus: Error, Sendable, Hashable {
  /// One clause for a message.
  public var reason: String { "it has no line 'enabled', which auditctl -s prints" }
}
