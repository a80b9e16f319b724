import AuditCatalogue
import AuditLoading
import Diagnostics
import PolicyModel
import RuleEmission

/// Emitted files as texts, with the way back from a place in them to the line it is in.
package struct EmittedText: Sendable {
  /// The texts, in load order.
  package let files: [RulesMerge.File]
  private let lines: [String: [EmittedFile.Line]]

  package init(_ emitted: [EmittedFile]) {
    files = emitted.map { file in
      RulesMerge.File(
        name: file.name, source: SourceText(name: file.name.description, bytes: file.bytes))
    }
    lines = Dictionary(
      zip(files.map(\.source.name), emitted.map(\.lines)), uniquingKeysWith: { first, _ in first })
  }

  /// The files merged as augenrules does it on the profile's host.
  func merge(for profile: CompiledProfile) -> RulesMerge {
    RulesMerge(files, awk: Awk(name: profile.facts?.awk), audit: profile.target.audit)
  }

  /// The emitted line that `span` lies in.
  func line(of span: Span?) -> EmittedFile.Line? {
    guard let span, let all = lines[span.source.name], all.indices.contains(span.line - 1) else {
      return nil
    }
    return all[span.line - 1]
  }

  /// `diagnostic` about emitted lines, told at the statements that they come from.
  package func atItsOrigin(_ diagnostic: Diagnostic) -> Diagnostic {
    guard let line = line(of: diagnostic.span), let place = line.origin else { return diagnostic }
    var moved = Diagnostic(diagnostic.severity, diagnostic.id, diagnostic.message, at: place)
    moved.notes = [Diagnostic.Note("the rule is '\(line.text)'")]
    moved.notes += diagnostic.notes.map {
      Diagnostic.Note($0.message, at: self.line(of: $0.span)?.origin)
    }
    moved.help = diagnostic.help
    return moved
  }
}
