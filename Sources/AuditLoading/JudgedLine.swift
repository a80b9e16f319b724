import ByteText
import Diagnostics
import LibAudit

/// A line with words, and what a load makes of it.
public struct JudgedLine: Sendable {
  /// The line.
  public let line: RuleLine
  /// Its words, as auditctl parts them.
  public let words: [ByteString]
  /// What libaudit makes of them.
  public let compiled: CompiledLine
  /// What is said about it, in order.
  public let diagnostics: [Diagnostic]
  /// Whether auditctl reports an error for it.
  public let isRefused: Bool
  /// The rule that the kernel holds because of it; `nil` if there is none.
  public let loaded: LoadedRule?
}
