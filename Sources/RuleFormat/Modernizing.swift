import AuditRules
import ByteText
import Diagnostics

/// The rewriting of files that are loaded together.
final class Modernizing {
  /// What becomes of a line.
  enum Change {
    case written(ByteString)
    /// The line stays for this reason.
    case left(KeptReason)
  }

  private let form: ModernForm
  private let changes: [Span: Change]

  /// Decides on every line of `sources`.
  init(_ form: ModernForm, _ sources: [SourceText]) {
    self.form = form
    let lines = sources.flatMap { source in
      (0..<source.lineCount).map { Span(source, line: $0 + 1) }
    }
    changes = Self.changes(of: lines.map { ($0, form.read($0.bytes)) }, form)
  }

  /// What becomes of the line at `span`; `nil` if it has nothing to do with rules.
  func change(of span: Span) -> Change? { changes[span] }

  private static func changes(
    of lines: [(span: Span, reading: ModernForm.Reading)], _ form: ModernForm
  ) -> [Span: Change] {
    var originals: Set<Rule> = []
    var deletes = false
    for line in lines {
      switch line.reading {
      case .rule(let original): originals.insert(original.rule)
      case .deletion: deletes = true
      case .other: continue
      }
    }
    var changes: [Span: Change] = [:]
    /// The rules that lines make now, with those that they made before.
    var made: [Rule: Rule] = [:]
    for (span, reading) in lines {
      switch reading {
      case .rule(let original):
        // A deletion finds its rule only if the conditions stand in the same order.
        changes[span] = change(
          of: original, form, reorders: !deletes, originals: originals, made: &made)
      case .deletion:
        changes[span] = .left(.clause("a deletion is spelled as the rule that it deletes"))
      case .other(let reason):
        if let reason { changes[span] = .left(reason) }
      }
    }
    return changes
  }

  private static func change(
    of original: ModernForm.Original, _ form: ModernForm, reorders: Bool, originals: Set<Rule>,
    made: inout [Rule: Rule]
  ) -> Change {
    guard let new = form.written(original, reorders: reorders) else {
      return .left(.clause("no line in the modern form makes the same rule"))
    }
    let isTaken = new.rule != original.rule && originals.contains(new.rule)
    guard !isTaken, made[new.rule] ?? original.rule == original.rule else {
      return .left(
        .clause("it would become the same rule as another line, which the kernel refuses"))
    }
    made[new.rule] = original.rule
    return .written(new.line)
  }
}
