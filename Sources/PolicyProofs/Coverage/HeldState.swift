import AuditCatalogue
import AuditProofs

/// What a kernel holds, as far as controls ask for it.
public struct HeldState: Sendable {
  /// The rules, line by line.
  public let rules: RuleLineSet
  /// The settings; `nil` if nothing is known of them, as with a listing. One that is not in it was
  /// not set.
  public let settings: [AuditSetting: UInt32]?

  public init(_ rules: RuleLineSet, settings: [AuditSetting: UInt32]?) {
    self.rules = rules
    self.settings = settings
  }
}
