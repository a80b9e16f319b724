import AuditCatalogue
import AuditLoading
import ByteText
import Diagnostics
import PolicyModel
import RuleEmission

/// What a load of emitted files would run into, told at the statements that they come from.
struct LoadJudgement {
  /// The findings, with places in the policy.
  let diagnostics: [Diagnostic]

  /// Merges the files as augenrules does on the profile's host, and judges every line.
  init(_ files: [EmittedFile], of profile: CompiledProfile) {
    let text = EmittedText(files)
    let validation = RuleValidation(
      target: profile.target, host: profile.facts ?? UnknownHost(),
      hostIsLoader: profile.facts != nil)
    diagnostics = validation.diagnostics(of: text.merge(for: profile).lines).map {
      Self.atItsOrigin($0, text)
    }
  }

  private static func atItsOrigin(
    _ diagnostic: Diagnostic, _ text: EmittedText
  ) -> Diagnostic {
    guard let line = text.line(of: diagnostic.span), let place = line.origin else {
      return diagnostic
    }
    var moved = Diagnostic(diagnostic.severity, diagnostic.id, diagnostic.message, at: place)
    moved.notes = [Diagnostic.Note("the rule is '\(line.text)'")]
    moved.notes += diagnostic.notes.map {
      Diagnostic.Note($0.message, at: text.line(of: $0.span)?.origin)
    }
    moved.help = diagnostic.help
    return moved
  }
}
