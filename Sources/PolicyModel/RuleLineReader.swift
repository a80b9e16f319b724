import AuditRules
import ByteText

/// Reads a rule line as libaudit does for the profile's target and host.
///
/// Gives each rule that the line may mean: two for a `-w` on a place of which nobody knows whether
/// it is a directory, otherwise one.
public typealias RuleLineReader = (ByteString) -> Result<[Rule], UnreadableLine>

/// Why a line is no rule.
public struct UnreadableLine: Error, Sendable, Hashable {
  /// The reason in libaudit's words.
  public let reason: String

  public init(reason: String) {
    self.reason = reason
  }
}
