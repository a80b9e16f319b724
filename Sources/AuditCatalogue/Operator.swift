/// How a field is compared with its value (linux/audit.h). All comparisons are unsigned, 32 bits.
public enum Operator: UInt32, Sendable, Hashable, CaseIterable {
  case equal = 0x4000_0000
  case notEqual = 0x3000_0000
  case less = 0x1000_0000
  case lessOrEqual = 0x5000_0000
  case greater = 0x2000_0000
  case greaterOrEqual = 0x6000_0000
  /// Any of the value's bits is set.
  case anyBit = 0x0800_0000
  /// All of the value's bits are set.
  case allBits = 0x4800_0000

  /// The operator as rules are written.
  public var symbol: String {
    switch self {
    case .equal: "="
    case .notEqual: "!="
    case .less: "<"
    case .lessOrEqual: "<="
    case .greater: ">"
    case .greaterOrEqual: ">="
    case .anyBit: "&"
    case .allBits: "&="
    }
  }

  /// The operator written as `symbol`.
  public init?(symbol: some StringProtocol) {
    guard let match = Self.allCases.first(where: { $0.symbol == symbol }) else { return nil }
    self = match
  }

  /// The order in which libaudit looks for the operators in a condition: each kind anywhere in the
  /// text before the next kind, so an operator within a value can win over the one that was meant.
  public static let searchOrder: [Operator] = [
    .notEqual, .greaterOrEqual, .lessOrEqual, .allBits, .equal, .greater, .less, .anyBit,
  ]

  /// Whether `left` compares with `right` so, as the kernel's `audit_comparator` does.
  public func holds(_ left: UInt32, _ right: UInt32) -> Bool {
    switch self {
    case .equal: left == right
    case .notEqual: left != right
    case .less: left < right
    case .lessOrEqual: left <= right
    case .greater: left > right
    case .greaterOrEqual: left >= right
    case .anyBit: left & right != 0
    case .allBits: left & right == right
    }
  }

  /// The operator that holds exactly where this one does not; `nil` for the tests of bits, which have
  /// none (kernel/auditfilter.c, audit_comparator).
  public var negation: Operator? {
    switch self {
    case .equal: .notEqual
    case .notEqual: .equal
    case .less: .greaterOrEqual
    case .lessOrEqual: .greater
    case .greater: .lessOrEqual
    case .greaterOrEqual: .less
    case .anyBit, .allBits: nil
    }
  }
}
