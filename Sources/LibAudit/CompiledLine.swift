import AuditRuleSyntax
import AuditRules
import ByteText

/// What one line of a rule file does, short of the kernel's own answer.
public struct CompiledLine: Sendable, Hashable {
  /// Settings and commands that took effect, in order, whatever became of the line.
  public var controls: [ControlRule] = []
  /// What becomes of the line as a whole.
  public var result: Result = .done
  /// Whether `-S` stood without an arch before it, so that the numbers of the native architecture
  /// apply to every architecture; auditctl only warns.
  public var resolvesSyscallsWithoutArch = false
  /// Whether a single key holds the byte that separates keys; auditctl only grumbles.
  public var splitsKey = false

  /// What is sent to the kernel in the end.
  public enum Result: Sendable, Hashable {
    /// A rule to add.
    case addition(Addition)
    /// A rule to delete.
    case deletion(Addition)
    /// Nothing is sent and the line counts as good.
    case done
    /// The line is an error.
    case refused(Refusal)
  }

  /// A rule and where it goes.
  public struct Addition: Sendable, Hashable {
    /// The rule.
    public var rule: Rule
    /// What the rule is instead if `-w` names a directory on the loading machine; `nil` if that is
    /// known or does not matter.
    public var ruleIfDirectory: Rule?
    /// Whether `-A` puts it in front.
    public var isPrepended: Bool
  }
}
