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
    diagnostics = validation.diagnostics(of: text.merge(for: profile).lines)
      .map(text.atItsOrigin)
  }
}
