import ByteText

/// Which control is meant: its catalogue, its id and, where several share one, its part.
public struct ControlReference: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The catalogue's name, such as `cis-debian-12`.
  public let catalogue: ByteString
  /// The control's id in it, such as `6.2.3.4`.
  public let id: ByteString
  /// What tells apart controls that share an id.
  public let part: ByteString?

  public init(catalogue: ByteString, id: ByteString, part: ByteString? = nil) {
    self.catalogue = catalogue
    self.id = id
    self.part = part
  }

  /// `cis-debian-12 6.2.3.4`, with `part NAME` behind it if there is one.
  public var description: String {
    "\(catalogue) \(id)" + (part.map { " part \($0)" } ?? "")
  }

  /// By catalogue, then id in natural order, then part.
  public static func < (left: ControlReference, right: ControlReference) -> Bool {
    if left.catalogue != right.catalogue { return left.catalogue < right.catalogue }
    if left.id != right.id { return left.id.precedesNaturally(right.id) }
    return (left.part ?? "").precedesNaturally(right.part ?? "")
  }
}
