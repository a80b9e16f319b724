import AuditCatalogue
import AuditProofs

/// What a kernel holds, as far as controls ask for it.
public struct HeldState: Sendable {
  /// The rules, line by line.
  public let rules: RuleLineSet
  /// The settings; `nil` if nothing is known of them, as with a listing. One that is not in it was
  /// not set.
  public let settings: [AuditSetting: UInt32]?
  /// How each line is called in what is said of it; by its number, from 1, if this is empty.
  public let lineNames: [String]

  public init(
    _ rules: RuleLineSet, settings: [AuditSetting: UInt32]?, lineNames: [String] = []
  ) {
    self.rules = rules
    self.settings = settings
    self.lineNames = lineNames
  }

  /// What a line is called.
  func name(ofLine line: Int) -> String {
    lineNames.indices.contains(line) ? lineNames[line] : "line \(line + 1)"
  }
}
