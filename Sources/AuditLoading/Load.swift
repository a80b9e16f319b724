import AuditCatalogue
import Diagnostics

/// `auditctl -R`, without a kernel: what a rule file leaves behind on a machine without rules.
public struct Load: Sendable {
  /// The machine that loads.
  public let target: Target
  /// What is known of it; what is not known is taken to be as the rules need it.
  public let host: any HostView

  public init(target: Target, host: any HostView) {
    self.target = target
    self.host = host
  }

  /// Reads `lines` until one is refused, as auditctl does.
  ///
  /// - Parameter goingOn: whether the lines below a refused one are read all the same, as if `-i` stood
  ///   on top; where the load would end is told nevertheless.
  public func run(_ lines: RuleLines, goingOn: Bool = false) -> LoadResult {
    var simulation = LoadSimulation(
      target: target, host: host, hostDecides: true, lineCount: lines.lines.count)
    var diagnostics = lines.diagnostics
    var stoppedAt: Span?
    var status: Int32 = 0
    for (index, line) in lines.lines.enumerated() {
      var outcome = simulation.read(line)
      let ends = outcome.crashed || (outcome.failed && !simulation.ignoresErrors)
      if ends, stoppedAt == nil {
        stoppedAt = line.span
        status = outcome.crashed ? 139 : 1
        outcome.noteEnd(linesLeft: lines.lines.count - index - 1)
      }
      diagnostics += outcome.diagnostics
      if stoppedAt != nil, !goingOn { break }
    }
    if stoppedAt == nil, simulation.failsInTheEnd { status = 1 }
    return LoadResult(
      rules: simulation.held.inOrder, settings: simulation.settings,
      clearing: simulation.clearing, diagnostics: diagnostics, stoppedAt: stoppedAt,
      exitStatus: status)
  }
}

extension LineOutcome {
  /// Says at the failure that it is the last of the load.
  fileprivate mutating func noteEnd(linesLeft: Int) {
    guard let failure = diagnostics.popLast() else { return }
    let rest =
      switch linesLeft {
      case 0: ""
      case 1: "; the line below it is not read"
      default: "; the \(linesLeft) lines below it are not read"
      }
    diagnostics.append(failure.noting("the load ends here\(rest)"))
  }
}
