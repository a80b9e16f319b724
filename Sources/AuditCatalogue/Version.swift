/// A dotted version such as `3.0.9` or `6.1`; a missing part counts as zero.
public struct Version: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The numbers, most significant first, without trailing zeros.
  public let parts: [UInt]
  /// The version as it was written.
  public let description: String

  /// Reads `text`, 1 to 4 numbers with dots between; `nil` otherwise.
  public init?(_ text: some StringProtocol) {
    let pieces = text.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...4).contains(pieces.count) else { return nil }
    var numbers: [UInt] = []
    for piece in pieces {
      guard piece.allSatisfy({ $0.isASCII && $0.isNumber }), let number = UInt(piece) else {
        return nil
      }
      numbers.append(number)
    }
    while numbers.count > 1, numbers.last == 0 { numbers.removeLast() }
    parts = numbers
    description = String(text)
  }

  public static func == (left: Version, right: Version) -> Bool { left.parts == right.parts }

  public func hash(into hasher: inout Hasher) { hasher.combine(parts) }

  public static func < (left: Version, right: Version) -> Bool {
    left.parts.lexicographicallyPrecedes(right.parts)
  }
}

extension Version: ExpressibleByStringLiteral {
  /// A version written in our own code; a malformed one is a mistake of ours.
  public init(stringLiteral value: String) {
    guard let version = Version(value) else { preconditionFailure("no version: \(value)") }
    self = version
  }
}
