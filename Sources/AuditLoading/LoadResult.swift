import Diagnostics

/// What a load leaves behind.
public struct LoadResult: Sendable, Hashable {
  /// The rules in the kernel's order of evaluation within each list.
  public var rules: [LoadedRule]
  /// What was set.
  public var settings: LoadSettings
  /// The `-D` that took away what the kernel held before; `nil` if rules that it held stay there.
  public var clearing: Span?
  /// What went wrong or is not what it seems, in the order in which it happened.
  public var diagnostics: [Diagnostic]
  /// The line at which the load ended before its time; `nil` if all lines were read.
  public var stoppedAt: Span?
  /// The exit status of `auditctl -R`: 0 or 1, 139 where it crashes.
  public var exitStatus: Int32
}
