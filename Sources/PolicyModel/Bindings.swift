import ByteText
import Diagnostics
import PolicySyntax

/// The values that a profile's `let` statements bind.
public struct Bindings: Sendable {
  var values: [ByteString: LetSyntax] = [:]

  /// No bindings.
  public init() {}

  /// The bindings of `lets`; a later one replaces an earlier of the same name.
  public init(_ lets: some Sequence<LetSyntax>) {
    for binding in lets { values[binding.name.text] = binding }
  }

  /// The values of `name`; `nil` if it is not bound.
  public subscript(name: ByteString) -> [ValueSyntax]? {
    values[name]?.values
  }

  /// The binding of `name`, with its place.
  public func binding(of name: ByteString) -> LetSyntax? { values[name] }

  /// Every bound name.
  public var names: [ByteString] { values.keys.sorted() }

  /// The smallest id of a person, `let uid-min`; 1000 if it is not bound (login.defs(5), UID_MIN).
  public func userIdMinimum(diagnostics: inout [Diagnostic]) -> UInt32 {
    guard let binding = values["uid-min"] else { return 1000 }
    if binding.values.count == 1, let value = binding.values.first, !value.isNegative,
      case .value(let number) = NumberLiteral(value.text), number < UInt64(UInt32.max)
    {
      return UInt32(number)
    }
    diagnostics.append(
      Diagnostic(
        .error, "bad-binding", "'uid-min' is one number from 0 to 4294967294", at: binding.span
      ).advising("write 'let uid-min = 1000'"))
    return 1000
  }
}
