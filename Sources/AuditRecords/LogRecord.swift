import AuditCatalogue
import ByteText
import Diagnostics

/// One record of an audit log, as ausearch prints it: raw, or interpreted (`-i`).
public struct LogRecord: Sendable, Hashable {
  /// The record type; `nil` for a name that libaudit does not know.
  public let type: UInt32?
  /// The type as written.
  public let typeName: ByteString
  /// `node=… msg=audit(…)`: what the records of one event share.
  public let stamp: ByteString
  /// Whether the values are names for readers.
  public let isInterpreted: Bool
  /// The fields in written order; of interpreted values quotes are gone.
  public let fields: [LogField]
  /// The line.
  public let span: Span

  /// The first field of this name.
  public func field(_ name: ByteString) -> LogField? { fields.first { $0.name == name } }

  /// Reads one line; `nil` if it is no record.
  init?(_ span: Span, names: any AuditNames) {
    var text = span.bytes
    var stamp = ByteString()
    if text.starts(with: "node=".utf8) {
      let node = text.prefix { $0 != UInt8(ascii: " ") }
      stamp = ByteString(node) + " "
      text = text.dropFirst(node.count + 1)
    }
    guard let start = ByteString(text).firstPosition(of: "type=") else { return nil }
    text = text.dropFirst(start + 5)
    let name = text.prefix { $0 != UInt8(ascii: " ") }
    text = text.dropFirst(name.count + 1)
    if text.starts(with: "msg=".utf8) { text = text.dropFirst(4) }
    guard text.starts(with: "audit(".utf8), let end = text.firstIndex(of: UInt8(ascii: ")")) else {
      return nil
    }
    let number = text[..<end].split(separator: UInt8(ascii: ":")).last ?? []
    guard !number.isEmpty, number.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    stamp += ByteString(text[text.startIndex...end])
    text = text[(end + 1)...]
    isInterpreted = text.first == UInt8(ascii: " ")
    text = text.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: ":") }
    typeName = ByteString(name)
    type = Self.type(typeName, names)
    self.stamp = stamp
    self.span = span
    fields = LogField.fields(of: text, isInterpreted: isInterpreted)
  }

  private static func type(_ name: ByteString, _ names: any AuditNames) -> UInt32? {
    var text = name.description
    if let number = UInt32(text) { return number }
    if text.hasPrefix("UNKNOWN["), text.hasSuffix("]") {
      text = String(text.dropFirst(8).dropLast())
      return UInt32(text)
    }
    return names.number(ofMessageType: text)
  }
}

/// One `name=value` of a record.
public struct LogField: Sendable, Hashable {
  public let name: ByteString
  /// The value without its quotes.
  public let value: ByteString
  /// Whether it stood in double quotes.
  public let isQuoted: Bool

  /// Reads the fields of a record's text.
  ///
  /// Interpreted values have no quotes, so one goes up to the next word with a `=`; a name with such
  /// a word in it cannot be told from two fields. A text in single quotes, which user messages have,
  /// holds fields of its own.
  static func fields(of text: ArraySlice<UInt8>, isInterpreted: Bool) -> [LogField] {
    // What auditd adds for readers stands behind a byte of its own.
    let rest = text.prefix { $0 != 0x1d && $0 != UInt8(ascii: "\r") }
    var fields: [LogField] = []
    var position = rest.startIndex
    while let (name, start) = nextName(rest, from: position) {
      if start < rest.endIndex, rest[start] == UInt8(ascii: "'") {
        let inner = rest[(start + 1)...].prefix { $0 != UInt8(ascii: "'") }
        fields += Self.fields(of: inner, isInterpreted: isInterpreted)
        position = min(inner.endIndex + 1, rest.endIndex)
      } else if start < rest.endIndex, rest[start] == UInt8(ascii: "\"") {
        let inner = rest[(start + 1)...].prefix { $0 != UInt8(ascii: "\"") }
        fields.append(LogField(name: name, value: ByteString(inner), isQuoted: true))
        position = min(inner.endIndex + 1, rest.endIndex)
      } else {
        let end = isInterpreted ? endOfWords(rest, from: start) : endOfWord(rest, from: start)
        let value = rest[start..<end].trimmedAtEnd
        fields.append(LogField(name: name, value: ByteString(value), isQuoted: false))
        position = end
      }
    }
    return fields
  }

  /// The next `name=`, at or behind `position`, and where its value begins.
  private static func nextName(_ text: ArraySlice<UInt8>, from position: Int) -> (ByteString, Int)?
  {
    var start = position
    while start < text.endIndex {
      let word = text[start...].prefix { $0.isFieldName }
      let end = word.endIndex
      if !word.isEmpty, end < text.endIndex, text[end] == UInt8(ascii: "=") {
        return (ByteString(word), end + 1)
      }
      start = endOfWord(text, from: max(end, start)) + 1
    }
    return nil
  }

  private static func endOfWord(_ text: ArraySlice<UInt8>, from start: Int) -> Int {
    guard start < text.endIndex else { return text.endIndex }
    return text[start...].firstIndex(of: UInt8(ascii: " ")) ?? text.endIndex
  }

  /// The blank before the next word that is a name with `=`.
  private static func endOfWords(_ text: ArraySlice<UInt8>, from start: Int) -> Int {
    var blank = endOfWord(text, from: start)
    while blank < text.endIndex {
      let word = text[(blank + 1)...].prefix { $0.isFieldName }
      if !word.isEmpty, word.endIndex < text.endIndex, text[word.endIndex] == UInt8(ascii: "=") {
        return blank
      }
      blank = endOfWord(text, from: blank + 1)
    }
    return text.endIndex
  }
}

extension UInt8 {
  /// Whether it is part of a field's name.
  fileprivate var isFieldName: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
      UInt8(ascii: "_"), UInt8(ascii: "-"):
      true
    default: false
    }
  }
}

extension ArraySlice<UInt8> {
  fileprivate var trimmedAtEnd: ArraySlice<UInt8> {
    var slice = self
    while slice.last == UInt8(ascii: " ") { slice.removeLast() }
    return slice
  }
}
