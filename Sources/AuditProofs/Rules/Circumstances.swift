/// What else is true while an event happens.
public struct Circumstances: Hashable, Sendable, Comparable {
  /// How often every watched file was replaced since the load: 0, 1, or 2 for any even number.
  ///
  /// Each time turns the order of several watches on one file around, and a watch forgets its `exe=`
  /// (see Documentation/kernel-habits.md).
  public var replacements = 0
  /// Whether the call takes the watched name away, so that watches are judged before it has a result.
  public var isRemoval = false

  /// The rules as loaded, nothing taken away.
  public static let ordinary = Circumstances()

  public static func < (left: Circumstances, right: Circumstances) -> Bool {
    if left.isRemoval != right.isRemoval { return right.isRemoval }
    return left.replacements < right.replacements
  }
}
