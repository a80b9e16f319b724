import AuditCatalogue
import AuditLints
import Diagnostics
import LibAudit
import Lints
import PolicyCompilation
import PolicyModel
import PolicyProofs

/// A profile as a lint sees it: compiled, with its claims judged, and its files as rules.
public struct LintedProfile: Sendable {
  /// The profile, compiled.
  public let build: ProfileBuild
  /// What compiling it and proving its claims says.
  public let diagnostics: [Diagnostic]
  /// Its files, merged and loaded on its host; `nil` if it does not compile.
  public let rules: LintedRules?
  private let emitted: EmittedText

  /// Judges the claims of `build` by the day `today`, `YYYY-MM-DD`.
  init(_ build: ProfileBuild, in library: PolicyLibrary, today: String) {
    self.build = build
    emitted = EmittedText(build.files)
    guard !build.diagnostics.hasErrors else {
      diagnostics = build.diagnostics
      rules = nil
      return
    }
    let claims = ClaimProofs(build, in: library, names: LibAuditNames(), today: today)
    diagnostics = build.diagnostics + claims.diagnostics
    let host = LintedHost(build.profile.target, build.profile.facts, isOnlyLikely: false)
    rules = LintedRules(folder: emitted.files, on: host)
  }

  /// What the wanted lints of rules say of its files, told at the statements that the lines come
  /// from. Fixes are left out, for they would change what is generated.
  public func ruleDiagnostics(_ choice: LintChoice) -> [Diagnostic] {
    guard let rules else { return [] }
    return AuditLints.diagnostics(in: rules, choice).map {
      let moved = emitted.atItsOrigin($0)
      return moved.span == $0.span ? moved : PolicyAdvice.given(on: moved)
    }
  }
}
