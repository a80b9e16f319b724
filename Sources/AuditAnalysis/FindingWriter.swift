import AuditCatalogue
import AuditRules
import ByteText
import Diagnostics

/// Puts differences into words: what, where, which control, what to do.
struct FindingWriter {
  let options: DriftOptions

  private static let kernelsOwn =
    "the kernel itself drops a rule when the folder it watches is removed or renamed or its file "
    + "system is unmounted, so this alone is no sign of tampering"

  private var reload: String {
    switch options.place {
    case .kernel: "load the rules again, as 'augenrules --load' does"
    case .mergedFile: "run: augenrules --load"
    }
  }

  /// What 'loaded' has to be followed by, so that it is not taken for the kernel's state.
  private var source: String { options.place == .kernel ? "" : " from audit.rules" }

  func missing(_ rule: ExpectedRule, isDefinite: Bool) -> DriftFinding {
    let subject = rule.rule.path ?? rule.rule.dir ?? rule.rule.comparison(of: .exe)?.text
    var diagnostic = Diagnostic(
      .error, "drift-missing", "'\(rule.text)' is not loaded\(source)\(answering(rule))",
      at: rule.span
    ).advising(reload)
    if subject != nil, options.place == .kernel { diagnostic = diagnostic.noting(Self.kernelsOwn) }
    if !isDefinite {
      diagnostic = diagnostic.noting("it may be a loaded rule that cannot be read")
      diagnostic.severity = .warning
    }
    return finding(.missing, rule, nil, [], isDefinite: isDefinite, diagnostic)
  }

  func changed(_ rule: ExpectedRule, _ line: LoadedLine) -> DriftFinding {
    let wording = RuleDifference(names: options.names, machine: options.target.machine)
    let clauses =
      rule.readings.flatMap { expected in
        line.readings.map { loaded in
          wording.clauses(
            expected: expected.held(by: options.target.kernel, on: options.target.machine),
            loaded: loaded)
        }
      }.min { $0.count < $1.count } ?? []
    let diagnostic = Diagnostic(
      .error, "drift-changed",
      "'\(rule.text)' is loaded otherwise\(source): \(clauses.joined(separator: "; "))\(answering(rule))",
      at: rule.span
    ).noting("'\(line.text)' is loaded", at: line.span).advising(reload)
    return finding(.changed, rule, line, clauses, diagnostic)
  }

  func unexpected(_ line: LoadedLine) -> DriftFinding {
    var diagnostic = Diagnostic(
      .error, "drift-unexpected", "'\(line.text)' is loaded\(source) but not expected",
      at: line.span)
    switch options.place {
    case .kernel:
      diagnostic = diagnostic.advising(
        "add the rule to the policy, or load the rules again to be rid of it")
    case .mergedFile:
      diagnostic = diagnostic.advising(
        "add the rule to rules.d, or be rid of it and run: augenrules --load")
    }
    if let oddity = line.oddity { diagnostic = diagnostic.noting(oddity, at: line.span) }
    return finding(.unexpected, nil, line, line.oddity.map { [$0] } ?? [], diagnostic)
  }

  func unreadable(_ line: LoadedLine) -> DriftFinding {
    let reason = line.unreadable ?? "it is no rule"
    let diagnostic = Diagnostic(
      .error, "unreadable-line", "'\(line.text)' cannot be read: \(reason)", at: line.span)
    return finding(.unreadable, nil, line, [reason], isDefinite: false, diagnostic)
  }

  func order(_ inversion: OrderCheck.Inversion) -> DriftFinding {
    let first = inversion.first
    let second = inversion.second
    let diagnostic = Diagnostic(
      .error, "drift-order",
      "'\(first.text)' is loaded\(source) behind '\(second.text)', and \(inversion.reason)"
        + answering(first),
      at: first.span
    ).noting("the rule that should come second", at: second.span)
      .noting("the line that now comes first", at: inversion.secondLine.span)
      .advising(reload)
    var result = finding(
      .order, first, inversion.secondLine, [inversion.reason], diagnostic)
    result.controls += second.controls.filter { !first.controls.contains($0) }
    return result
  }

  func ambiguous(_ inversion: OrderCheck.Inversion) -> AmbiguousLine {
    AmbiguousLine(
      loaded: inversion.firstLine.text, place: inversion.firstLine.span?.fileAndLine,
      rule: inversion.first.text,
      reason: "it is loaded behind '\(inversion.second.text)', and \(inversion.reason)")
  }

  /// A difference that is proved to be none in what is recorded.
  static func withoutEffect(_ finding: DriftFinding) -> Diagnostic {
    let remark = Diagnostic(
      .note, "reworded", "\(finding.diagnostic.message), without effect",
      at: finding.diagnostic.span)
    guard finding.kind == .changed, let line = finding.diagnostic.notes.first else { return remark }
    return remark.noting(line.message, at: line.span)
  }

  private func answering(_ rule: ExpectedRule) -> String {
    rule.controls.isEmpty ? "" : " (\(rule.controls.joined(separator: ", ")))"
  }

  private func finding(
    _ kind: DriftFinding.Kind, _ rule: ExpectedRule?, _ line: LoadedLine?, _ details: [String],
    isDefinite: Bool = true, _ diagnostic: Diagnostic
  ) -> DriftFinding {
    DriftFinding(
      kind: kind, rule: rule?.text, loaded: line?.text, controls: rule?.controls ?? [],
      policy: rule?.policy, details: details, isDefinite: isDefinite, diagnostic: diagnostic)
  }
}
