import Diagnostics

/// What a load of rules on disk leaves behind.
public struct ExpectedState: Sendable {
  /// The rules in the kernel's order.
  public var rules: [ExpectedRule]
  /// The settings that the load makes.
  public var settings: [ExpectedSetting]
  /// The `-D` that takes away what was loaded before; `nil` if the load only adds.
  public var clearing: Span?

  public init(rules: [ExpectedRule], settings: [ExpectedSetting], clearing: Span?) {
    self.rules = rules
    self.settings = settings
    self.clearing = clearing
  }
}
