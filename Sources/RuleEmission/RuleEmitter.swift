import AuditCatalogue
import AuditRules
import ByteText
import Diagnostics
import PolicyModel

/// Turns a compiled profile into the files of a rules.d folder.
///
/// Every rule line is read back through libaudit before it is let out; one that does not mean what
/// the policy says is an error, and no text is handed out for it. The same profile gives the same
/// bytes: there is no date, host or path in them.
public struct RuleEmitter {
  let profile: CompiledProfile
  let writer: RuleWriter
  let dialect: Dialect
  let readLine: RuleLineReader
  var diagnostics: [Diagnostic] = []

  /// What emission gives.
  public struct Outcome: Sendable {
    /// The files in load order; to be used only if `diagnostics` has no error.
    public let files: [EmittedFile]
    /// Rules that cannot be written as they are meant.
    public let diagnostics: [Diagnostic]
  }

  /// The files of `profile` in `dialect`; `readLine` is libaudit for the profile's target and host.
  public static func emit(
    _ profile: CompiledProfile, dialect: Dialect, writer: RuleWriter,
    readLine: @escaping RuleLineReader
  ) -> Outcome {
    var emitter = RuleEmitter(
      profile: profile, writer: writer, dialect: dialect, readLine: readLine)
    let files =
      [emitter.baseConfiguration(), emitter.loginuid()].compactMap { $0 }
      + profile.groups.map { emitter.file(of: $0) } + [emitter.lock()].compactMap { $0 }
    return Outcome(files: files, diagnostics: emitter.diagnostics)
  }

  /// One group's file.
  private mutating func file(of group: CompiledGroup) -> EmittedFile {
    var lines = header("rules \(group.name)", group.title?.description, group.controls)
    let rules = dialect.rules(group.rules, for: profile.target)
    var pending = rules[...]
    var lastSpan: Span?
    for entry in group.entries {
      switch entry {
      case .omission(let reason, let span):
        lines.append(comment("left out: \(reason)", span))
      case .rule(let policyRule):
        guard lastSpan != policyRule.span || pending.first?.span == policyRule.span else {
          continue
        }
        lastSpan = policyRule.span
        while let next = pending.first, next.span == policyRule.span {
          pending.removeFirst()
          if let line = line(for: next, group.controls) { lines.append(line) }
        }
      }
    }
    return EmittedFile(name: group.fileName, lines: lines)
  }

  /// The line that means `policyRule`, or a diagnostic and nothing.
  private mutating func line(
    for policyRule: PolicyRule, _ controls: [ControlReference]
  ) -> EmittedFile.Line? {
    let rule = policyRule.rule
    var reason = writer.obstacle(in: rule).map(Self.description) ?? "no rule line can express it"
    for text in texts(of: rule) {
      switch readLine(text) {
      case .success(let readings) where readings == [rule]:
        return EmittedFile.Line(
          text: text, rule: rule, origin: policyRule.span, controls: controls)
      case .success: reason = "libaudit reads '\(text)' as another rule"
      case .failure(let line): reason = "libaudit refuses '\(text)': \(line.reason)"
      }
    }
    let diagnostic = Diagnostic(
      .error, "cannot-emit", "this cannot be written as a rule", at: policyRule.span
    )
    .noting(reason)
    .advising("say it in another way; 'auditwright inspect' shows what libaudit makes of a line")
    // The rules of one statement for the other ABIs would only say it again.
    if !diagnostics.contains(diagnostic) { diagnostics.append(diagnostic) }
    return nil
  }

  /// Why a comparison has no place in a rule line.
  private static func description(_ comparison: FieldComparison) -> String {
    guard let text = comparison.text else { return "no rule line can express it" }
    return
      "'\(text)' holds what libaudit takes for an operator (!=, >=, <=, &=), or a byte that no "
      + "rule line can hold"
  }

  /// The lines to try, the dialect's own first.
  private func texts(of rule: Rule) -> [ByteString] {
    let watch = dialect == .watch ? writer.watchLine(rule) : nil
    return [watch, writer.line(rule)].compactMap { $0 }
  }
}
