import AuditCatalogue
import ByteText
import Diagnostics

/// Records as ausearch prints them, put together to events.
public struct AuditLog: Sendable {
  /// The events in the order in which they begin.
  public let events: [LoggedEvent]
  /// Lines that are no records, other than the separators and times that ausearch prints.
  public let strangers: [Span]

  /// Whether a text looks like records rather than like an event in the policy language.
  public static func seemsToBe(_ bytes: [UInt8]) -> Bool {
    let head = ByteString(bytes.prefix(4096))
    return head.firstPosition(of: "audit(") != nil && head.firstPosition(of: "type=") != nil
  }

  /// Reads the records of `text`. Records of one event need not stand together.
  public init(_ text: SourceText, names: any AuditNames) {
    var records: [ByteString: [LogRecord]] = [:]
    var order: [ByteString] = []
    var strangers: [Span] = []
    for line in 1...max(1, text.lineCount) {
      let span = Span(text, line: line)
      if Self.isDecoration(span.bytes) { continue }
      guard let record = LogRecord(span, names: names) else {
        strangers.append(span)
        continue
      }
      if records[record.stamp] == nil { order.append(record.stamp) }
      records[record.stamp, default: []].append(record)
    }
    events = order.compactMap { stamp in records[stamp].map { LoggedEvent(stamp: stamp, $0) } }
    self.strangers = strangers
  }

  private static func isDecoration(_ line: ArraySlice<UInt8>) -> Bool {
    line.allSatisfy { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\r") }
      || line.starts(with: "----".utf8) || line.starts(with: "time->".utf8)
      || line.starts(with: "<no matches>".utf8)
  }
}

/// The records of one event.
public struct LoggedEvent: Sendable, Hashable {
  /// `audit(SECONDS:SERIAL)`, behind the node if one is given.
  public let stamp: ByteString
  /// In written order.
  public let records: [LogRecord]

  init(stamp: ByteString, _ records: [LogRecord]) {
    self.stamp = stamp
    self.records = records
  }

  /// The first record of this type.
  public func record(_ type: UInt32) -> LogRecord? { records.first { $0.type == type } }

  /// The keys that the log has for the event: empty for `(null)`, `nil` if no record has a key.
  public var keys: [ByteString]? {
    let holder = records.first { $0.field("key") != nil && $0.type != RecordKind.configChange }
    guard let holder else { return nil }
    return holder.fields.filter { $0.name == "key" }.flatMap { field -> [ByteString] in
      guard let text = field.text(isInterpreted: holder.isInterpreted) else { return [] }
      return text.split(separator: 1).map { ByteString($0) }
    }
  }

  /// Where it begins.
  public var span: Span { records[0].span }
}

/// Types of records that are read (linux/audit.h).
enum RecordKind {
  static let syscall: UInt32 = 1300
  static let path: UInt32 = 1302
  static let configChange: UInt32 = 1305
  static let socketAddress: UInt32 = 1306
  static let cwd: UInt32 = 1307
  static let ioUring: UInt32 = 1336
  static let openHow: UInt32 = 1337
  /// Messages of processes.
  static let messages: [ClosedRange<UInt32>] = [1005...1005, 1100...1199, 2100...2999]
  /// Records that the kernel writes of its own accord during a call: refusals of a security module,
  /// anomalies, changes of its own settings.
  static let ofKernel: [ClosedRange<UInt32>] = [
    1305...1305, 1325...1326, 1400...1499, 1500...1599, 1700...1799,
  ]
}

extension LogField {
  /// A text that the kernel writes in quotes, or in hexadecimal if it holds odd bytes; `nil` for
  /// `(null)` and what is neither.
  func text(isInterpreted: Bool) -> ByteString? {
    if isQuoted { return value }
    if value == "(null)" || value == "(none)" || value == "?" { return nil }
    return isInterpreted ? value : hexadecimal
  }

  /// The bytes that the digits stand for.
  var hexadecimal: ByteString? {
    let digits = value.compactMap { Character(UnicodeScalar($0)).hexDigitValue }
    guard digits.count == value.count, digits.count.isMultiple(of: 2) else { return nil }
    return ByteString(
      stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) })
  }
}
