import AuditCatalogue
import ByteText

/// One condition of a rule: a field, an operator and a value.
public struct FieldComparison: Sendable, Hashable {
  /// What is looked at.
  public var field: Field
  /// How it is compared.
  public var op: Operator
  /// What it is compared with.
  public var value: Value

  /// The right side of a comparison.
  public enum Value: Sendable, Hashable {
    /// A 32-bit word; negative numbers are stored in two's complement.
    case number(UInt32)
    /// The bytes of a path, a key or a label.
    case text(ByteString)
    /// A user or group name that nobody has resolved; it equals only itself.
    case account(ByteString)
  }

  public init(_ field: Field, _ op: Operator, _ value: Value) {
    self.field = field
    self.op = op
    self.value = value
  }

  /// A comparison with a number.
  public init(_ field: Field, _ op: Operator, _ number: UInt32) {
    self.init(field, op, .number(number))
  }

  /// A comparison with a text.
  public init(_ field: Field, _ op: Operator, _ text: ByteString) {
    self.init(field, op, .text(text))
  }

  /// The number, or `nil` for anything else.
  public var number: UInt32? {
    switch value {
    case .number(let number): number
    case .text, .account: nil
    }
  }

  /// The text, or `nil` for anything else.
  public var text: ByteString? {
    switch value {
    case .text(let text): text
    case .number, .account: nil
    }
  }
}
