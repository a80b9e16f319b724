import AuditCatalogue
import AuditRuleSyntax
import AuditRules
import ByteText

/// Turns the words of a rule line into what auditctl would send, with libaudit's own parser.
///
/// The order of the options, the state that is reset between lines and auditctl's own checks are
/// those of auditctl 3.0.9. What depends on the loading machine is asked of `host`; `b64`, `b32` and
/// a missing arch are settled by `target`, so that the machine this runs on has no say.
public struct RuleLineCompiler: Sendable {
  /// The machine the rules are for.
  public let target: Target
  /// What is known about the machine that would load them.
  public let host: any HostView

  public init(target: Target, host: any HostView) {
    self.target = target
    self.host = host
  }

  /// Compiles one line, given as its words.
  public func compile(_ words: [ByteString]) -> CompiledLine {
    LibAudit.exclusively {
      let compilation = LineCompilation(words, target: target, host: host)
      return compilation.run()
    }
  }
}
