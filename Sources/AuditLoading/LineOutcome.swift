import ByteText
import Diagnostics
import LibAudit

/// What became of one line of a load.
struct LineOutcome {
  /// In order; what made the line fail is the last.
  var diagnostics: [Diagnostic] = []
  /// Whether auditctl reports an error for the line.
  var failed = false
  /// Whether auditctl dies on it, whatever `-i` and `-c` say.
  var crashed = false
  /// The words of the line, and what libaudit makes of them; `nil` for a line without any.
  var compiled: (words: [ByteString], line: CompiledLine)?
  /// The rule that the kernel took.
  var loaded: LoadedRule?

  mutating func fail(_ diagnostic: Diagnostic) {
    diagnostics.append(diagnostic)
    failed = true
  }
}
