import Diagnostics

/// What narrows a statement down and what it is filed under; each clause at most once.
public struct ClausesSyntax: Sendable, Hashable {
  /// `where … and …`, in the order written.
  public internal(set) var conditions: [ConditionSyntax] = []
  /// `denied`: the call failed with EACCES or EPERM.
  public internal(set) var denied: Span?
  /// `by …`
  public internal(set) var who: WhoSyntax?
  /// `on …`: the ABIs, as written; empty means every ABI of the target.
  public internal(set) var abis: [Name] = []
  /// `if present`
  public internal(set) var ifPresent: Span?
  /// `except exe …`
  public internal(set) var exceptPrograms: [PathSyntax] = []
  /// The whole `except exe …`.
  public internal(set) var except: Span?
  /// `key …`
  public internal(set) var keys: [Name] = []

  /// Whether nothing was written.
  public var isEmpty: Bool { self == ClausesSyntax() }
}

/// Whose doing it is.
public struct WhoSyntax: Sendable, Hashable {
  /// The words for it.
  public enum Word: String, Sendable, Hashable, CaseIterable {
    /// The login uid is set and at least uid-min.
    case users
    /// The login uid is 0.
    case root
    /// The login uid is unset.
    case daemons
    /// The login uid is set.
    case anyone
  }

  public let word: Word
  public let span: Span
}

/// One comparison of `where`, or one `field=value` of an event.
public struct ConditionSyntax: Sendable, Hashable {
  public let field: Name
  public let test: Test
  public let span: Span

  /// What is asked of the field.
  public enum Test: Sendable, Hashable {
    case compare(ComparisonOperator, ValueSyntax)
    /// `in (…)`; negated for `not in (…)`.
    case among([ValueSyntax], negated: Bool)
    /// `in a..b`, both ends included; negated for `not in a..b`.
    case range(ValueSyntax, ValueSyntax, negated: Bool)
  }
}

/// The operators, written as audit writes them.
public enum ComparisonOperator: String, Sendable, Hashable, CaseIterable {
  case equal = "="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  /// Some of these bits are set.
  case anyBits = "&"
  /// All of these bits are set.
  case allBits = "&="
}
