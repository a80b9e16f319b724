import ByteText

/// One record as the kernel sent it to the audit daemon.
public struct AuditRecord: Sendable, Hashable {
  /// The record types that tests ask for, from the kernel's `audit.h`.
  public enum Kind {
    public static let user: UInt32 = 1005
    public static let syscall: UInt32 = 1300
    public static let path: UInt32 = 1302
    public static let configChange: UInt32 = 1305
    public static let socketAddress: UInt32 = 1306
    public static let cwd: UInt32 = 1307
    public static let execve: UInt32 = 1309
    public static let endOfEvent: UInt32 = 1320
    public static let proctitle: UInt32 = 1327
  }

  /// The number of the record type.
  public let type: UInt32
  /// The text, which begins with `audit(`.
  public let text: ByteString

  public init(type: UInt32, text: ByteString) {
    self.type = type
    self.text = text
  }

  /// The event's number, the same in all its records; `nil` if the text does not begin as it should.
  public var serial: UInt64? {
    guard let colon = text.firstIndex(of: UInt8(ascii: ":")),
      let end = text[colon...].firstIndex(of: UInt8(ascii: ")"))
    else { return nil }
    return UInt64(String(decoding: text[(colon + 1)..<end], as: UTF8.self))
  }

  /// The raw value of the first field with this name, with quotes if it has them.
  public func field(_ name: ByteString) -> ByteString? {
    let label = [UInt8(ascii: " ")] + name.bytes + [UInt8(ascii: "=")]
    guard let start = text.bytes.firstRange(of: label)?.upperBound else { return nil }
    let rest = text[start...]
    guard rest.first == UInt8(ascii: "\"") else {
      return ByteString(rest.prefix { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\n") })
    }
    let inner = rest.dropFirst().prefix { $0 != UInt8(ascii: "\"") }
    return ByteString([UInt8(ascii: "\"")] + inner + [UInt8(ascii: "\"")])
  }

  /// A number, decimal unless told.
  public func number(_ name: ByteString, radix: Int = 10) -> Int64? {
    guard let value = field(name)?.utf8 else { return nil }
    if let number = Int64(value, radix: radix) { return number }
    return UInt64(value, radix: radix).map { Int64(bitPattern: $0) }
  }

  /// A text that the kernel writes in quotes, or in hex if it holds odd bytes; `nil` if the field
  /// is missing or `(null)`.
  public func untrusted(_ name: ByteString) -> ByteString? {
    guard let value = field(name), value != "(null)" else { return nil }
    if value.first == UInt8(ascii: "\"") { return ByteString(value.dropFirst().dropLast()) }
    return Self.hex(value)
  }

  private static func hex(_ value: ByteString) -> ByteString? {
    let digits = value.compactMap { UInt8(String(UnicodeScalar($0)), radix: 16) }
    guard digits.count == value.count, digits.count.isMultiple(of: 2) else { return nil }
    return ByteString(
      stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] })
  }
}
