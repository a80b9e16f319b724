import AuditCatalogue
import AuditRuleSyntax
import AuditRules
import ByteText
import Diagnostics
import LibAudit

/// The state of auditctl and the kernel in the course of a load, a line at a time.
struct LoadSimulation {
  private let compiler: RuleLineCompiler
  let verdict: KernelVerdict
  private var advice: RefusalAdvice
  /// Whether a refusal that depends on the host counts, or is a remark.
  let hostDecides: Bool
  /// What the kernel holds.
  var held = HeldRules()
  var settings = LoadSettings()
  /// The line that deletes all rules, those from before the load too.
  var clearing: Span?
  /// The line that locked the rules.
  var lock: Span?
  /// `-i` or `-c` has been read.
  private(set) var ignoresErrors = false
  /// auditctl's `continue_error`: set by `-c`, and then an error makes the load fail in the end.
  private(set) var remembersErrors = false
  private(set) var failsInTheEnd = false

  /// A load of `lineCount` lines into a kernel that holds no rules.
  init(target: Target, host: any HostView, hostDecides: Bool, lineCount: Int) {
    self.hostDecides = hostDecides
    compiler = RuleLineCompiler(target: target, host: host)
    verdict = KernelVerdict(target: target, host: host)
    advice = RefusalAdvice(target: target)
    held.reserve(lineCount)
  }

  /// Reads the next line.
  mutating func read(_ line: RuleLine) -> LineOutcome {
    let bytes = line.bytes
    var outcome = LineOutcome()
    guard case .words(let words) = RuleFileLine(bytes) else { return outcome }
    outcome.diagnostics = LineTrouble(line, bytes).diagnostics(wordsRead: words.count)
    let compiled = compiler.compile(words)
    outcome.compiled = (words, compiled)
    for control in compiled.controls {
      apply(control, line, &outcome)
      if outcome.failed { break }
    }
    if !outcome.failed { take(compiled, line, bytes, &outcome) }
    if outcome.failed, remembersErrors { failsInTheEnd = true }
    return outcome
  }

  private mutating func take(
    _ compiled: CompiledLine, _ line: RuleLine, _ bytes: ArraySlice<UInt8>,
    _ outcome: inout LineOutcome
  ) {
    switch compiled.result {
    case .done: break
    case .refused(let refusal):
      outcome.crashed = refusal.crashesAuditctl
      let advice = advice.advice(on: refusal, in: outcome.compiled?.words ?? [])
      let diagnostic = Self.diagnostic(refusal, line, bytes).advising(advice)
      refuse(refusal.dependsOnHost, diagnostic, &outcome)
    case .addition(let addition):
      outcome.diagnostics += compiled.remarks(at: line.span)
      add(addition, line.span, &outcome)
    case .deletion(let deletion): delete(deletion, line.span, &outcome)
    }
  }

  /// Counts a refusal, unless only another machine than the loading one gives it; tells whether it
  /// counts.
  @discardableResult
  func refuse(
    _ dependsOnHost: Bool, _ diagnostic: Diagnostic, _ outcome: inout LineOutcome
  ) -> Bool {
    if dependsOnHost, !hostDecides {
      var remark = diagnostic
      remark.severity = .note
      outcome.diagnostics.append(remark)
      return false
    }
    outcome.fail(diagnostic)
    return true
  }

  private static func diagnostic(
    _ refusal: Refusal, _ line: RuleLine, _ bytes: ArraySlice<UInt8>
  ) -> Diagnostic {
    var span = line.span
    if !refusal.words.isEmpty, let offset = bytes.firstOffset(of: refusal.words) {
      span = line.span(of: offset..<(offset + refusal.words.count))
    }
    return Diagnostic(
      .error, "libaudit-refuses", "auditctl refuses this line: \(refusal.reason)", at: span)
  }

  /// `-i` and `-c`, which act from their own line on.
  mutating func ignoreErrors(remembering: Bool) {
    ignoresErrors = true
    if remembering {
      remembersErrors = true
      // auditctl keeps one variable for both, so a second `-c` forgives what came before.
      failsInTheEnd = false
    }
  }
}

extension ArraySlice<UInt8> {
  /// How far from the start `part` first stands.
  fileprivate func firstOffset(of part: ByteString) -> Int? {
    guard count >= part.count else { return nil }
    return (0...(count - part.count)).first { self[(startIndex + $0)...].starts(with: part) }
  }
}
