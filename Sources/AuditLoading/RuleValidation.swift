import AuditCatalogue
import Diagnostics

/// Judges every line of a rule file, by libaudit and by the kernel, where a load would stop at the
/// first bad one.
///
/// Findings of the libaudit layer have the id `libaudit-refuses`; those of the kernel's are
/// `kernel-refuses`, `duplicate-rule`, `nothing-to-delete` and `rule-after-lock`. Others tell of
/// lines that are not what they seem.
public struct RuleValidation: Sendable {
  /// The machine that loads.
  public let target: Target
  /// What its disk and its accounts are taken to be.
  public let host: any HostView
  /// Whether `host` is the machine that will load the rules: if not, what depends on it is a note.
  public let hostIsLoader: Bool

  public init(target: Target, host: any HostView, hostIsLoader: Bool) {
    self.target = target
    self.host = host
    self.hostIsLoader = hostIsLoader
  }

  /// The findings in the order of the lines; a line that is refused counts as not there.
  public func diagnostics(of lines: RuleLines) -> [Diagnostic] {
    lines.diagnostics + judged(lines).flatMap(\.diagnostics)
  }

  /// Every line that has words, with what is made of it, in the order of the lines.
  public func judged(_ lines: RuleLines) -> [JudgedLine] {
    var simulation = LoadSimulation(
      target: target, host: host, hostDecides: hostIsLoader, lineCount: lines.lines.count)
    var judged: [JudgedLine] = []
    judged.reserveCapacity(lines.lines.count)
    for line in lines.lines {
      let outcome = simulation.read(line)
      guard let compiled = outcome.compiled else { continue }
      judged.append(
        JudgedLine(
          line: line, words: compiled.words, compiled: compiled.line,
          diagnostics: outcome.diagnostics, isRefused: outcome.failed, loaded: outcome.loaded))
    }
    return judged
  }
}
