import AuditCatalogue
import AuditLoading
import AuditRuleSyntax
import AuditRules
import ByteText
import Diagnostics
import LibAudit

/// Rule lines as a reader gave them, and what libaudit makes of each.
struct RuleText {
  /// One line that says something.
  struct Line {
    let span: Span
    let text: ByteString
    /// The rules that it may add: two for a watch on a place that may be a file or a folder.
    let rules: [Rule]
    /// What it sets.
    let controls: [ControlRule]
    /// Whether it takes a rule away instead.
    let isDeletion: Bool
  }

  let lines: [Line]
  /// What is wrong with the lines, or odd about them.
  let diagnostics: [Diagnostic]

  init(_ source: SourceText, for target: Target, on host: any HostView) {
    let text = RuleLines(file: source)
    let validation = RuleValidation(target: target, host: host, hostIsLoader: false)
    let compiler = RuleLineCompiler(target: target, host: host)
    var lines: [Line] = []
    var hints: [(Span, String)] = []
    for line in text.lines {
      guard case .words(let words) = RuleFileLine(line.bytes) else { continue }
      let compiled = compiler.compile(words)
      var rules: [Rule] = []
      var isDeletion = false
      switch compiled.result {
      case .addition(let addition): rules = Self.readings(of: addition)
      case .deletion(let addition):
        rules = Self.readings(of: addition)
        isDeletion = true
      case .refused(let refusal):
        if let hint = Self.suggestion(for: refusal, target) { hints.append((line.span, hint)) }
        continue
      case .done: break
      }
      lines.append(
        Line(
          span: line.span, text: ByteString(line.bytes), rules: rules,
          controls: compiled.controls, isDeletion: isDeletion))
    }
    self.lines = lines
    diagnostics = validation.diagnostics(of: text).map { diagnostic in
      let hint = hints.first { $0.0.line == diagnostic.span?.line && diagnostic.severity == .error }
      return diagnostic.advising(hint?.1)
    }
  }

  private static func readings(of addition: CompiledLine.Addition) -> [Rule] {
    [addition.rule] + (addition.ruleIfDirectory.map { [$0] } ?? [])
  }

  /// What the words at fault may have been meant to be.
  private static func suggestion(for refusal: Refusal, _ target: Target) -> String? {
    let names = LibAuditNames()
    let word = refusal.words.description
    let nearestName: String? =
      if refusal.reason.contains("yscall") {
        target.architectures.lazy.compactMap {
          nearest(to: word, among: names.syscallNames(on: $0))
        }.first
      } else if refusal.reason.contains("unknown field") {
        nearest(
          to: String(word.prefix { $0.isLetter || $0.isNumber || $0 == "_" }),
          among: names.fieldNames)
      } else {
        nil
      }
    return nearestName.map { "did you mean '\($0)'?" }
  }
}
