import AuditCatalogue
import ByteText

/// The bytes of a `struct audit_rule_data` with its string buffer: what goes over netlink.
///
/// Source: linux/audit.h. 1040 bytes of 32-bit words in the machine's order, then the strings back
/// to back in field order, without terminators.
public struct RuleData: Sendable, Hashable {
  /// The structure and its buffer.
  public let bytes: [UInt8]

  /// The size of the structure without the buffer.
  public static let headerSize = 1040
  /// The most comparisons a rule can have (AUDIT_MAX_FIELDS).
  public static let maximumFieldCount = 64
  /// Added to the list number for `-A` (AUDIT_FILTER_PREPEND).
  public static let prependFlag: UInt32 = 0x10

  public init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// The bytes that auditctl would send for `rule`, with the prepend bit for `-A`.
  ///
  /// - Throws: `unresolvedAccount` if a user or group name stands where a number belongs,
  ///   `tooManyFields` for more than 64 comparisons.
  public init(_ rule: Rule, prepended: Bool = false) throws(RuleDataError) {
    guard rule.comparisons.count <= Self.maximumFieldCount else {
      throw .tooManyFields(UInt32(rule.comparisons.count))
    }
    var words = [UInt32](repeating: 0, count: Self.headerSize / 4)
    words[Word.flags] = rule.list.rawValue | (prepended ? Self.prependFlag : 0)
    words[Word.action] = rule.action.rawValue
    words[Word.fieldCount] = UInt32(rule.comparisons.count)
    words.replaceSubrange(Word.mask..<Word.fields, with: rule.syscalls.words)
    var buffer: [UInt8] = []
    for (index, comparison) in rule.comparisons.enumerated() {
      words[Word.fields + index] = comparison.field.rawValue
      words[Word.operators + index] = comparison.op.rawValue
      switch comparison.value {
      case .number(let number): words[Word.values + index] = number
      case .text(let text):
        words[Word.values + index] = UInt32(text.count)
        buffer += text.bytes
      case .account(let name): throw .unresolvedAccount(name)
      }
    }
    words[Word.bufferLength] = UInt32(buffer.count)
    bytes = words.withUnsafeBytes { Array($0) } + buffer
  }

  /// The lowercase hexadecimal digits of the bytes.
  public var hex: String {
    let digits = Array("0123456789abcdef".utf8)
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count * 2)
    for byte in bytes {
      result.append(digits[Int(byte >> 4)])
      result.append(digits[Int(byte & 15)])
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// Word offsets within the structure.
  enum Word {
    static let flags = 0
    static let action = 1
    static let fieldCount = 2
    static let mask = 3
    static let fields = 67
    static let values = 131
    static let operators = 195
    static let bufferLength = 259
  }
}
